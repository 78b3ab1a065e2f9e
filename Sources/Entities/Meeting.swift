package import Dates
package import JSON

/// A session of the group; also a visit or another body's event.
package struct Meeting: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case session, visit, talks, council, external, event
  }

  /// How sure the date is, in words of its own each.
  package enum State: String, CaseIterable, Hashable, Sendable {
    case held, confirmed, tentative, projected, postponed, cancelled, external

    /// Expected to take place: what has passed without a report is not known to be held.
    package var isExpected: Bool {
      self == .confirmed || self == .tentative || self == .projected
    }
  }

  package struct Point: Hashable, Sendable {
    package let text: String
    package let items: [String]
    package let claims: [Claim]
  }

  package struct Attendee: Hashable, Sendable {
    package enum Certainty: String, CaseIterable, Hashable, Sendable {
      case stated, inferred, unclear
    }
    package let person: String
    package let certainty: Certainty
    package let claims: [Claim]
  }

  package struct Place: Hashable, Sendable {
    package let city: String?
    package let venue: String?
    package var words: String? {
      let parts = [venue, city].compactMap(\.self)
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  package var id = ""
  package var title = ""
  package var short = ""
  package var kind = Kind.session
  package var number: Int?
  package var date: DateValue?
  /// Only with a zone.
  package internal(set) var time: TimeOfDay?
  package internal(set) var previousDates: [DateValue] = []
  package var state = State.projected
  package internal(set) var place: Place?
  package internal(set) var host: String?
  package internal(set) var hostBasis: Claim.Kind?
  package internal(set) var agenda: [Point] = []
  package internal(set) var attendees: [Attendee] = []
  package internal(set) var decisions: [Point] = []
  /// Order within the same day.
  package internal(set) var order: Int?
  package internal(set) var claims: [Claim] = []
  package internal(set) var notes: String?

  package init() {}
}

extension Decoding {
  package mutating func meeting() throws(JSONError) -> Meeting? {
    let before = problems.count
    var meeting = Meeting()
    let isObject = try object(requiring: ["id", "title", "short", "kind", "state"]) {
      (decoding, key) throws(JSONError) in
      if try decoding.identity(of: &meeting, key) { return }
      try decoding.content(of: &meeting, key)
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : meeting
  }

  private mutating func identity(
    of meeting: inout Meeting, _ key: String
  ) throws(JSONError) -> Bool {
    switch key {
    case "id": meeting.id = try slug() ?? ""
    case "title": meeting.title = try requiredText() ?? ""
    case "short": meeting.short = try requiredText() ?? ""
    case "kind": meeting.kind = try requiredChoice(Meeting.Kind.self) ?? .session
    case "number": meeting.number = try integer(1...100_000, "a session number from 1")
    case "date": meeting.date = try date()
    case "time": meeting.time = try time()
    case "previousDates":
      meeting.previousDates = try list { (decoding) throws(JSONError) in try decoding.date() }
    case "state": meeting.state = try requiredChoice(Meeting.State.self) ?? .projected
    case "order": meeting.order = try integer(0...100_000, "a whole number")
    default: return false
    }
    return true
  }

  private mutating func content(of meeting: inout Meeting, _ key: String) throws(JSONError) {
    switch key {
    case "place": meeting.place = try place()
    case "host": meeting.host = try reference(.owner)
    case "hostBasis": meeting.hostBasis = try choice(Claim.Kind.self)
    case "agenda": meeting.agenda = try points()
    case "attendees": meeting.attendees = try attendees()
    case "decisions": meeting.decisions = try points()
    case "claims": meeting.claims = try claims()
    case "notes": meeting.notes = try text()
    default: try unknown(key)
    }
  }

  private mutating func place() throws(JSONError) -> Meeting.Place? {
    if try isNull() { return nil }
    var city: String?
    var venue: String?
    _ = try object { (decoding, key) throws(JSONError) in
      switch key {
      case "city": city = try decoding.text()
      case "venue": venue = try decoding.text()
      default: try decoding.unknown(key)
      }
    }
    return Meeting.Place(city: city, venue: venue)
  }

  private mutating func points() throws(JSONError) -> [Meeting.Point] {
    try list { (decoding) throws(JSONError) in
      var text: String?
      var items: [String] = []
      var claims: [Claim] = []
      let isObject = try decoding.object(requiring: ["text"]) {
        (decoding, key) throws(JSONError) in
        switch key {
        case "text": text = try decoding.requiredText()
        case "items": items = try decoding.references(.commitment)
        case "claims": claims = try decoding.claims()
        default: try decoding.unknown(key)
        }
      }
      guard isObject else { return nil }
      return text.map { Meeting.Point(text: $0, items: items, claims: claims) }
    }
  }

  private mutating func attendees() throws(JSONError) -> [Meeting.Attendee] {
    try list { (decoding) throws(JSONError) in
      var person: String?
      var certainty = Meeting.Attendee.Certainty.stated
      var claims: [Claim] = []
      let isObject = try decoding.object(requiring: ["person"]) {
        (decoding, key) throws(JSONError) in
        switch key {
        case "person": person = try decoding.reference(.person)
        case "certainty":
          certainty = try decoding.requiredChoice(Meeting.Attendee.Certainty.self) ?? .unclear
        case "claims": claims = try decoding.claims()
        default: try decoding.unknown(key)
        }
      }
      guard isObject else { return nil }
      return person.map { Meeting.Attendee(person: $0, certainty: certainty, claims: claims) }
    }
  }
}
