import Dates
package import Entities
import JSON

extension NewRegister {
  /// The six files, as people write them: two spaces, a last newline.
  package var files: [RegisterFile: String] {
    [
      .register: header, .commitments: .array([]), .meetings: meetings, .indicators: .array([]),
      .sources: .array([]), .tensions: .array([]),
    ].mapValues { $0.pretty + "\n" }
  }

  private var header: JSONValue {
    let group = groupID
    var members: [(String, JSONValue)] = [
      ("format", .number(String(registerFormat))), ("id", .string(id)), ("title", .string(title)),
      ("short", .string(Self.short(title, limit: 30))), ("group", .string(group)),
      ("asOf", .string(asOf.text)),
    ]
    if let completion { members.append(("completion", .string(completion.rawValue))) }
    members.append(("parties", .array(partyObjects)))
    members.append(
      (
        "domains",
        .array(
          domains.map {
            [
              "id": .string($0.id), "title": .string($0.name),
              "short": .string(Self.short($0.name, limit: 18)), "core": true,
            ]
          })
      ))
    if let rhythm { members.append(("cadence", cadence(rhythm))) }
    members.append(
      (
        "bodies",
        [
          [
            "id": .string(group), "name": .string(title),
            "short": .string(Self.short(title, limit: 18)),
          ]
        ]
      ))
    return .members(members)
  }

  /// The body that is the group itself: under the register's own id, unless a party has it.
  private var groupID: String {
    parties.contains { $0.id == id } ? Slug.made(of: "group \(id)") : id
  }

  private func cadence(_ rhythm: Rhythm) -> JSONValue {
    let perYear: Int? =
      switch rhythm.frequency {
      case .monthly where 12 % rhythm.interval == 0: 12 / rhythm.interval
      case .yearly where rhythm.interval == 1: 1
      default: nil
      }
    let count: [(String, JSONValue)] = perYear.map { [("countPerYear", .number(String($0)))] } ?? []
    return .members(count + [("rrule", .string(rhythm.text)), ("basis", "stated")])
  }

  private var meetings: JSONValue {
    .array(
      sessions.enumerated().map { place, date in
        let number = place + 1
        return [
          "id": .string("session-\(number)"), "title": .string("Session \(number)"),
          "short": .string("Session \(number)"), "kind": "session",
          "number": .number(String(number)), "date": date.json, "state": "projected",
        ]
      })
  }

  // MARK: Short labels

  private var partyObjects: [JSONValue] {
    let shorts = Self.codes(parties.map(\.name))
    var keys: Set<Character> = []
    return zip(parties, shorts).map { party, short in
      var members: [(String, JSONValue)] = [
        ("id", .string(party.id)), ("name", .string(party.name)), ("short", .string(short)),
      ]
      let letters = party.id.filter { $0.isLetter && $0.isASCII }
      if let key = letters.first(where: { keys.insert($0).inserted }) {
        members.append(("key", .string(String(key))))
      }
      return .members(members)
    }
  }

  /// Two or three capitals each, all different: of several words the initials,
  /// of one its beginning.
  static func codes(_ names: [String]) -> [String] {
    var codes: [String] = []
    for name in names {
      let words = name.split { !$0.isLetter && !$0.isNumber }
      let initials = String(words.compactMap(\.first).prefix(3))
      let letters = String(words.joined())
      let choices =
        (words.count > 1 ? [initials] : []) + [2, 3, 4, 5].map { String(letters.prefix($0)) }
      let free = choices.map { $0.uppercased() }.first { !$0.isEmpty && !codes.contains($0) }
      codes.append(free ?? "\(codes.count + 1)")
    }
    return codes
  }

  /// Whole words as far as they fit; of one long word its beginning.
  static func short(_ title: String, limit: Int) -> String {
    guard title.count > limit else { return title }
    var short = ""
    for word in title.split(separator: " ") {
      let longer = short.isEmpty ? String(word) : "\(short) \(word)"
      if longer.count > limit { break }
      short = longer
    }
    return short.isEmpty ? String(title.prefix(limit)) : short
  }
}
