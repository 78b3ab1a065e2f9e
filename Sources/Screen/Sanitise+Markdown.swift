extension Sanitise {
  /// One line of Markdown that is shown as it is written, never read as markup; safe
  /// in a table's cell too.
  package static func markdown(_ raw: String) -> String {
    line(raw).reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$": text += "\\\(character)"
      default: text.append(character)
      }
    }
  }
}
