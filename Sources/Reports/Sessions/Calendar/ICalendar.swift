import Screen

/// iCalendar text (RFC 5545): content lines that end in CRLF, values escaped, lines folded at 75
/// octets and never inside a character.
struct ICalendar {
  private(set) var text = ""

  /// `BEGIN:NAME`, what `body` adds, `END:NAME`.
  mutating func component(_ name: String, _ body: (inout ICalendar) -> Void) {
    add("BEGIN", name)
    body(&self)
    add("END", name)
  }

  /// A property whose value needs no escaping: a date, a number, a word of the format. Its name
  /// may carry parameters.
  mutating func add(_ name: String, _ value: String) { line("\(name):\(value)") }

  /// A property of text; nothing for no text.
  mutating func addText(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    line("\(name):\(ICalendar.escaped(text))")
  }

  /// A property of several texts.
  mutating func addTexts(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    line("\(name):\(texts.map(ICalendar.escaped).joined(separator: ","))")
  }

  /// Safe to show, then with `\`, `;`, `,` and line ends escaped (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      let whole = line.last == "\r" ? line.dropLast() : line
      return Sanitise.line(String(whole)).unicodeScalars.reduce(into: "") { out, scalar in
        if scalar == "\\" || scalar == ";" || scalar == "," { out += "\\" }
        out.unicodeScalars.append(scalar)
      }
    }.joined(separator: "\\n")
  }

  private static let width = 75

  /// Folds (RFC 5545, 3.1): what goes on begins with a blank, which counts.
  private mutating func line(_ content: String) {
    var room = ICalendar.width
    for scalar in content.unicodeScalars {
      let size = UTF8.width(scalar)
      if size > room {
        text += "\r\n "
        room = ICalendar.width - 1
      }
      text.unicodeScalars.append(scalar)
      room -= size
    }
    text += "\r\n"
  }
}
