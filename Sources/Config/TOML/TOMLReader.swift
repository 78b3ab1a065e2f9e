package import JSON

extension TOMLDocument {
  /// Reads TOML 1.0 (toml.io/en/v1.0.0), strictly. After a fault it goes on with the next line that
  /// begins an entry or a table.
  package init(_ bytes: Bytes) {
    var reader = TOMLReader(bytes)
    reader.read()
    self = reader.document
  }
}

/// Goes through the bytes once, a statement at a time.
struct TOMLReader {
  let bytes: Bytes
  var at = 0
  var document = TOMLDocument()
  /// The table that entries go to; nil under a header that could not be read.
  private var table: Int? = 0
  private var depth = 0

  /// After so many faults a file is no configuration.
  private static let mostFaults = 20
  private static let deepest = 64

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func read() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if mark.indices.allSatisfy({ byte($0) == mark[$0] }) { at = mark.count }
    while at < bytes.count {
      let start = at
      do { try statement() } catch {
        document.faults.append(error)
        if document.faults.count == Self.mostFaults {
          return document.faults.append(TOMLFault(.more, at: error.offset))
        }
        skipStatement(from: start)
      }
    }
  }

  /// One line, or as many as its value takes.
  private mutating func statement() throws(TOMLFault) {
    depth = 0
    skipBlanks()
    if isAtLineEnd { return try endLine() }
    if peek == UInt8(ascii: "[") { return try header() }
    let path = try key()
    try expect("=", "“=” after the key")
    skipBlanks()
    let value = try value()
    try endLine()
    if let table { try document.put(value, path, in: table) }
  }

  private mutating func header() throws(TOMLFault) {
    table = nil
    let start = at
    do {
      let (path, isElement) = try headerPath()
      try endLine()
      table = try document.open(path, isElement: isElement)
    } catch {
      guard case .expected(let what, let found) = error.kind else { throw error }
      throw TOMLFault(.headerLost(what, found: found), at: max(start, error.offset))
    }
  }

  private mutating func headerPath() throws(TOMLFault) -> (path: [TOMLKey], isElement: Bool) {
    at += 1
    let isElement = peek == UInt8(ascii: "[")
    if isElement { at += 1 }
    let path = try key()
    try expect("]", "“]” after the table's name")
    if isElement {
      guard peek == UInt8(ascii: "]") else { throw unexpected("“]]” after the table's name") }
      at += 1
    }
    return (path, isElement)
  }

  /// After a fault: to the next line that reads like a beginning, so that the rest of a broken
  /// value is not taken for entries.
  private mutating func skipStatement(from start: Int) {
    at = start
    repeat {
      while at < bytes.count, peek != UInt8(ascii: "\n") { at += 1 }
      at += 1
    } while at < bytes.count && !isBeginning
  }

  private var isBeginning: Bool {
    var ahead = self
    ahead.skipBlanks()
    if ahead.isAtLineEnd { return true }
    guard ahead.peek == UInt8(ascii: "[") else {
      return (try? ahead.key()) != nil && ahead.peek == UInt8(ascii: "=")
    }
    return (try? ahead.headerPath()) != nil && (try? ahead.endLine()) != nil
  }

  // MARK: Nested values

  /// An array; elements may be of any kind, and stand on lines of their own.
  mutating func array() throws(TOMLFault) -> Int {
    let start = at
    try deepen()
    at += 1
    var elements: [Int] = []
    while true {
      try skipLines()
      if take("]") { break }
      if at >= bytes.count { throw TOMLFault(.unclosed("the list"), at: start) }
      elements.append(try value())
      try skipLines()
      if take(",") { continue }
      if take("]") { break }
      if at >= bytes.count { throw TOMLFault(.unclosed("the list"), at: start) }
      throw unexpected("“,” or “]”")
    }
    depth -= 1
    return document.make(.array(elements, isOpen: false), start)
  }

  /// `{ a = 1, b.c = 2 }`, on one line.
  mutating func inlineTable() throws(TOMLFault) -> Int {
    let start = at
    try deepen()
    at += 1
    let table = document.make(.table(TOMLDocument.Table(kind: .dotted)), start)
    skipBlanks()
    if !take("}") {
      repeat {
        skipBlanks()
        let path = try key()
        try expect("=", "“=” after the key")
        skipBlanks()
        try document.put(try value(), path, in: table)
        skipBlanks()
      } while take(",")
      guard take("}") else { throw unexpected("“,” or “}”") }
    }
    document.seal(table)
    depth -= 1
    return table
  }

  private mutating func deepen() throws(TOMLFault) {
    depth += 1
    if depth > Self.deepest { throw TOMLFault(.tooDeep, at: at) }
  }
}
