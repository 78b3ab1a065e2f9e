import Dates
import JSON
import Text

// What register.json lists: parties, domains, people, bodies and the rhythm.
extension Decoding {
  mutating func party() throws(JSONError) -> Party? {
    var party = Party()
    let isObject = try object(requiring: ["id", "name", "short"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "id": party.id = try decoding.slug() ?? ""
      case "name": party.name = try decoding.requiredText() ?? ""
      case "short": party.short = try decoding.requiredText() ?? ""
      case "key": party.key = try decoding.letter()
      case "zone": party.zone = try decoding.zone()
      case "aliases": party.aliases = try decoding.texts()
      case "signers": party.signers = try decoding.signers()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    return party
  }

  private mutating func signers() throws(JSONError) -> [Signer] {
    try list { (decoding) throws(JSONError) in
      guard try decoding.expect(.string, "a line of signers") else { return nil }
      let offset = decoding.reader.offset
      let text = decoding.reader.string(try decoding.reader.string())
      guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || Unsafe.isUnsafe($0) }) else {
        decoding.report(.unsafeText, at: offset)
        return nil
      }
      do throws(SignerFault) {
        return try Signer(reading: text)
      } catch {
        decoding.report(.notASigner(error.found, expected: error.expected), at: offset)
        return nil
      }
    }
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

  mutating func domain() throws(JSONError) -> Domain? {
    var domain = Domain()
    let isObject = try object(requiring: ["id", "title", "short"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "id": domain.id = try decoding.slug() ?? ""
      case "title": domain.title = try decoding.requiredText() ?? ""
      case "short": domain.short = try decoding.requiredText() ?? ""
      case "core": domain.isCore = try decoding.flag() ?? false
      case "aliases": domain.aliases = try decoding.texts()
      case "note": domain.note = try decoding.text()
      case "claims": domain.claims = try decoding.claims()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    return domain
  }

  mutating func person() throws(JSONError) -> Person? {
    var person = Person()
    let isObject = try object(requiring: ["id", "name"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "id": person.id = try decoding.slug() ?? ""
      case "name": person.name = try decoding.requiredText() ?? ""
      case "role": person.role = try decoding.text()
      case "party": person.party = try decoding.reference(.party)
      case "aliases": person.aliases = try decoding.texts()
      case "claims": person.claims = try decoding.claims()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    return person
  }

  mutating func body() throws(JSONError) -> Body? {
    var body = Body()
    let isObject = try object(requiring: ["id", "name", "short"]) {
      (decoding, key) throws(JSONError) in
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
    }
    guard isObject else { return nil }
    return body
  }

  mutating func cadence() throws(JSONError) -> Cadence? {
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
