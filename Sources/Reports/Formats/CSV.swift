import Screen

/// Comma-separated values (RFC 4180): CRLF, quotes where needed, and no cell that a
/// spreadsheet would run.
struct CSV {
  private(set) var text = ""

  init(_ heading: [String]) { add(heading) }

  /// Appends one record. Text is made safe to show first, so that no cell spans lines.
  mutating func add(_ cells: [String]) {
    text += cells.map(CSV.cell).joined(separator: ",") + "\r\n"
  }

  /// A cell as it is written, in quotes where it needs them.
  static func cell(_ raw: String) -> String {
    let text = safe(raw)
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    let inside = text.unicodeScalars.reduce(into: "".unicodeScalars) { out, scalar in
      if scalar == "\"" { out.append(scalar) }
      out.append(scalar)
    }
    return "\"\(String(inside))\""
  }

  /// What a reader gets: safe to show, and with an apostrophe before what begins like a formula; a
  /// blank, a tab or a line end before that counts for nothing, a wide sign as a narrow one: there
  /// are spreadsheets that take them so. A plain number stays a number, also a negative one.
  static func safe(_ raw: String) -> String {
    let safe = Sanitise.line(raw)
    let first = safe.unicodeScalars.first { !$0.properties.isWhitespace }
    let isBroken = raw.unicodeScalars.first == "\t" || raw.unicodeScalars.first == "\r"
    let isFormula = isBroken || first.map(formulaSigns.contains) ?? false
    return isFormula && Double(raw) == nil ? "'" + safe : safe
  }

  private static let formulaSigns = Set("=+-@＝＋－＠".unicodeScalars)
}
