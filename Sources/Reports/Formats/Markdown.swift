import Screen
import Text

/// Markdown of a table: text of the register is shown as it is written, never read as markup.
enum Markdown {
  /// Safe to stand in a table's cell or a line of text.
  static func escape(_ raw: String) -> String { Sanitise.markdown(raw) }

  /// What is escaped already, in bold: emphasis does not open before a blank, nor close behind one.
  static func strong(_ text: String) -> String {
    let words = text.trimmed
    return words.isEmpty ? text : "**\(words)**" + (text.last == " " ? " " : "")
  }

  /// What is escaped already, at the beginning of a line: no heading, list, rule or code block.
  static func opening(_ text: String) -> String {
    let text = text.trimmed
    let scalars = text.unicodeScalars
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let rest = scalars[digits.endIndex...]
    if !digits.isEmpty, rest.first == "." || rest.first == ")" {
      return "\(Substring(digits))\\\(Substring(rest))"
    }
    return scalars.first.map("#-+=".unicodeScalars.contains) ?? false ? "\\\(text)" : text
  }
}
