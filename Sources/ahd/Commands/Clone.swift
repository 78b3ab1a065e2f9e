import ArgumentParser
import Entities
import Glibc
import Journal
import Register
import Screen
import Store
import Sync

struct CloneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clone", abstract: "Make your own copy of a register that others share over git.",
    discussion: """
      From a repository that git reaches (https, ssh, a folder on a share) or from a bundle that \
      ahd sync --bundle wrote. Nothing of what is received is run, and the folder is there whole or \
      not at all. From then on ahd sync exchanges what is new (docs/together.md).

        ahd clone ../river.git river
        ahd --register river sync
        ahd clone ../river.bundle river-from-the-stick
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("The repository's address, or a bundle.", valueName: "url"))
  var address: String
  @Argument(help: ArgumentHelp("The folder: a new or empty one.", valueName: "dir"))
  var folder: String

  func run() throws {
    try Output.run {
      if options.isReadOnly { throw StoreError.readOnly(.asked) }
      if let day = try options.day() { throw StoreError.readOnly(.asOf(day)) }
      Interruption.watch()
      Git.boundFiles()
      do throws(SyncFailure) { try clone() } catch {
        let failure = Failure(error)
        guard case .ended = error else { throw failure }
        throw Failure(failure.code, "The clone was broken off; nothing was made.")
      }
    }
  }

  private func clone() throws(SyncFailure) {
    let place: Address
    do throws(AddressFault) {
      place = try Address(address).absolute(in: Host.realPath(".") ?? ".")
    } catch {
      throw .address(error)
    }
    OutFile.keepPrivate(beside: folder)
    let git: (Repository) -> Git = {
      Git($0, variable: Host.environment, isEnded: { Interruption.signal != nil })
    }
    let cloning = Cloning(place, salt: OutFile.salt, git: git)
    let teller = Syncing.Teller(isLines: false)
    defer { teller.clear() }
    let cloned = try cloning.make(folder, progress: teller.progress)
    teller.clear()
    for register in cloned.registers {
      let folder = register.isEmpty ? folder : "\(folder)/\(register)"
      try? cloning.note(of: folder, now: Host.now).save(of: folder, Desk.identity)
      // Where this does not go, the first exchange does it, and tells.
      try? WordSearch.look(in: folder, to: cloned.tip, Desk.identity, git: git)
      tell(folder, from: place, sync: cloned.hasRemote ? "sync" : "sync --bundle \(place.shown)")
    }
  }

  /// What the register is, and what to do with it.
  private func tell(_ folder: String, from place: Address, sync: String) {
    var options = options
    options.register = folder
    do {
      let register = try Desk(options).register
      let count = register.journal.actions
      try Output.print(
        """
        \(register.header.title): \(folder)
        \(counted(register.count, "item")), \(count == 0 ? "nothing recorded yet" : counted(count, "event")), \
        from \(place.shown).
        Open it: ahd --register \(folder)
        Exchange what is new: ahd --register \(folder) \(sync)
        """)
    } catch is ExitCode {
      Output.warn("\(folder) is cloned; only the answer could not be written.")
    } catch {
      Output.warn(
        "\(folder) was cloned and cannot be opened; ahd check --register \(folder) says why.")
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
