package import JSON

/// Reads members into domain values and collects every problem with its place; a value that does
/// not fit is nil, never invented.
///
/// Only broken syntax is thrown, since nothing behind it can be trusted.
package struct Decoding {
  package var reader: JSONReader
  package var problems: [OffsetProblem] = []
  let known: KnownIDs
  /// Set for what events added, in the files too where events are part of them.
  package var takesWriterSuffix = false
  /// What was contested of the element read last.
  var proposed: [Proposed] = []
  /// What is contested of the elements read.
  package var contests: [Target: [Proposed]] = [:]
  /// Where the id read last stands.
  var idOffset = 0

  /// `root` is what paths start with: that of the range in its file.
  package init(_ bytes: Bytes, in range: Range<Int>? = nil, root: String = "$", known: KnownIDs) {
    reader = JSONReader(bytes, in: range, root: root)
    self.known = known
  }

  // MARK: Problems

  mutating func report(
    _ fault: Problem.Fault, at offset: Int, path: String? = nil,
    _ severity: Problem.Severity = .error
  ) {
    problems.append(OffsetProblem(severity, at: offset, path: path ?? reader.path, fault))
  }

  package mutating func report(_ error: JSONError) { problems.append(OffsetProblem(error)) }

  /// Duplicate keys are told by the reader; each becomes an error.
  package mutating func reportDuplicates() { problems += reader.duplicates.map(OffsetProblem.init) }

  /// Whether there is an error since `count` problems were known.
  package func hasFailed(since count: Int) -> Bool {
    problems[count...].contains { $0.severity == .error }
  }

  // MARK: Structure

  /// Calls `member` for each key of an object; it must consume the value. Required members that the
  /// object lacks are told at its own place. False if the value is no object.
  mutating func object(
    requiring required: [String] = [],
    _ member: (inout Decoding, String) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try expect(.object, "an object") else { return false }
    let start = reader.offset
    var seen: UInt64 = 0
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = reader.string(key)
      for place in required.indices where required[place] == name { seen |= 1 << place }
      try member(&self, name)
    }
    for place in required.indices where seen & 1 << place == 0 {
      report(.missingMember(required[place]), at: start)
    }
    return true
  }

  /// Calls `element` for each element of an array; it must consume the value. False if it is no
  /// array.
  mutating func array(
    _ element: (inout Decoding) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try expect(.array, "an array") else { return false }
    try reader.beginArray()
    while try reader.nextElement() { try element(&self) }
    return true
  }

  /// An array whose elements may fail one by one; null counts as empty.
  mutating func list<T>(
    _ element: (inout Decoding) throws(JSONError) -> T?
  ) throws(JSONError) -> [T] {
    var items: [T] = []
    if try isNull() { return items }
    _ = try array { (decoding) throws(JSONError) in
      if let item = try element(&decoding) { items.append(item) }
    }
    return items
  }

  /// Whether a value of this kind comes next; if not, reports and skips it.
  mutating func expect(
    _ kind: JSONKind, _ words: @autoclosure () -> String
  ) throws(JSONError) -> Bool {
    let found = try reader.peek()
    if found == kind { return true }
    report(.kind(found: found, expected: words()), at: reader.offset)
    _ = try reader.skip()
    return false
  }

  /// Consumes a null: unknown.
  mutating func isNull() throws(JSONError) -> Bool {
    guard try reader.peek() == .null else { return false }
    try reader.null()
    return true
  }

  /// An unknown member is kept in the file and told as a warning.
  mutating func unknown(_ key: String) throws(JSONError) {
    if key == "contested" { return try contested() }
    _ = try reader.peek()
    report(.unknownMember(key), at: reader.offset, .warning)
    _ = try reader.skip()
  }
}
