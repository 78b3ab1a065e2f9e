package import Entities
package import JSON
package import Journal
package import Register

/// What five machines make of one register in some weeks: three share a remote; two more, and one
/// of the three, hand each other bundles, old ones too. They record, edit files by hand, are
/// offline, break off in the middle of an exchange, and go back to an older backup; at the end all
/// exchange until nothing is left to exchange.
///
/// The exchange is that of git in short: commits with their parents, bases of two commits, a
/// remote that takes nothing that does not build on what it has; files and journals are
/// joined by `Merging`.
package struct SharedHistory: Sendable {
  /// Names and bytes of the files of a folder.
  package typealias Folder = [String: [UInt8]]

  /// The folder of each machine at the end.
  package let folders: [Folder]
  /// Each machine's register as it took what arrived, nil where it would have been read anew since.
  package let registers: [Register?]
  /// Lines that were acknowledged and are not on a disk that went back to before them.
  package let acknowledged: [String]
  /// Every value a hand gave a member, as `file id member value`.
  package let typed: Set<String>
  /// What went wrong on the way, in words: there must be nothing.
  package let faults: [String]
  /// How many times machines exchanged, joined, broke off, and went back.
  package let counts: [String: Int]

  /// The same for the same seed.
  package static func random(seed: Int, steps: Int = 24) -> SharedHistory {
    var world = SharedWorld(seed: seed)
    for _ in 0..<steps { world.step() }
    world.settle()
    return world.history
  }

  /// The register of a folder.
  package static func opened(_ folder: Folder) -> Register {
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases { files[file] = folder[file.fileName].map { Bytes($0) } }
    var register = Register(files: files, today: Samples.today)
    _ = register.take(lines(of: folder))
    return register
  }

  /// The lines of its journals.
  package static func lines(of folder: Folder) -> [Event.Line] {
    folder.keys.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
      lines(folder[name] ?? [], name)
    }
  }

  static func lines(_ bytes: [UInt8], _ name: String) -> [Event.Line] {
    let file = String(name.dropFirst("journal/".count))
    return bytes.split(separator: 10).enumerated().map { number, line in
      Event.Line(String(decoding: line, as: UTF8.self), file: file, number: number + 1)
    }
  }

  /// The objects of a file; of register.json itself, and those of its lists.
  package static func elements(_ file: RegisterFile, _ text: [UInt8]) -> [JSONValue] {
    guard let value = try? JSONValue(String(decoding: text, as: UTF8.self)) else { return [] }
    if file != .register { return value.array ?? [] }
    let lists = ["parties", "domains", "people", "bodies"]
    return [value] + lists.flatMap { value[$0]?.array ?? [] }
  }
}
