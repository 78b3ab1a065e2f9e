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
    guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\"\(text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) })\""
  }

  /// What a reader gets: safe to show, and with an apostrophe before what begins like a formula; a
  /// tab or CR at its start counts although it is shown as a blank. A plain number stays a number,
  /// also a negative one.
  static func safe(_ raw: String) -> String {
    let isFormula = raw.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = Sanitise.line(raw)
    return isFormula && Double(raw) == nil ? "'" + safe : safe
  }
}
