/// How a repository is laid out: all that a git folder of ours which stands in for it has to say
/// of it.
extension GitSettings {
  /// Its branches are in tables and not in files.
  var hasTables: Bool { values["extensions.refstorage"] == "reftable" }

  /// Who else may write what is written there, where it says so in one of git's words.
  private var sharedWith: String? {
    guard let word = values["core.sharedrepository"]?.lowercased() else { return nil }
    let words = ["umask", "group", "all", "world", "everybody"]
    let isMode = word.utf8.count <= 4 && UInt16(word, radix: 8) != nil
    return words.contains(word) || isMode || flag("core.sharedrepository") != nil ? word : nil
  }

  /// The same in the words of a configuration.
  var layout: String {
    let version = isSHA256 || hasTables ? 1 : 0
    var text = "[core]\n  repositoryformatversion = \(version)\n"
    if let sharedWith { text += "  sharedRepository = \(sharedWith)\n" }
    if isSHA256 { text += "[extensions]\n  objectFormat = sha256\n" }
    if hasTables { text += "[extensions]\n  refStorage = reftable\n" }
    return text
  }

  /// A value as it stands in a configuration, or the name of a part of it. By scalars: git reads
  /// bytes, to which a quote is one whatever mark stands on it.
  static func quoted(_ text: String) -> String {
    let inside = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: "\(scalar)"
      }
    }
    return "\"\(inside.joined())\""
  }
}
