import Screen

/// A line as it is read aloud: every sign in words, or left out where words stand beside it;
/// no control characters.
package func spoken(_ line: String) -> String {
  let safe = Sanitise.line(line)
  guard safe.contains(where: { Spoken.signs.contains($0) }) else { return safe }
  var spoken = Spoken(Array(safe))
  return spoken.words()
}

private struct Spoken {
  /// All that is looked at twice.
  static let signs: Set<Character> = Set("*~→←·¶≠!?+=●○◔◑◌┄╌»×✓").union(drawn)
  /// Borders, bars and cells of charts: their figures stand beside them.
  private static let drawn: Set<Character> = Set(
    "─━│┃╭╮╰╯┏┓┗┛├┤┬┴┼█▉▊▋▌▍▎▏▐▁▂▃▄▅▆▇░▒▓■□▸")
  private static let states: Set<Character> = Set("●○◔◑◌┄╌»×·=")

  private let line: [Character]
  private var out = ""

  init(_ line: [Character]) { self.line = line }

  mutating func words() -> String {
    var place = 0
    while place < line.count {
      let sign = line[place]
      // A status has its word behind it.
      if Spoken.states.contains(sign), isBlank(place - 1), isBlank(place + 1), !isDot(place) {
        place += 2
        continue
      }
      out += word(sign, place)
      place += 1
    }
    while out.last == " " { out.removeLast() }
    return out
  }

  private mutating func word(_ sign: Character, _ place: Int) -> String {
    let isAlone = isBlank(place - 1) && isBlank(place + 1)
    switch sign {
    case "*" where at(place - 1) == "*" || at(place + 1) == "*": return "*"
    case "*":
      if [" (inferred)", " inferred"].contains(where: line[(place + 1)...].starts(with:))
        || out.allSatisfy({ $0 == " " })
      {
        return ""
      }
      return isBlank(place - 1) ? "inferred" : " (inferred)"
    case "~":
      if at(place + 1)?.isNumber == true { return "about " }
      return isBlank(place - 1) ? "" : " (about)"
    case "→": return isBlank(place - 1) ? "to" : " to"
    case "←": return "from"
    case "¶": return at(place + 1)?.isNumber == true ? "paragraph " : "paragraph"
    case "≠": return "contested"
    case "+": return isAlone ? "and" : "+"
    case "✓": return "selected"
    // The words of an overdue item stand in its row; what stood there keeps the columns.
    case "!": return isAlone ? " " : "!"
    case "?":
      if at(place + 1).map(Spoken.states.contains) == true { return " " }
      if isAlone, line[(place + 1)...].starts(with: " unreported") { return " " }
      // A legend begins with it.
      if place == 0, line.dropFirst().starts(with: " date past") { return "" }
      return isAlone ? "unknown" : "?"
    case "·" where isDot(place):
      if out.last == " " { out.removeLast() }
      return ","
    case _ where Spoken.states.contains(sign): return at(place - 1) == "?" ? " " : String(sign)
    case _ where Spoken.drawn.contains(sign): return ""
    default: return String(sign)
    }
  }

  /// A dot between words, and not the sign of a status.
  private func isDot(_ place: Int) -> Bool {
    line[place] == "·" && isBlank(place - 1) && isBlank(place + 1) && !isBlank(place - 2)
  }

  private func at(_ place: Int) -> Character? { line.indices.contains(place) ? line[place] : nil }

  private func isBlank(_ place: Int) -> Bool { at(place).map { $0 == " " } ?? true }
}
