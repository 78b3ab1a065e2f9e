import Dates
package import Entities
package import JSON
import Register
import Text

extension Register {
  /// The value of a member as a person typed it; empty or `none` clears it.
  ///
  /// - Parameters:
  ///   - typed: Words of a person; ids may be shortened to a prefix of their own.
  ///   - member: What is set.
  /// - Returns: The value as the file would hold it.
  /// - Throws: The refusal that says what is accepted.
  package func value(_ typed: String, for member: Member) throws(Refusal) -> JSONValue {
    let typed = typed.trimmed
    if typed.isEmpty || (member.kind != .text && typed.lowercased() == "none") {
      guard !member.isRequired else { throw .emptied(member: member.name) }
      if case .ids = member.kind { return .array([]) }
      return .null
    }
    switch member.kind {
    case .text: return .string(typed)
    case .ids(let entity):
      return .array(try ids(typed, entity, member).map(JSONValue.string))
    case .id(let entity): return .string(try id(typed, entity, member))
    case .choice(let words):
      guard words.contains(typed.lowercased()) else { throw unfit(typed, member) }
      return .string(typed.lowercased())
    case .flag: return try flag(typed, member)
    case .quantity: return try quantity(typed, member)
    case .date: return try due(typed, isStated: false)
    }
  }

  /// A due date as people type it; `stated` only where a source says it.
  func due(_ typed: String, isStated: Bool) throws(Refusal) -> JSONValue {
    guard let date = DateValue(typed: typed, basis: isStated ? .stated : .inferred) else {
      throw .notADate(typed)
    }
    return date.json
  }

  private func flag(_ typed: String, _ member: Member) throws(Refusal) -> JSONValue {
    switch typed.lowercased() {
    case "yes", "true", "y": .bool(true)
    case "no", "false", "n": .bool(false)
    default: throw unfit(typed, member)
    }
  }

  /// `20 officers`, `4 sessions a year`, `1 per year`.
  private func quantity(_ typed: String, _ member: Member) throws(Refusal) -> JSONValue {
    var words = typed.split(separator: " ").map(String.init)
    guard let number = words.first, Amount.isNumber(number), words.count > 1 else {
      throw unfit(typed, member)
    }
    words.removeFirst()
    var members: [(String, JSONValue)] = [("value", .number(number))]
    if words.count > 2, ["a", "per"].contains(words[words.count - 2].lowercased()) {
      members.append(("unit", .string(words.dropLast(2).joined(separator: " "))))
      members.append(("per", .string(words[words.count - 1])))
    } else {
      members.append(("unit", .string(words.joined(separator: " "))))
    }
    return .members(members)
  }

  func unfit(_ typed: String, _ member: Member) -> Refusal {
    .notAValue(typed, member: member.name, expected: member.expected)
  }

  // MARK: Ids

  private func ids(
    _ typed: String, _ entity: Member.Entity, _ member: Member
  ) throws(Refusal) -> [String] {
    var found: [String] = []
    for word in typed.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let id = try id(String(word), entity, member)
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// An id, or a prefix only one begins with.
  private func id(
    _ typed: String, _ entity: Member.Entity, _ member: Member
  ) throws(Refusal) -> String {
    if entity == .commitment { return index.id(try row(named: typed)) }
    let all = ids(of: entity)
    if all.contains(typed) { return typed }
    let low = typed.lowercased()
    let hits = all.filter { $0.hasPrefix(low) }
    guard hits.count < 2 else { throw .ambiguous(typed, hits) }
    guard let hit = hits.first else {
      throw .unknownID(typed, kind: entity.rawValue, member: member.name, Array(all.prefix(20)))
    }
    return hit
  }

  /// Every id of a kind, in the register's order; those of items are not listed.
  package func ids(of entity: Member.Entity) -> [String] {
    switch entity {
    case .owner: header.parties.map(\.id) + header.bodies.map(\.id)
    case .domain: header.domains.map(\.id)
    case .person: header.people.map(\.id)
    case .body: header.bodies.map(\.id)
    case .meeting: meetings.map(\.id)
    case .indicator: indicators.map(\.id)
    case .source: opening.sources.map(\.id)
    case .commitment: []
    }
  }
}

extension Amount {
  /// Digits with at most one point, as JSON writes them; `1,5` and `1.000,5` are refused, since
  /// they can be read in two ways.
  package static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return false }
    return parts[0] == "0" || !parts[0].hasPrefix("0")
  }
}

/// What a form shows of a member to be changed.
package struct Editable: Hashable, Sendable {
  /// As it would be typed.
  package let typed: String
  package let ids: [String]
}

extension Register {
  /// A member of an item as a person would type it, so that typing it again changes nothing.
  package func editable(_ row: Int, _ member: Member) -> Editable {
    let value = object(row)?[member.name] ?? .null
    let ids = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
    switch (member.kind, value) {
    case (_, .null): return Editable(typed: member.kind == .flag ? "none" : "", ids: [])
    case (.ids, _), (.id, _): return Editable(typed: ids.joined(separator: ","), ids: ids)
    case (_, .bool(let flag)): return Editable(typed: flag ? "yes" : "no", ids: [])
    default: return Editable(typed: value.plainWords, ids: [])
    }
  }
}
