import Entities
import Text

/// What has plain `git merge`, run by hand, join a register's files as `ahd sync` does: lines of
/// a clone's own info/attributes, and the driver they name in its own config. Neither travels
/// with the repository.
package enum MergeDriver {
  /// The section of the config, and how the program is called: files of base, ours and
  /// theirs, and the path.
  package static let settings = [
    ("merge.ahd.name", "join the files of a register member by member"),
    ("merge.ahd.driver", "ahd merge-driver %O %A %B %P"),
  ]

  /// The attributes with the register's files among them.
  ///
  /// - Parameters:
  ///   - text: What info/attributes holds; a person's own lines stay as they are.
  ///   - prefix: The register's folder in the repository, without slashes at its ends; empty
  ///     where it is the top.
  /// - Returns: The new text; nil where nothing is missing.
  package static func attributes(_ text: String, for prefix: String) -> String? {
    let names = RegisterFile.allCases.map(\.fileName) + ["journal/*.jsonl"]
    let folder = prefix.isEmpty ? "" : escaped(prefix) + "/"
    let wanted = names.map { name in
      "\(pattern("/\(folder)\(name)")) -text -eol -ident -filter -working-tree-encoding merge=ahd"
    }
    let there = Set(text.parts(by: "\n").map { $0.start(before: "\r") ?? $0 })
    let missing = wanted.filter { !there.contains($0) }
    if missing.isEmpty { return nil }
    let gap = text.isEmpty || text.ends(with: "\n") ? "" : "\n"
    return text + gap + missing.joined(separator: "\n") + "\n"
  }

  /// What git would take for a wildcard stands for itself.
  private static func escaped(_ prefix: String) -> String {
    prefix.unicodeScalars.map { "*?[\\".holds($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  /// In C's quotes where a line would otherwise be read another way.
  private static func pattern(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }) else { return path }
    var quoted = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
