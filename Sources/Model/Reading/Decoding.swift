import JSON

/// Reads members into domain values and collects every problem with its place; a value that does
/// not fit is nil, never invented.
///
/// Only broken syntax is thrown, since nothing behind it can be trusted.
struct Decoding {
  var reader: JSONReader
  var problems: [Problem] = []
  let file: String
  let known: KnownIDs
  /// Set for added items alone.
  var takesWriterSuffix = false

  init(_ bytes: Bytes, in range: Range<Int>? = nil, file: String, known: KnownIDs) {
    self.reader = JSONReader(bytes, in: range)
    self.file = file
    self.known = known
  }

  // MARK: Problems

  mutating func report(
    _ fault: Problem.Fault, at offset: Int, path: String? = nil,
    _ severity: Problem.Severity = .error
  ) {
    problems.append(
      Problem(
        severity, file: file, position: reader.bytes.position(of: offset),
        path: path ?? reader.path, fault))
  }

  mutating func report(_ error: JSONError) {
    problems.append(
      Problem(
        .error, file: file, position: reader.bytes.position(of: error.offset), path: error.path,
        .syntax(error.fault)))
  }

  /// Duplicate keys are told by the reader; each becomes an error.
  mutating func reportDuplicates() {
    for twin in reader.duplicates {
      report(.duplicateKey(twin.key), at: twin.offset, path: twin.path)
    }
  }

  // MARK: Structure

  /// Calls `member` for each key of an object; it must consume the value. False if the value is no
  /// object.
  mutating func object(
    _ member: (inout Decoding, String) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try expect(.object, "an object") else { return false }
    try reader.beginObject()
    while let key = try reader.nextKey() {
      try member(&self, reader.string(key))
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
  mutating func expect(_ kind: JSONKind, _ words: String) throws(JSONError) -> Bool {
    let found = try reader.peek()
    if found == kind { return true }
    report(.kind(found: found, expected: words), at: reader.offset)
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
    _ = try reader.peek()
    report(.unknownMember(key), at: reader.offset, .warning)
    _ = try reader.skip()
  }
}

/// What references may point to; empty sets before the files that fill them are read.
struct KnownIDs: Sendable {
  var parties: Set<String> = []
  var bodies: Set<String> = []
  var people: Set<String> = []
  var domains: Set<String> = []
  /// Source id to number of paragraphs.
  var sources: [String: Int] = [:]
  var meetings: Set<String> = []
  var indicators: Set<String> = []
  /// Nil until the commitments have been read.
  var commitment: (@Sendable (String) -> Bool)?
  /// Files that could not be read: references into them pass.
  var unread: Set<RegisterFile> = []

  func holds(_ id: String, _ kind: ReferenceKind) -> Bool {
    if unread.contains(kind.file) { return true }
    return switch kind {
    case .party: parties.contains(id)
    case .owner: parties.contains(id) || bodies.contains(id)
    case .body: bodies.contains(id)
    case .person: people.contains(id)
    case .personOrBody: people.contains(id) || bodies.contains(id) || parties.contains(id)
    case .domain: domains.contains(id)
    case .source: sources[id] != nil
    case .meeting: meetings.contains(id)
    case .indicator: indicators.contains(id)
    case .commitment: commitment?(id) ?? true
    }
  }
}

/// What an id refers to, for the check and its words.
enum ReferenceKind: String, Sendable {
  case party, body, person, domain, source, meeting, indicator, commitment
  case owner = "party or body"
  case personOrBody = "person, body or party"

  /// The file that holds what is referred to.
  var file: RegisterFile {
    switch self {
    case .source: .sources
    case .meeting: .meetings
    case .indicator: .indicators
    case .commitment: .commitments
    default: .register
    }
  }
}
