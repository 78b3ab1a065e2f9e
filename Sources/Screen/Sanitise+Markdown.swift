extension Sanitise {
  /// One line of Markdown that is shown as it is written, never read as markup; safe
  /// in a table's cell too. By scalars: a sign is one whatever mark stands on it.
  package static func markdown(_ raw: String) -> String {
    line(raw).unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": text += "\\\(scalar)"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
