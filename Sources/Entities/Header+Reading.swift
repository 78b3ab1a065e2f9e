import Dates
package import JSON

extension Decoding {
  /// register.json; nil (with problems) if a required member is missing or wrong.
  package mutating func header() throws(JSONError) -> Header? {
    let before = problems.count
    var header = Header()
    let isObject = try object(requiring: [
      "format", "id", "title", "short", "asOf", "parties", "domains",
    ]) {
      (decoding, key) throws(JSONError) in
      if try decoding.identity(of: &header, key) { return }
      try decoding.content(of: &header, key)
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : header
  }

  private mutating func identity(of header: inout Header, _ key: String) throws(JSONError) -> Bool {
    switch key {
    case "format": header.format = try format()
    case "id": header.id = try slug() ?? ""
    case "title": header.title = try requiredText() ?? ""
    case "short": header.short = try requiredText() ?? ""
    case "aliases": header.aliases = try texts()
    case "language": header.language = try text()
    case "group": header.group = try reference(.body)
    case "parent": header.parent = try reference(.body)
    case "asOf": header.asOf = try requiredDay() ?? Day(number: 0)
    case "began": header.began = try day()
    case "includes": header.includes = try includes()
    case "completion": header.completion = try choice(Completion.self)
    case "words": header.words = try choice(WordRule.self) ?? .claimed
    case "notes": header.notes = try text()
    default: return false
    }
    return true
  }

  private mutating func content(of header: inout Header, _ key: String) throws(JSONError) {
    switch key {
    case "parties":
      header.parties = try some("party", "parties", atMost: 1000) { (d) throws(JSONError) in
        try d.party()
      }
    case "domains":
      header.domains = try some("domain", "domains", atMost: 10_000) { (d) throws(JSONError) in
        try d.domain()
      }
    case "parentClaims": header.parentClaims = try claims()
    case "cadence": header.cadence = try cadence()
    case "people": header.people = try unique { (d) throws(JSONError) in try d.person() }
    case "bodies": header.bodies = try unique { (d) throws(JSONError) in try d.body() }
    case "contested":
      proposed = []
      try contested()
      take(contestedOf: .register)
    default: try unknown(key)
    }
  }

  private mutating func format() throws(JSONError) -> Int {
    _ = try reader.peek()
    let offset = reader.offset
    let format = try integer(1...1_000_000, "a format number from 1") ?? 0
    if format > registerFormat { report(.newerFormat(format), at: offset, .warning) }
    return format
  }

  private mutating func requiredDay() throws(JSONError) -> Day? {
    guard try reader.peek() != .null else {
      _ = try expect(.string, "a day, YYYY-MM-DD")
      return nil
    }
    return try day()
  }

  private mutating func includes() throws(JSONError) -> [String: Int] {
    if try isNull() { return [:] }
    var includes: [String: Int] = [:]
    _ = try object { (decoding, writer) throws(JSONError) in
      includes[writer] = try decoding.integer(
        1...EventID.lastSequence, "a sequence from 1, of 15 digits at most")
    }
    return includes
  }

  /// At least one, and so many that every pane can count them.
  private mutating func some<T: Identified>(
    _ what: String, _ plural: String, atMost limit: Int,
    _ element: (inout Decoding) throws(JSONError) -> T?
  ) throws(JSONError) -> [T] {
    _ = try reader.peek()
    let offset = reader.offset
    let before = problems.count
    let items = try unique(element)
    if items.count > limit { report(.tooMany(plural, limit: limit), at: offset) }
    if items.isEmpty, problems.count == before { report(.emptyList(what), at: offset) }
    return items
  }
}
