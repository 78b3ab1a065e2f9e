package import Dates
package import Entities
package import JSON
package import Journal
import Register
import Text

/// A field on which live heads differ: every value with who said it, when, for which party; the
/// last counts for now (E10). Or one that copies of a file had each in another way: what
/// was agreed before counts for now, until somebody decides.
package struct Contest: Hashable, Sendable {
  package let field: FieldName
  /// `status`, `due`.
  package let name: String
  /// In the order of E7; what was agreed before, then what the copies had.
  package let sides: [Side]
  /// What settles it; both values stay in the history.
  package let fix: Fix

  package struct Side: Hashable, Sendable {
    /// `suspended`, `Q1 2027`.
    package let value: String
    /// Nil where a file has it.
    package let by: String?
    /// Id of the party whose word it carries; nil is nobody's.
    package let party: String?
    /// `ayse for Türkiye`.
    package let who: String
    /// Nil where a file has it.
    package let at: Moment?
    /// As later events name it; nil where a file has it.
    package let event: String?
    /// The reason or the evidence given with it.
    package let why: String?
    /// It counts for now.
    package let counts: Bool

    /// `suspended, ayse for Türkiye, 21 Nov 2026 09:14`.
    package var words: String {
      let told = [value, who, at?.words].compactMap(\.self).joined(separator: ", ")
      return told + (counts ? ": counts for now" : "")
    }
  }

  /// `status: suspended (ayse) or in progress (bilal), the later counts for now`; `title:
  /// Dam (agreed before) or The dam (a copy of the file) or A dam (a copy of the file), the
  /// first counts for now`.
  package var words: String {
    let said = sides.map { "\($0.value) (\($0.who))" }
    let which = sides.last?.event == nil ? "first" : "later"
    return "\(name): \(said.joined(separator: " or ")), the \(which) counts for now"
  }
}

extension Register {
  /// The contested fields of a target, by name.
  package func contests(_ target: Target) -> [Contest] {
    contestedFields(target).map { contest(target, $0) }
  }

  package func contest(_ target: Target, _ field: FieldName) -> Contest {
    if let proposed = proposal(on: target, field) {
      return contest(field, proposed, held: fileValue(target, field), fix(target, field))
    }
    let heads = states[target]?.fields[field]?.heads ?? []
    let last = heads.last?.event
    return Contest(
      field: field, name: words(field),
      sides: heads.map { side($0, target, field, counts: $0.event == last) },
      fix: fix(target, field))
  }

  /// What stands first, then what else was proposed.
  package func contest(
    _ field: FieldName, _ proposed: Proposed, held: JSONValue?, _ fix: Fix
  ) -> Contest {
    let held = proposed.standing(held ?? .null)
    let agreed = proposed.values.contains(held) ? Proposed.copy : "agreed before"
    let values = [held] + proposed.values.filter { $0 != held }
    let sides = proposed.words(of: values).enumerated().map { place, words in
      Contest.Side(
        value: words, by: nil, party: nil, who: place == 0 ? agreed : Proposed.copy, at: nil,
        event: nil, why: nil, counts: place == 0)
    }
    return Contest(field: field, name: words(field), sides: sides, fix: fix)
  }

  package func words(_ field: FieldName) -> String {
    guard case .reading(let period, let source) = field else { return field.words }
    return "reading of \(EDTF(period)?.label ?? period) by \(sourceShort(source))"
  }

  private func side(
    _ head: FieldState.Head, _ target: Target, _ field: FieldName, counts: Bool
  ) -> Contest.Side {
    let event = journal.events[head.event]
    return Contest.Side(
      value: head.value.words, by: event.by, party: event.party, who: who(head.event),
      at: event.at, event: head.id, why: why(event, target, field), counts: counts)
  }

  /// `ayse for Türkiye`.
  package func who(_ event: Int) -> String {
    let event = journal.events[event]
    return event.by + (event.party.map { " for \(name(ofParty: $0))" } ?? "")
  }

  /// The reason of an event, else what was told with what it set.
  package func why(_ event: Event, _ target: Target, _ field: FieldName) -> String? {
    let change = event.changes.last {
      $0.field == field && journal.canonical($0.target).contains(target)
    }
    let told = change?.payload.toldWords.joined(separator: "; ") ?? ""
    return event.reason ?? (told.isEmpty ? nil : told)
  }

  /// What settles a disputed field, whatever it is of.
  func fix(_ target: Target, _ field: FieldName) -> Fix {
    if let proposed = proposal(on: target, field) {
      if !proposed.isSettable(of: target) { return byHand(proposed, of: target) }
      return fix("\(.settle) says which counts", target, field)
    }
    return fix("\(.settle) says which counts; both stay in the log", target, field)
  }

  private func fix(_ words: KeyedWords, _ target: Target, _ field: FieldName) -> Fix {
    let command = command(target, field)
    return Fix(words, command, plain: command == nil ? "say in the dashboard which counts" : nil)
  }

  /// What no event sets is put right where it is written.
  package func byHand(_ proposed: Proposed, of target: Target) -> Fix {
    let (file, member) = (target.file?.fileName ?? "the file", proposed.member)
    let decision =
      proposed.isOfWhole ? "keep it or take it out" : "give “\(member)” the value that counts"
    return Fix("in \(file), \(decision), and take “\(member)” out of its “contested”")
  }

  /// The command that sets it anew; nil where there is none.
  private func command(_ target: Target, _ field: FieldName) -> String? {
    let meeting = meeting(at: target)?.id
    let item = row(target).map(index.id)
    switch field {
    case .delivery: return item.map { "ahd set \($0) status STATUS" }
    case .reading(let period, let source):
      return indicator(at: target).map {
        "ahd record \($0.id) VALUE --period \(period) --source \(source)"
      }
    case .member("state"): return meeting.map { "ahd meeting held|postpone|cancel \($0)" }
    case .member("date"): return meeting.map { "ahd meeting reschedule \($0) DATE" }
    case .member(let name):
      return item.flatMap { Member.named(name) == nil ? nil : "ahd set \($0) \(name) VALUE" }
    }
  }
}
