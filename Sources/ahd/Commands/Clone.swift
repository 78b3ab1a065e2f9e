import ArgumentParser
import Glibc
import Model
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
      do throws(SyncFailure) { try clone() } catch { throw Failure(error) }
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
    let cloning = Cloning(place, salt: OutFile.salt) {
      Git($0, variable: Host.environment, isEnded: { Interruption.signal != nil })
    }
    let teller = Syncing.Teller(isLines: false)
    defer { teller.clear() }
    let cloned = try cloning.make(folder, progress: teller.progress)
    teller.clear()
    for register in cloned.registers {
      tell(register.isEmpty ? folder : "\(folder)/\(register)", cloned.tip, from: place)
    }
  }

  /// What the register is, and what to do with it.
  private func tell(_ folder: String, _ tip: ObjectID, from place: Address) {
    var options = options
    options.register = folder
    let shown = Sanitise.line(folder)
    do {
      let register = try Desk(options).register
      lookWhoseWord(register.header, folder, tip)
      let count = register.journal.events.count
      let events = count == 0 ? "nothing recorded yet" : "\(count) event\(count == 1 ? "" : "s")"
      try Output.print(
        """
        \(Sanitise.line(register.header.title)): \(shown)
        \(register.count) items, \(events), from \(place.shown).
        Open it: ahd --register \(shown)
        Exchange what is new: ahd --register \(shown) sync
        """)
    } catch {
      Output.warn(
        "\(shown) was cloned and cannot be opened; ahd check --register \(shown) says why.")
    }
  }

  /// Where it cannot be looked for now, the first exchange does.
  private func lookWhoseWord(_ header: Header, _ folder: String, _ tip: ObjectID) {
    do throws(SyncFailure) {
      try WordSearch.look(in: folder, header, to: tip, Desk.identity) {
        Git($0, variable: Host.environment)
      }
    } catch {
      Output.warn("Whose word it is could not be looked for: \(Sanitise.line(error.words))")
    }
  }
}
