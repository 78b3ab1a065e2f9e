package import Dates
package import Entities
package import JSON
package import Register

/// A register made in a test: two parties unless told otherwise, one domain, and the items given.
package struct SmallRegister: Sendable {
  package var parties = ["pk", "tr"]
  /// `both` or `single`; nil leaves the member out.
  package var completion: String?
  package var includes: [String: Int] = [:]
  package var asOf = "2026-01-01"
  package var rhythm: String?
  /// Party to its distance from UTC.
  package var zones: [String: String] = [:]
  /// Party to the lines of its signers.
  package var signers: [String: [String]] = [:]
  /// `claimed` or `verified`; nil leaves the member out.
  package var words: String?
  package var items: [JSONValue]
  package var meetings: [JSONValue] = []
  package var indicators: [JSONValue] = []
  package var sources: [JSONValue] = []
  package var tensions: [JSONValue] = []
  package var domains: [JSONValue] = [
    ["id": "works", "title": "Works", "short": "Works"],
    ["id": "water", "title": "Water", "short": "Water"],
  ]

  package init(_ items: [JSONValue] = [SmallRegister.item("pump")]) { self.items = items }

  /// An item owed by `pk` to `tr`; `members` replace or add to what is there.
  package static func item(_ id: String, _ members: [String: JSONValue] = [:]) -> JSONValue {
    let plain: JSONValue = [
      "id": .string(id), "title": .string("Title of \(id)"), "domains": ["works"],
      "strength": "pledge", "owedBy": ["pk"], "owedTo": ["tr"], "status": "not-started",
    ]
    return members.sorted { $0.key < $1.key }.reduce(plain) { $0.replacing($1.key, with: $1.value) }
  }

  package var header: JSONValue {
    let people = parties.map { party -> JSONValue in
      let plain: JSONValue = [
        "id": .string(party), "name": .string("Party \(party)"), "short": .string(party),
      ]
      let zoned = zones[party].map { plain.replacing("zone", with: .string($0)) } ?? plain
      return signers[party].map {
        zoned.replacing("signers", with: .array($0.map(JSONValue.string)))
      } ?? zoned
    }
    var header: JSONValue = [
      "format": 1, "id": "small", "title": "A small register", "short": "Small",
      "group": "group", "asOf": .string(asOf), "parties": .array(people),
      "domains": .array(domains),
      "bodies": [
        ["id": "group", "name": "The group", "short": "Group"],
        ["id": "pk-office", "name": "An office", "short": "Office", "party": .string(parties[0])],
      ],
    ]
    if let completion { header = header.replacing("completion", with: .string(completion)) }
    if let words { header = header.replacing("words", with: .string(words)) }
    if let rhythm { header = header.replacing("cadence", with: ["rrule": .string(rhythm)]) }
    let included = includes.sorted { $0.key < $1.key }.map {
      JSONMember(key: $0.key, value: .number(String($0.value)))
    }
    return included.isEmpty ? header : header.replacing("includes", with: .object(included))
  }

  package var files: [RegisterFile: Bytes] {
    [
      .register: Bytes(header.pretty), .commitments: Bytes(JSONValue.array(items).pretty),
      .meetings: Bytes(JSONValue.array(meetings).pretty),
      .indicators: Bytes(JSONValue.array(indicators).pretty),
      .sources: Bytes(JSONValue.array(sources).pretty),
      .tensions: Bytes(JSONValue.array(tensions).pretty),
    ]
  }

  /// Opened, with no events yet.
  package func open(asOf day: Day? = nil, today: Day = Samples.today) -> Register {
    Register(files: files, asOf: day, today: today)
  }
}
