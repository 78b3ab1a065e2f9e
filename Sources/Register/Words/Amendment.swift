package import Dates
import Entities
package import JSON
import Journal
import Text

/// A member that events set: what was agreed stays, and the new value stands beside it, dated.
package struct Amendment: Hashable, Sendable {
  /// As the file has it.
  package let member: String
  /// `Due`, `Owed by`.
  package let label: String
  /// What the files hold, in words; `not stated` for nothing.
  package let agreed: String
  package let now: String
  package let day: Day
  package let by: String
  package let reason: String?
  /// Index into the journal's events.
  package let event: Int

  /// `agreed: Q1 2026*; amended 21 Nov 2026 by A. Officer: no room before`.
  package var words: String {
    "agreed: \(agreed); amended \(day.words) by \(by)" + (reason.map { ": \($0)" } ?? "")
  }
}

extension Register {
  /// The members of an item that events set to something else, in the order of forms.
  package func amendments(_ row: Int) -> [Amendment] {
    guard let state = states[target(of: row)] else { return [] }
    return state.fields.compactMap { name, field -> Amendment? in
      guard case .member(let member) = name, let head = field.heads.last,
        case .json(let value) = head.value, value != openingValue(row, name)
      else { return nil }
      let event = journal.events[head.event]
      return Amendment(
        member: member, label: Member.named(member)?.label ?? member.capitalisedFirst,
        agreed: words(of: openingValue(row, name)), now: words(of: value), day: event.at.day,
        by: event.by, reason: event.reason, event: head.event)
    }.sorted { order($0.member) < order($1.member) }
  }

  private func order(_ member: String) -> (Int, String) {
    (Member.all.firstIndex { $0.name == member } ?? .max, member)
  }

  /// `was Q1 2026*`.
  package func dueBefore(_ row: Int) -> String? {
    amendments(row).first { $0.member == "due" }.map { "was \($0.agreed)" }
  }

  /// A member's value in words: ids as names, a date as its label.
  package func words(of value: JSONValue) -> String {
    guard let items = value.array, !items.isEmpty else {
      return value.string.flatMap(nameOf) ?? value.plainWords
    }
    return items.map { $0.string.flatMap(nameOf) ?? $0.plainWords }.joined(separator: ", ")
  }

  /// The name behind an id of the register; nil for other text.
  private func nameOf(_ id: String) -> String? {
    if let domain = header.domains.first(where: { $0.id == id }) { return domain.title }
    if let person = header.people.first(where: { $0.id == id }) { return person.name }
    if header.parties.contains(where: { $0.id == id })
      || header.bodies.contains(where: { $0.id == id })
    {
      return ownerName(id)
    }
    if let row = index.row(id) { return index.title(row) }
    return meeting(id)?.title ?? indicator(id)?.title
  }
}

extension JSONValue {
  /// A member's value without its register: a date as its label, a quantity as people say it,
  /// `not stated` for nothing.
  package var plainWords: String {
    switch self {
    case .null, .array([]): "not stated"
    case .bool(let flag): flag ? "yes" : "no"
    case .number(let text), .string(let text): text
    case .array(let items):
      items.map { $0["title"]?.string ?? $0.plainWords }.joined(separator: ", ")
    case .object: dateWords ?? quantityWords ?? compact
    }
  }

  private var dateWords: String? {
    guard self["basis"] != nil || self["edtf"] != nil || self["text"] != nil else { return nil }
    func day(_ key: String) -> Day? { self[key]?.string.flatMap { Day($0) } }
    return DateValue(
      text: self["text"]?.string, edtf: self["edtf"]?.string.flatMap { EDTF($0) },
      earliest: day("earliest"), latest: day("latest"),
      basis: self["basis"]?.string.flatMap(DateValue.Basis.init(rawValue:)) ?? .stated,
      wordsWithoutDate: self["label"]?.string
    ).label
  }

  private var quantityWords: String? {
    guard let value = self["value"]?.number, let unit = self["unit"]?.string else { return nil }
    return "\(value) \(unit)" + (self["per"]?.string.map { " a \($0)" } ?? "")
  }
}
