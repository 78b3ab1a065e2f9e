/// A field on which live heads differ: every value with who said it, when, for which party; the last
/// counts for now (journal.md E10).
package struct Contest: Hashable, Sendable {
  package let field: FieldName
  /// `status`, `due`.
  package let name: String
  /// In the order of E7.
  package let sides: [Side]
  /// What settles it; both values stay in the history.
  package let fix: Fix

  package struct Side: Hashable, Sendable {
    /// `suspended`, `Q1 2027`.
    package let value: String
    package let by: String
    /// Id of the party whose word it carries; nil is nobody's.
    package let party: String?
    /// `ayse for Türkiye`.
    package let who: String
    package let at: Moment
    /// As later events name it.
    package let event: String
    /// The later one, which counts for now.
    package let counts: Bool

    /// `suspended, ayse for Türkiye, 21 Nov 2026 09:14`.
    package var words: String {
      "\(value), \(who), \(at.words)\(counts ? ": counts for now" : "")"
    }
  }

  /// `status: suspended (ayse) or in progress (bilal), the later counts for now`.
  package var words: String {
    let said = sides.map { "\($0.value) (\($0.who))" }
    return "\(name): \(said.joined(separator: " or ")), the later counts for now"
  }
}

extension Register {
  /// The contested fields of a target, by name.
  package func contests(_ target: Target) -> [Contest] {
    contestedFields(target).map { contest(target, $0) }
  }

  func contest(_ target: Target, _ field: FieldName) -> Contest {
    let heads = states[target]?.fields[field]?.heads ?? []
    let last = heads.last?.event
    return Contest(
      field: field, name: words(field),
      sides: heads.map { side($0, counts: $0.event == last) }, fix: fix(target, field, heads))
  }

  private func words(_ field: FieldName) -> String {
    guard case .reading(let period, let source) = field else { return field.words }
    return "reading of \(EDTF(period)?.label ?? period) by \(sourceShort(source))"
  }

  private func side(_ head: FieldState.Head, counts: Bool) -> Contest.Side {
    let event = journal.events[head.event]
    return Contest.Side(
      value: head.value.words, by: event.by, party: event.party,
      who: event.by + (event.party.map { " for \(name(ofParty: $0))" } ?? ""), at: event.at,
      event: head.id, counts: counts)
  }

  private func fix(
    _ target: Target, _ field: FieldName, _ heads: [FieldState.Head]
  ) -> Fix {
    let meeting = meeting(at: target)?.id
    let id =
      row(target).map(index.id) ?? meeting ?? indicator(at: target)?.id
      ?? tension(at: target)?.id ?? target.text
    let isMeeting = meeting != nil
    switch field {
    case .delivery:
      return Fix(
        "\(.status) sets the status anew, both stay in the log", "ahd set \(id) status STATUS")
    case .reading(let period, let source):
      return Fix(
        "\(.record) records it anew, both stay in the log",
        "ahd record \(id) VALUE --period \(period) --source \(source)")
    case .member("state") where isMeeting:
      return Fix(
        "\(.status) says anew how it stands, both stay in the log",
        "ahd meeting held|postpone|cancel \(id)")
    case .member("date") where isMeeting:
      return Fix(
        "\(.date) gives the date anew, both stay in the log", "ahd meeting reschedule \(id) DATE")
    case .member(let name):
      let act = name == "due" ? KeyedWords.Act.date : .edit
      return Fix(
        "\(act) sets \(name) anew, both stay in the log",
        isMeeting ? nil : "ahd set \(id) \(name) VALUE")
    }
  }
}
