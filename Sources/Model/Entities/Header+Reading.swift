import JSON

extension Decoding {
  /// register.json; nil (with problems) if a required member is missing or wrong.
  mutating func header() throws(JSONError) -> Header? {
    let before = problems.count
    var members = Members(&self)
    var header = Header()
    guard
      try object({ (decoding, key) throws(JSONError) in
        members.saw(key)
        if try decoding.identity(of: &header, key) { return }
        try decoding.content(of: &header, key)
      })
    else { return nil }
    members.require(["format", "id", "title", "short", "asOf", "parties", "domains"], &self)
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
    case "includes": header.includes = try includes()
    case "completion": header.completion = try choice(Completion.self)
    case "notes": header.notes = try text()
    default: return false
    }
    return true
  }

  private mutating func content(of header: inout Header, _ key: String) throws(JSONError) {
    switch key {
    case "parties":
      header.parties = try some("party", atMost: 1000) { (d) throws(JSONError) in try d.party() }
    case "domains":
      header.domains = try some("domain", atMost: 10_000) { (d) throws(JSONError) in
        try d.domain()
      }
    case "cadence": header.cadence = try cadence()
    case "people": header.people = try unique { (d) throws(JSONError) in try d.person() }
    case "bodies": header.bodies = try unique { (d) throws(JSONError) in try d.body() }
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
      includes[writer] = try decoding.integer(1...Int.max, "a sequence from 1")
    }
    return includes
  }

  /// At least one, and so many that every pane can count them.
  private mutating func some<T: Identified>(
    _ what: String, atMost limit: Int, _ element: (inout Decoding) throws(JSONError) -> T?
  ) throws(JSONError) -> [T] {
    _ = try reader.peek()
    let offset = reader.offset
    let before = problems.count
    let items = try unique(element)
    if items.count > limit { report(.tooMany(what, limit: limit), at: offset) }
    if items.isEmpty, problems.count == before { report(.emptyList(what), at: offset) }
    return items
  }

  private mutating func party() throws(JSONError) -> Party? {
    var members = Members(&self)
    var party = Party()
    guard
      try object({ (decoding, key) throws(JSONError) in
        members.saw(key)
        switch key {
        case "id": party.id = try decoding.slug() ?? ""
        case "name": party.name = try decoding.requiredText() ?? ""
        case "short": party.short = try decoding.requiredText() ?? ""
        case "key": party.key = try decoding.letter()
        case "aliases": party.aliases = try decoding.texts()
        default: try decoding.unknown(key)
        }
      })
    else { return nil }
    members.require(["id", "name", "short"], &self)
    return party
  }

  /// One letter.
  private mutating func letter() throws(JSONError) -> Character? {
    _ = try reader.peek()
    let offset = reader.offset
    guard let text = try text() else { return nil }
    if text.count == 1, let letter = text.first, letter.isLetter { return letter }
    report(.notOneOf(text, ["one letter"]), at: offset)
    return nil
  }

  private mutating func domain() throws(JSONError) -> Domain? {
    var members = Members(&self)
    var domain = Domain()
    guard
      try object({ (decoding, key) throws(JSONError) in
        members.saw(key)
        switch key {
        case "id": domain.id = try decoding.slug() ?? ""
        case "title": domain.title = try decoding.requiredText() ?? ""
        case "short": domain.short = try decoding.requiredText() ?? ""
        case "core": domain.isCore = try decoding.flag() ?? false
        case "aliases": domain.aliases = try decoding.texts()
        case "note": domain.note = try decoding.text()
        default: try decoding.unknown(key)
        }
      })
    else { return nil }
    members.require(["id", "title", "short"], &self)
    return domain
  }

  private mutating func person() throws(JSONError) -> Person? {
    var members = Members(&self)
    var person = Person()
    guard
      try object({ (decoding, key) throws(JSONError) in
        members.saw(key)
        switch key {
        case "id": person.id = try decoding.slug() ?? ""
        case "name": person.name = try decoding.requiredText() ?? ""
        case "role": person.role = try decoding.text()
        case "party": person.party = try decoding.reference(.party)
        case "aliases": person.aliases = try decoding.texts()
        case "claims": person.claims = try decoding.claims()
        default: try decoding.unknown(key)
        }
      })
    else { return nil }
    members.require(["id", "name"], &self)
    return person
  }

  private mutating func body() throws(JSONError) -> Body? {
    var members = Members(&self)
    var body = Body()
    guard
      try object({ (decoding, key) throws(JSONError) in
        members.saw(key)
        switch key {
        case "id": body.id = try decoding.slug() ?? ""
        case "name": body.name = try decoding.requiredText() ?? ""
        case "short": body.short = try decoding.requiredText() ?? ""
        case "party": body.party = try decoding.reference(.party)
        case "kind": body.kind = try decoding.text()
        case "aliases": body.aliases = try decoding.texts()
        case "claims": body.claims = try decoding.claims()
        default: try decoding.unknown(key)
        }
      })
    else { return nil }
    members.require(["id", "name", "short"], &self)
    return body
  }

  private mutating func cadence() throws(JSONError) -> Cadence? {
    if try isNull() { return nil }
    var cadence = Cadence()
    _ = try object { (decoding, key) throws(JSONError) in
      switch key {
      case "countPerYear": cadence.countPerYear = try decoding.integer(1...366, "a count from 1")
      case "rrule": cadence.rhythm = try decoding.rhythm()
      case "basis": cadence.basis = try decoding.choice(DateValue.Basis.self) ?? .stated
      case "claims": cadence.claims = try decoding.claims()
      default: try decoding.unknown(key)
      }
    }
    return cadence
  }

  private mutating func rhythm() throws(JSONError) -> Rhythm? {
    if try isNull() { return nil }
    guard try expect(.string, "a rhythm such as FREQ=MONTHLY;INTERVAL=3") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let rhythm = Rhythm(text) { return rhythm }
    report(.notARhythm(text), at: offset)
    return nil
  }
}

/// Anything a list of the register holds under an id of its own.
protocol Identified {
  var id: String { get }
}

extension Party: Identified {}
extension Domain: Identified {}
extension Person: Identified {}
extension Body: Identified {}
extension Meeting: Identified {}
extension Indicator: Identified {}
extension Source: Identified {}
extension Tension: Identified {}

extension Decoding {
  /// A list whose ids differ: a second one under the same id is an error at its id, and left out.
  mutating func unique<T: Identified>(
    orNull: Bool = true, _ element: (inout Decoding) throws(JSONError) -> T?
  ) throws(JSONError) -> [T] {
    if !orNull, try reader.peek() != .array {
      _ = try expect(.array, "an array")
      return []
    }
    var places: [String: Int] = [:]
    return try list { (decoding) throws(JSONError) in
      let item = try element(&decoding)
      guard let item, !item.id.isEmpty else { return item }
      if let first = places[item.id] {
        decoding.problems.append(
          .duplicate(
            item.id, at: decoding.idOffset, path: "\(decoding.reader.path).id", first: first))
        return nil
      }
      places[item.id] = decoding.idOffset
      return item
    }
  }
}
