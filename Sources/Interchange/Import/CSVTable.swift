package import JSON

/// Comma-separated values as read (RFC 4180): records of cells, each with its place. Line feeds
/// alone end a record too, and a byte order mark is passed over, since spreadsheets write both.
package struct CSVTable: Sendable {
  package struct Cell: Hashable, Sendable {
    package let text: String
    /// Of its first byte.
    package let offset: Int
  }

  /// Empty lines are none.
  package private(set) var records: [[Cell]] = []

  /// - Parameter bytes: All of the file.
  /// - Throws: The first fault, with its place in bytes.
  package init(_ bytes: Bytes) throws(Fault) {
    var scan = Scan(bytes)
    while let record = try scan.record() {
      if record.count > 1 || record.first?.text.isEmpty == false { records.append(record) }
    }
  }

  package struct Fault: Error, Hashable, Sendable {
    package enum What: Hashable, Sendable { case openQuote, afterQuote, quoteInside, notUTF8 }
    package let what: What
    package let offset: Int
  }

  private struct Scan {
    let bytes: Bytes
    var place: Int

    init(_ bytes: Bytes) {
      self.bytes = bytes
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      place = bytes.count >= 3 && (0..<3).allSatisfy { bytes[$0] == mark[$0] } ? 3 : 0
    }

    private var isAtEnd: Bool { place >= bytes.count }

    /// Nil at the end.
    mutating func record() throws(Fault) -> [Cell]? {
      if isAtEnd { return nil }
      var cells: [Cell] = []
      while true {
        cells.append(try cell())
        guard !isAtEnd else { return cells }
        let byte = bytes[place]
        place += 1
        if byte == UInt8(ascii: ",") {
          if isAtEnd {
            cells.append(Cell(text: "", offset: place))
            return cells
          }
          continue
        }
        if byte == UInt8(ascii: "\r"), !isAtEnd, bytes[place] == UInt8(ascii: "\n") { place += 1 }
        return cells
      }
    }

    private mutating func cell() throws(Fault) -> Cell {
      let start = place
      guard !isAtEnd, bytes[place] == UInt8(ascii: "\"") else {
        while !isAtEnd, !isEnd(bytes[place]) {
          if bytes[place] == UInt8(ascii: "\"") { throw Fault(what: .quoteInside, offset: place) }
          place += 1
        }
        return Cell(text: try text(of: [start..<place]), offset: start)
      }
      return Cell(text: try text(of: try quoted()), offset: start)
    }

    /// The pieces between quotes; of two quotes the second belongs to the next piece.
    private mutating func quoted() throws(Fault) -> [Range<Int>] {
      let start = place
      place += 1
      var pieces: [Range<Int>] = []
      var piece = place
      while true {
        while !isAtEnd, bytes[place] != UInt8(ascii: "\"") { place += 1 }
        guard !isAtEnd else { throw Fault(what: .openQuote, offset: start) }
        pieces.append(piece..<place)
        place += 1
        guard !isAtEnd, bytes[place] == UInt8(ascii: "\"") else { break }
        piece = place
        place += 1
      }
      guard isAtEnd || isEnd(bytes[place]) else { throw Fault(what: .afterQuote, offset: place) }
      return pieces
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func text(of pieces: [Range<Int>]) throws(Fault) -> String {
      var text = ""
      for piece in pieces {
        let part = String(validating: piece.lazy.map { bytes[$0] }, as: UTF8.self)
        guard let part else { throw Fault(what: .notUTF8, offset: piece.lowerBound) }
        text += part
      }
      return text
    }
  }
}
