import Query
import TestSupport

/// Filters at random, and the many ways a person may type each.
extension NaiveFilter {
  private static let words = [
    "pump", "PUMP", "turkiye", "TÜRKİYE", "isbirligi", "ışık", "cafe", "عہد", "20", "a", "b",
    "item-1", "zzz", "border", "Sınır", "–", "naqvi review", "title", "alpha", "added", "or", "not",
    "two  blanks",
  ]

  private static let values: [String: [String]] = [
    "domain": ["works", "su", "egitim", "wa", "Rivers and", "guvenligi", "health"],
    "party": ["pk", "tr", "Party pk", "group", "the", "none", "pk-office", "an office"],
    "owedby": ["pk", "az", "group", "party", "none"], "owedto": ["tr", "none", "Party"],
    "status": [
      "done", "do", "not", "no-report", "Reported", "open", "closed", "not started", "p",
    ],
    "strength": ["f", "firm", "follow-up", "pl", "past"],
    "flag": ["overdue", "due", "single-source", "stale", "a"],
    "has": [
      "evidence", "note", "date", "quantity", "figure", "test", "milestones", "source", "inferred",
      "owner", "tension", "event", "e",
    ],
    "id": ["item-1", "item", "ITEM-2", "p", "no"],
    "due": ["none", "2026-Q1", "2026-03", "today", "opening", "2026", "2026-06-15", "Q1 2026"],
    "changed": ["none", "2026-02", "last-session", "opening", "2026-01-25", "today"],
  ]

  /// A filter whose names are all known where there are sources and meetings as random items have.
  static func random(_ random: inout Seeded, depth: Int = 3) -> NaiveFilter {
    let choice = Int.random(in: 0..<10, using: &random)
    func parts(_ random: inout Seeded) -> [NaiveFilter] {
      (0..<Int.random(in: 2...3, using: &random)).map { _ in
        .random(&random, depth: depth - 1)
      }
    }
    switch choice {
    case 0..<2 where depth > 0: return .not(.random(&random, depth: depth - 1))
    case 2..<4 where depth > 0: return .and(parts(&random))
    case 4..<6 where depth > 0: return .or(parts(&random))
    case 6, 7: return .word(words.randomElement(using: &random) ?? "")
    default: return field(&random)
    }
  }

  private static func field(_ random: inout Seeded) -> NaiveFilter {
    let name = values.keys.sorted().randomElement(using: &random) ?? "id"
    let all = values[name] ?? []
    let isDay = name == "due" || name == "changed"
    let sign = isDay ? ["<", "<=", ">", ">=", "=", ":"].randomElement(using: &random) ?? ":" : ":"
    let isList = sign == ":" && random.chance(30)
    let some = all.shuffled(using: &random).filter {
      ![":", "="].contains(sign) ? $0 != "none" : true
    }
    return .field(name, sign, Array(some.prefix(isList ? 2 : 1)))
  }

  /// One that histories can answer, whose two domains are `works` and `water`.
  static func ofHistory(_ random: inout Seeded) -> NaiveFilter {
    let terms: [NaiveFilter] = [
      .word("title"), .word("alpha"), .word("gamma"), .word("added"), .word("quay"),
      .word("pump"), .word("water"), .field("domain", ":", ["wat"]),
      .field("status", ":", ["done", "reported-done"]), .field("status", ":", ["open"]),
      .field("strength", ":", ["firm", "discussed"]), .field("owedby", ":", ["pk", "none"]),
      .field("due", "<=", ["2026-05"]), .field("due", ":", ["none"]),
      .field("changed", ">=", ["2026-02"]), .field("changed", ":", ["none"]),
      .field("source", ":", ["minutes"]), .field("source", ":", ["none"]),
      .field("meeting", ":", ["first"]), .field("meeting", ":", ["none"]),
      .field("meeting", ":", ["second"]), .field("has", ":", ["event"]),
      .field("has", ":", ["evidence"]), .field("has", ":", ["note"]),
      .field("has", ":", ["tension", "date"]), .field("flag", ":", ["contested", "drift"]),
      .field("flag", ":", ["awaiting", "one-hand"]), .field("id", ":", ["p", "q"]),
    ]
    let one = terms.randomElement(using: &random) ?? terms[0]
    let other = terms.randomElement(using: &random) ?? terms[0]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .and([one, other])
    case 1: return .or([one, .not(other)])
    case 2: return .not(one)
    default: return one
    }
  }

  /// As someone may type it.
  func text(_ random: inout Seeded) -> String {
    let plain = spelled(&random)
    return random.chance(15) ? "(\(plain))" : plain
  }

  private func spelled(_ random: inout Seeded) -> String {
    switch self {
    case .word(let word):
      let isKeyword = Filter.Keyword(rawValue: word) != nil
      return isKeyword || word.contains(" ") || random.chance(15) ? "\"\(word)\"" : word
    case .field(let name, let sign, let values):
      let typed = values.map { $0.contains(" ") || random.chance(15) ? "“\($0)”" : $0 }
      let name = random.chance(20) ? name.uppercased() : name
      return name + sign + typed.joined(separator: ",")
    case .not(let part):
      return keyword("not", &random) + " " + part.inside(binding: 3, &random)
    case .and(let parts):
      let joiners = [" ", "  ", " and ", " AND "]
      return parts.map { $0.inside(binding: 2, &random) }
        .joined(separator: joiners.randomElement(using: &random) ?? " ")
    case .or(let parts):
      let or = keyword("or", &random)
      return parts.map { $0.inside(binding: 1, &random) }.joined(separator: " \(or) ")
    }
  }

  /// In brackets where it binds less than what it stands in, and sometimes where it need not.
  private func inside(binding: Int, _ random: inout Seeded) -> String {
    let own =
      switch self {
      case .word, .field: 4
      case .not: 3
      case .and: 2
      case .or: 1
      }
    return own < binding ? "(\(spelled(&random)))" : text(&random)
  }

  private func keyword(_ word: String, _ random: inout Seeded) -> String {
    random.chance(30) ? word.uppercased() : word
  }
}
