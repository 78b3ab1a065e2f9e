/// Text in the language of man pages, man(7).
enum Roff {
  /// A text that stands in a page as it is, whatever it holds.
  static func text(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "'": out += "\\(aq"
      case "`": out += "\\(ga"
      case "^": out += "\\(ha"
      case "~": out += "\\(ti"
      case " "..."~": out.unicodeScalars.append(scalar)
      case "\t", "\n": out += " "
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F { continue }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    // A line that begins with a point would be a command; all of it is ASCII by now.
    return out.hasPrefix(".") ? "\\&" + out : out
  }

  static func bold(_ text: String) -> String { "\\fB\(self.text(text))\\fR" }

  /// A text in which what stands between backquotes is bold.
  static func prose(_ text: String) -> String {
    let parts = text.unicodeScalars.split(separator: "`", omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count % 2 == 1 else { return self.text(text) }
    return parts.enumerated().map { $0 % 2 == 0 ? self.text($1) : bold($1) }.joined()
  }

  /// A heading; mandoc(1) wants no point in it either.
  static func section(_ title: String) -> String { ".SH \"\(text(title.uppercased()))\"" }
  static func subsection(_ title: String) -> String { ".SS \"\(text(title))\"" }

  /// A term and what it means, indented.
  static func item(_ term: String, _ words: String) -> [String] {
    [".TP", term, words.isEmpty ? "\\&" : prose(words)]
  }

  /// Paragraphs and examples of a help text; the first needs no break before it.
  static func body(_ source: String) -> [String] {
    Prose.parts(of: source).flatMap { part in
      switch part {
      case .paragraph(let words): [".PP", prose(words)]
      case .example(let lines): example(lines)
      }
    }
  }

  static func example(_ lines: [String]) -> [String] {
    [".PP", ".RS 4", ".nf"] + lines.map(text) + [".fi", ".RE"]
  }

  /// `--domain <id>` with what is typed in bold and what stands for something else in italics.
  static func spelling(_ spelling: String) -> String {
    var out = ""
    for word in spelling.split(separator: " ", omittingEmptySubsequences: false) {
      if !out.isEmpty { out += " " }
      var word = String(word)
      let ends = (word.hasPrefix("["), word.hasSuffix("]"))
      if ends.0 { word.removeFirst() }
      if ends.1 { word.removeLast() }
      let isName = word.hasPrefix("-") || !word.hasPrefix("<") && !ends.0
      word = word.hasPrefix("<") ? String(word.drop { $0 == "<" }).replacing(">", with: "") : word
      let styled = word == "…" ? "..." : isName ? bold(word) : "\\fI\(text(word))\\fR"
      out += (ends.0 ? "[" : "") + styled + (ends.1 ? "]" : "")
    }
    return out
  }
}
