import Entities
package import JSON

/// Registers of random items, all valid, that use every member lists and filters look at.
package enum RandomItems {
  private static let domains = [
    ("works", "Public works"), ("water", "Su işleri"), ("border", "Sınır güvenliği"),
    ("training", "Eğitim"), ("health", "صحت"), ("rivers", "Rivers and İçme suyu"),
  ]

  private static let words = [
    "İşbirliği", "Türkiye", "pump", "عہد", "border", "Naqvi", "ÇÖZÜM", "ışık", "Ankara", "river",
    "20", "review", "café", "cafe\u{301}", "straße", "a", "–",
  ]

  package static func register(seed: Int, count: Int) -> SmallRegister {
    var random = Seeded(seed)
    var small = SmallRegister((0..<count).map { item($0, &random) })
    small.parties = ["pk", "tr", "az"]
    small.rhythm = random.chance(50) ? "FREQ=MONTHLY;INTERVAL=3" : nil
    small.domains = domains.map { ["id": .string($0), "title": .string($1), "short": .string($0)] }
    small.sources = ["one", "two"].map {
      ["id": .string($0), "short": .string($0), "paragraphs": 40]
    }
    small.indicators = [
      ["id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "cm"]
    ]
    small.meetings = [
      meeting("first", "held", "2025-12-10", about: 0..<count / 3),
      meeting("second", "confirmed", "2026-12-08", about: count / 4..<count / 2),
      meeting("third", "projected", nil, about: 0..<0),
    ]
    small.tensions = [("open", 0), ("resolved", 1)].map { state, number in
      [
        "id": .string(state), "title": "Depth", "text": "Two depths", "state": .string(state),
        "commitments": .array(count > 2 ? [.string("item-\(number)")] : []),
      ]
    }
    return small
  }

  private static func meeting(
    _ id: String, _ state: String, _ date: String?, about: Range<Int>
  ) -> JSONValue {
    [
      "id": .string(id), "title": .string("Meeting \(id)"), "short": .string(id),
      "kind": "session", "state": .string(state),
      "date": date.map { ["edtf": .string($0)] } ?? .null,
      "agenda": [["text": "matters", "items": .array(about.map { .string("item-\($0)") })]],
    ]
  }

  package static func item(_ number: Int, _ random: inout Seeded) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string("item-\(number)")), ("title", .string(sentence(1...4, &random))),
      ("domains", list(domains.map(\.0), 1...3, &random)),
      ("strength", .string(pick(Strength.allCases, &random).rawValue)),
      ("status", .string(pick(Status.allCases, &random).rawValue)),
    ]
    let optional: [(String, JSONValue)] = [
      ("summary", .string(sentence(2...9, &random))),
      ("owedBy", list(["pk", "tr", "az", "group", "pk-office"], 0...3, &random)),
      ("owedTo", list(["pk", "tr", "az", "group"], 0...2, &random)),
      ("due", due(&random)), ("quantity", ["value": 4, "unit": "sessions", "per": "year"]),
      ("recurs", .bool(random.chance(50))), ("inferred", list(["pk", "tr"], 0...1, &random)),
      ("evidence", ["a letter"]),
      ("confirmations", ["pk": "2025-12-01", "tr": nil]), ("claims", claims(&random)),
      ("notes", .string(sentence(1...3, &random))), ("doneWhen", "it stands"),
      ("indicator", "level"),
    ]
    members += optional.filter { _ in random.chance(60) }
    members = members.map { random.chance(3) && isOptional($0.0) ? ($0.0, .null) : $0 }
    return .object(members.shuffled(using: &random).map { JSONMember(key: $0.0, value: $0.1) })
  }

  private static func isOptional(_ name: String) -> Bool {
    !["id", "title", "domains", "strength", "status"].contains(name)
  }

  private static func due(_ random: inout Seeded) -> JSONValue {
    let forms: [JSONValue] = [
      ["edtf": "2026-03"], ["edtf": "2026-06~"], ["edtf": "2026-33", "text": "next quarter"],
      ["edtf": "2026-11-30", "earliest": "2026-11-30", "latest": "2026-11-30"],
      ["edtf": "2027"], ["edtf": "2026-01/2026-04~"], ["edtf": "2026-01/.."],
      ["edtf": "../2026-02"],
      ["text": "some day"], ["text": "per session", "label": "per session"],
      ["latest": "2026-12-15"], ["earliest": "2026-12-15"],
      ["edtf": "2026-06~", "latest": "2026-06-15"],
    ]
    return pick(forms, &random)
  }

  private static func claims(_ random: inout Seeded) -> JSONValue {
    .array(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        [
          "source": random.chance(70) ? "one" : "two", "paragraph": 3, "kind": "stated",
          "text": "as told",
        ]
      })
  }

  private static func sentence(_ count: ClosedRange<Int>, _ random: inout Seeded) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in pick(words, &random) }
      .joined(separator: " ")
  }

  private static func list(
    _ ids: [String], _ count: ClosedRange<Int>, _ random: inout Seeded
  ) -> JSONValue {
    let shuffled = ids.shuffled(using: &random)
    return .array(
      shuffled.prefix(Int.random(in: count, using: &random)).map { JSONValue.string($0) })
  }

  private static func pick<T>(_ all: [T], _ random: inout Seeded) -> T {
    all[Int.random(in: 0..<all.count, using: &random)]
  }
}
