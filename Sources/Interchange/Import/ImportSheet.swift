package import Acts
package import Entities
package import JSON

/// Commitments from a file of another program, row by row: CSV or JSON, as this one exports them,
/// members in any order.
package struct ImportSheet: Sendable {
  package struct Cell: Hashable, Sendable {
    /// Of CSV always a string.
    package let value: JSONValue
    /// Of its first byte.
    package let offset: Int
  }

  package struct Row: Sendable {
    package let cells: [String: Cell]
    /// Of its first byte.
    package let offset: Int
  }

  package private(set) var rows: [Row] = []
  /// Members and columns in their first order.
  package private(set) var names: [String] = []
  /// Cells are text as people type it, not JSON.
  package private(set) var isTyped = false
  package let bytes: Bytes

  /// JSON where the first character is `{` or `[`, else CSV.
  ///
  /// - Parameter bytes: All of the file.
  /// - Throws: Why it can be read as neither.
  package init(_ bytes: Bytes) throws(ImportFault) {
    self.bytes = bytes
    let first = (0..<bytes.count).lazy.map { bytes[$0] }.first { !" \t\r\n".utf8.contains($0) }
    guard let first else { throw ImportFault(0, .empty) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      try readJSON()
    } else {
      try readCSV()
    }
  }

  // MARK: CSV

  private mutating func readCSV() throws(ImportFault) {
    isTyped = true
    let table: CSVTable
    do { table = try CSVTable(bytes) } catch { throw ImportFault(error.offset, .csv(error.what)) }
    guard let heading = table.records.first else { throw ImportFault(0, .empty) }
    names = heading.map(\.text)
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      throw ImportFault(heading[place].offset, .twice(name))
    }
    for record in table.records.dropFirst() {
      if record.count > names.count {
        throw ImportFault(record[names.count].offset, .tooManyCells(names.count))
      }
      let cells = zip(names, record).map { ($0, Cell(value: .string($1.text), offset: $1.offset)) }
      rows.append(
        Row(cells: Dictionary(cells, uniquingKeysWith: { $1 }), offset: record.first?.offset ?? 0))
    }
  }

  // MARK: JSON

  private mutating func readJSON() throws(ImportFault) {
    do throws(JSONError) {
      var reader = JSONReader(bytes)
      if try reader.peek() == .array { try readItems(&reader) } else { try readDocument(&reader) }
      try reader.finish()
    } catch {
      throw ImportFault(error.offset, .json(error.fault))
    }
  }

  /// `{"format":1,"commitments":[…]}`; what else stands in it is passed over.
  private mutating func readDocument(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.equals(key, "commitments") { try readItems(&reader) } else { _ = try reader.skip() }
    }
  }

  private mutating func readItems(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginArray()
    while try reader.nextElement() {
      _ = try reader.peek()
      let start = reader.offset
      var cells: [String: Cell] = [:]
      try reader.beginObject()
      while let key = try reader.nextKey() {
        let name = reader.string(key)
        _ = try reader.peek()
        let offset = reader.offset
        let range = try reader.skip()
        if !names.contains(name) { names.append(name) }
        cells[name] = Cell(value: try JSONValue(bytes: bytes, in: range), offset: offset)
      }
      rows.append(Row(cells: cells, offset: start))
    }
  }
}

/// Why a file, a row or a cell is not taken: a fact and its place; the words are in
/// ImportFault+Words.swift.
package struct ImportFault: Error, Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case empty
    case csv(CSVTable.Fault.What)
    case json(JSONFault)
    /// A column whose name stands twice.
    case twice(String)
    /// More cells than the heading has columns.
    case tooManyCells(Int)
    case noRows
    case notAnID(String)
    case sameID(String)
    /// No id, and an item of that title there already.
    case sameTitle(String, id: String)
    /// Done is reported, not set.
    case done(Status, id: String)
    case notAStatus(String)
    /// A date is stated by a source, not by a table.
    case statedWithoutSource
    /// A value of a kind the member does not take.
    case kind(String)
    case refused(Refusal)
  }

  /// In bytes from the start of the file.
  package let offset: Int
  package let what: What

  package init(_ offset: Int, _ what: What) {
    self.offset = offset
    self.what = what
  }
}
