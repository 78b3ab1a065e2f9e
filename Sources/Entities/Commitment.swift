package import Dates
package import JSON

/// An action item: an undertaking of the parties, or a follow-up of the secretariat. Wholly
/// validated: one that is not valid cannot exist.
package struct Commitment: Hashable, Sendable {
  package struct Quantity: Hashable, Sendable {
    package let value: Amount
    package let unit: String
    /// `year` where it recurs.
    package let per: String?

    /// `20 officers`, `4 sessions a year`.
    package var words: String { "\(value.text) \(unit)" + (per.map { " a \($0)" } ?? "") }
  }

  package struct Milestone: Hashable, Sendable {
    package let id: String
    package let title: String
    package let due: DateValue?
    package let status: Status?
  }

  package internal(set) var id: String
  package internal(set) var title: String
  package internal(set) var summary: String?
  /// First is the main one.
  package internal(set) var domains: [String]
  package internal(set) var strength: Strength
  /// Ids of parties or bodies.
  package internal(set) var owedBy: [String] = []
  package internal(set) var owedTo: [String] = []
  /// Those of owedBy and owedTo that no source states.
  package internal(set) var inferred: [String] = []
  package internal(set) var accountable: String?
  package internal(set) var implementing: [String] = []
  package internal(set) var quantity: Quantity?
  package internal(set) var indicator: String?
  package internal(set) var due: DateValue?
  package internal(set) var recurs = false
  package internal(set) var verifiable: Bool?
  package internal(set) var doneWhen: String?
  package internal(set) var origin: String?
  /// As the file has it; what holds now is the fold's.
  package internal(set) var status: Status
  package internal(set) var statusDate: Day?
  /// Words that were part of the opening balance, party to day.
  package internal(set) var confirmations: [String: Day?] = [:]
  package internal(set) var evidence: [String] = []
  package internal(set) var milestones: [Milestone] = []
  package internal(set) var relatesTo: [String] = []
  package internal(set) var supersedes: [String] = []
  package internal(set) var claims: [Claim] = []
  package internal(set) var notes: String?

  /// Something to show in the due column or to count: a date, words, or a quantity.
  package var hasDueOrQuantity: Bool { due != nil || quantity != nil }
}

extension Decoding {
  /// One commitment; nil (with problems) if anything in it is not valid.
  package mutating func commitment() throws(JSONError) -> Commitment? {
    let before = problems.count
    var item = Commitment(id: "", title: "", domains: [], strength: .pledge, status: .notStarted)
    let isObject = try object(requiring: ["id", "title", "domains", "strength", "status"]) {
      (decoding, key) throws(JSONError) in
      if try decoding.words(of: &item, key) { return }
      if try decoding.relations(of: &item, key) { return }
      try decoding.delivery(of: &item, key)
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : item
  }

  private mutating func words(of item: inout Commitment, _ key: String) throws(JSONError) -> Bool {
    switch key {
    case "id": item.id = try slug() ?? ""
    case "title": item.title = try requiredText() ?? ""
    case "summary": item.summary = try text()
    case "doneWhen": item.doneWhen = try text()
    case "notes": item.notes = try text()
    case "strength": item.strength = try requiredChoice(Strength.self) ?? .pledge
    case "claims": item.claims = try claims()
    case "evidence": item.evidence = try texts()
    case "verifiable": item.verifiable = try flag()
    case "recurs": item.recurs = try flag() ?? false
    default: return false
    }
    return true
  }

  private mutating func relations(
    of item: inout Commitment, _ key: String
  ) throws(JSONError) -> Bool {
    switch key {
    case "domains": item.domains = try domainList()
    case "owedBy": item.owedBy = try references(.owner)
    case "owedTo": item.owedTo = try references(.owner)
    case "inferred": item.inferred = try references(.owner)
    case "accountable": item.accountable = try reference(.person)
    case "implementing": item.implementing = try references(.body)
    case "indicator": item.indicator = try reference(.indicator)
    case "origin": item.origin = try reference(.meeting)
    case "relatesTo": item.relatesTo = try references(.commitment)
    case "supersedes": item.supersedes = try references(.commitment)
    default: return false
    }
    return true
  }

  private mutating func delivery(of item: inout Commitment, _ key: String) throws(JSONError) {
    switch key {
    case "quantity": item.quantity = try quantity()
    case "due": item.due = try date()
    case "status": item.status = try requiredChoice(Status.self) ?? .notStarted
    case "statusDate": item.statusDate = try day()
    case "confirmations": item.confirmations = try confirmations()
    case "milestones": item.milestones = try milestones()
    default: try unknown(key)
    }
  }

  /// At least one, since every item is found under a domain.
  private mutating func domainList() throws(JSONError) -> [String] {
    guard try expectNext(.array, "an array of domain ids") else { return [] }
    let offset = reader.offset
    let before = problems.count
    let path = reader.path
    let domains = try references(.domain)
    if domains.isEmpty, problems.count == before {
      report(.emptyList("domain"), at: offset, path: path)
    }
    return domains
  }

  /// Like `expect`, and leaves `reader.offset` at the value.
  private mutating func expectNext(_ kind: JSONKind, _ words: String) throws(JSONError) -> Bool {
    try expect(kind, words)
  }

  mutating func requiredText() throws(JSONError) -> String? {
    if try reader.peek() == .null {
      _ = try expect(.string, "a string")
      return nil
    }
    return try text()
  }

  private mutating func quantity() throws(JSONError) -> Commitment.Quantity? {
    if try isNull() { return nil }
    var value: Amount?
    var unit: String?
    var per: String?
    let isObject = try object(requiring: ["value", "unit"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "value": value = try decoding.number()
      case "unit": unit = try decoding.requiredText()
      case "per": per = try decoding.text()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    guard let value, let unit else { return nil }
    return Commitment.Quantity(value: value, unit: unit, per: per)
  }

  private mutating func confirmations() throws(JSONError) -> [String: Day?] {
    if try isNull() { return [:] }
    var words: [String: Day?] = [:]
    _ = try object { (decoding, party) throws(JSONError) in
      _ = try decoding.reader.peek()
      if !decoding.known.holds(party, .party) {
        decoding.report(.dangling(party, kind: "party"), at: decoding.reader.offset)
      }
      words[party] = .some(try decoding.day())
    }
    return words
  }

  private mutating func milestones() throws(JSONError) -> [Commitment.Milestone] {
    try list { (decoding) throws(JSONError) in
      var id: String?
      var title: String?
      var due: DateValue?
      var status: Status?
      let isObject = try decoding.object(requiring: ["id", "title"]) {
        (decoding, key) throws(JSONError) in
        switch key {
        case "id": id = try decoding.slug()
        case "title": title = try decoding.requiredText()
        case "due": due = try decoding.date()
        case "status": status = try decoding.choice(Status.self)
        default: try decoding.unknown(key)
        }
      }
      guard isObject else { return nil }
      guard let id, let title else { return nil }
      return Commitment.Milestone(id: id, title: title, due: due, status: status)
    }
  }
}
