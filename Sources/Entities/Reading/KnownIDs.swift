package import JSON

/// What references may point to; empty sets before the files that fill them are read.
package struct KnownIDs: Sendable {
  var parties: Set<String> = []
  var bodies: Set<String> = []
  var people: Set<String> = []
  var domains: Set<String> = []
  /// Source id to number of paragraphs.
  var sources: [String: Int] = [:]
  package var meetings: Set<String> = []
  package var indicators: Set<String> = []
  /// Nil until the commitments have been read.
  package var commitment: (@Sendable (String) -> Bool)?
  /// Files that could not be read: references into them pass.
  package var unread: Set<RegisterFile> = []

  package func holds(_ id: String, _ kind: ReferenceKind) -> Bool {
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

extension KnownIDs {
  /// Ids of the small files, so that references may stand before what they name. A file that cannot
  /// be read lets any reference pass: its own fault is told once, not at every reference.
  package init(lookingAheadIn files: [RegisterFile: Bytes]) {
    read(.register, files) { (reader, known) throws(JSONError) in
      try reader.members { (key, reader) throws(JSONError) in
        switch key {
        case "parties": known.parties = try reader.elementIDs()
        case "domains": known.domains = try reader.elementIDs()
        case "people": known.people = try reader.elementIDs()
        case "bodies": known.bodies = try reader.elementIDs()
        default: _ = try reader.skip()
        }
      }
    }
    read(.meetings, files) { (reader, known) throws(JSONError) in
      known.meetings = try reader.elementIDs()
    }
    read(.indicators, files) { (reader, known) throws(JSONError) in
      known.indicators = try reader.elementIDs()
    }
    read(.sources, files) { (reader, known) throws(JSONError) in
      _ = try reader.elementIDs { known.sources[$0] = $1 ?? .max }
    }
  }

  private mutating func read(
    _ file: RegisterFile, _ files: [RegisterFile: Bytes],
    _ body: (inout JSONReader, inout KnownIDs) throws(JSONError) -> Void
  ) {
    guard let bytes = files[file] else {
      if file == .register { unread.insert(file) }
      return
    }
    var reader = JSONReader(bytes)
    do {
      try body(&reader, &self)
      try reader.finish()
    } catch {
      unread.insert(file)
    }
  }
}

extension JSONReader {
  /// Calls `member` for each key of the object that comes next, which must consume the value;
  /// anything but an object is skipped.
  fileprivate mutating func members(
    _ member: (String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard try peek() == .object else {
      _ = try skip()
      return
    }
    try beginObject()
    while let key = try nextKey() { try member(string(key), &self) }
  }

  /// The ids of the objects in the array that comes next, each told with its number of paragraphs.
  fileprivate mutating func elementIDs(
    _ tell: (String, _ paragraphs: Int?) -> Void = { _, _ in }
  ) throws(JSONError) -> Set<String> {
    var ids: Set<String> = []
    guard try peek() == .array else {
      _ = try skip()
      return ids
    }
    try beginArray()
    while try nextElement() {
      var id: String?
      var paragraphs: Int?
      try members { (key, reader) throws(JSONError) in
        let kind = try reader.peek()
        switch (key, kind) {
        case ("id", .string): id = reader.string(try reader.string())
        case ("paragraphs", .number): paragraphs = Int(reader.bytes.string(try reader.number()))
        default: _ = try reader.skip()
        }
      }
      guard let id else { continue }
      ids.insert(id)
      tell(id, paragraphs)
    }
    return ids
  }
}

/// What an id refers to, for the check and its words.
package enum ReferenceKind: String, Sendable {
  case party, body, person, domain, source, meeting, indicator, commitment
  case owner = "party or body"
  case personOrBody = "person, body or party"

  /// The file that holds what is referred to.
  package var file: RegisterFile {
    switch self {
    case .source: .sources
    case .meeting: .meetings
    case .indicator: .indicators
    case .commitment: .commitments
    default: .register
    }
  }
}
