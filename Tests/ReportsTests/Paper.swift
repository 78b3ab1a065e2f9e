/// A Markdown report read back: its tables by their captions, its counts by their names.
struct Paper {
  let text: String
  private let tables: [String: [[String]]]

  init(_ text: String) {
    self.text = text
    var tables: [String: [[String]]] = [:]
    var caption = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("**"), line.hasSuffix("**") {
        caption = String(line.dropFirst(2).dropLast(2))
      }
      if line.hasPrefix("##") { caption = "" }
      guard line.hasPrefix("|") else { continue }
      tables[caption, default: []].append(Paper.cells(line))
    }
    self.tables = tables
  }

  /// The rows of a table, without its heading and those that head a group.
  func rows(_ caption: String) -> [[String]] {
    (tables[caption] ?? []).dropFirst(2).filter { !isGroup($0) }
  }

  /// What heads the groups of a table.
  func groups(_ caption: String) -> [String] {
    (tables[caption] ?? []).dropFirst(2).filter(isGroup).map { $0[0] }
  }

  private func isGroup(_ row: [String]) -> Bool {
    row[0].hasPrefix("**") && row.dropFirst().allSatisfy(\.isEmpty)
  }

  /// A count of the overview.
  func count(_ name: String) -> Int? {
    tables[""]?.first { $0[0] == name }.map { $0[1].number }
  }

  /// Text of a register as it stands in Markdown.
  static func plain(_ text: String) -> String {
    text.reduce(into: "") { $0 += "*~_[]|".contains($1) ? "\\\($1)" : String($1) }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.dropFirst().dropLast().map { $0.trimmingBlanks }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The last digits in it, as a number.
  var number: Int {
    Int(String(reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed())) ?? 0
  }

  func before(_ mark: String) -> String { components(mark).first ?? self }

  func components(_ mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  /// Every value of an attribute in HTML of ours.
  func values(_ attribute: String) -> [String] {
    components(" \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
