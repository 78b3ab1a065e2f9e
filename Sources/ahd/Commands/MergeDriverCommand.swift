import ArgumentParser
import Entities
import Interchange
import JSON
import Screen
import Store

/// What plain `git merge` asks of the program for a register's files (Sync's MergeDriver sets it
/// up): exit 0 with the joined text in the place of ours, or 1 with ours as it was.
struct MergeDriverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver", abstract: "Join two copies of a register's file, for git merge.",
    discussion: """
      git calls it as set up by `ahd sync`, `ahd clone` and `ahd init --git`; nobody else need. \
      OURS becomes what both sides come to, member by member and line by line; where a side \
      cannot be read it stays as it is, and git tells a conflict.
      """, shouldDisplay: false)

  @Argument(help: "A file with what both began from; empty where there was none.") var base: String
  @Argument(help: "A file with our side; the result is written over it.") var ours: String
  @Argument(help: "A file with their side.") var theirs: String
  @Argument(help: "The path in the repository.") var path: String

  func run() throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (base, ours, theirs) = (try read(base), try read(ours) ?? [], try read(theirs) ?? [])
    if let file = RegisterFile.allCases.first(where: { $0.fileName == name }) {
      try join(file, base, ours, theirs)
    } else if name.hasSuffix(".jsonl") {
      let joined = Merging.journal(base: base, ours: ours, theirs: theirs)
      for sentence in joined.sentences(path) { tell(sentence) }
      try write(joined.bytes)
    } else {
      throw fail("\(path) is none of a register's files; join it by hand")
    }
  }

  private func join(
    _ file: RegisterFile, _ base: [UInt8]?, _ ours: [UInt8], _ theirs: [UInt8]
  ) throws {
    let joined: MergedFile
    do throws(MergeFault) {
      joined = try Merging.file(file, base: base, ours: ours, theirs: theirs)
    } catch {
      throw fail("\(error.words); mend that side and merge again")
    }
    for sentence in joined.sentences(path) { tell(sentence) }
    try write(joined.bytes ?? [])
  }

  /// Nil for an empty file: there was none.
  private func read(_ path: String) throws -> [UInt8]? {
    let bytes = try InFile.read(path)
    return bytes.count == 0 ? nil : (0..<bytes.count).map { bytes[$0] }
  }

  private func write(_ bytes: [UInt8]) throws {
    let placing = Placing(salt: OutFile.salt)
    do throws(PlacingError) { try placing.put(bytes, at: ours, mode: 0o600, replaces: true) } catch
    {
      throw fail("\(error.words); see to that and merge again")
    }
  }

  private func tell(_ sentence: String) { Output.warn(Shown(sentence)) }

  private func fail(_ sentence: String) -> ExitCode {
    tell("\(sentence).")
    return ExitCode(1)
  }
}
