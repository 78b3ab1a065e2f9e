package import Entities
import JSON
package import Journal
import Register

/// Why an action is not taken: a fact; its words are in Refusal+Words.swift.
package enum Refusal: Error, Hashable, Sendable {
  case unknownItem(String)
  /// A prefix that more than one id begins with, or a slug that two writers claimed.
  case ambiguous(String, [String])
  case unknownParty(String, [String])
  /// The party is neither owed nor owing.
  case notConcerned(party: String, item: String)
  case notReported(item: String)
  case notClosed(item: String)
  /// Already reported, and nothing new was said.
  case nothingNew(item: String)
  case alreadySaid(party: String, item: String)
  case sameStatus(Status, item: String)
  case notSettable(Status)
  case notADate(String)
  /// Said to have been done on a day that lies ahead.
  case notYet(String)
  case emptyText
  /// No status was chosen.
  case nothingChosen
  case reasonMissing
  case broken(item: String)
  /// Another event came in between: the field holds this now (docs/journal.md E9).
  case changed(item: String, now: String, by: String?)
  case undo(Journal.NoUndo, what: String?)
  /// Of sessions and their agendas.
  case session(SessionRefusal)
  case reading(ReadingRefusal)
  /// Of saved views.
  case view(ViewRefusal)
  case newerFormat(Int)
  case tooLong(Int)
  /// A field that cannot be set, with those that can.
  case unknownMember(String, [String])
  /// A value that is not what a member takes.
  case notAValue(String, member: String, expected: String)
  /// An id the register does not hold, with those it does.
  case unknownID(String, kind: String, member: String, [String])
  /// A member that cannot be empty.
  case emptied(member: String)
  /// Everything asked for is so already.
  case sameValue(members: [String], item: String)
  /// The item as a whole would not be valid.
  case unfit(String, item: String)
  /// Of many items these do not fit, for the first's reason.
  indirect case several(Refusal, items: [String])
}

extension Register {
  /// Whether a draft still fits this register: what its writer was shown must be what stands
  /// (docs/journal.md E9, E12, E13).
  package func refusal(of draft: Draft) -> Refusal? {
    for change in draft.changes {
      if let refusal = refusal(of: change) { return refusal }
    }
    return nil
  }

  private func refusal(of change: Change) -> Refusal? {
    let state = states[change.target]
    if let field = change.field, let after = change.after {
      let heads = state?.fields[field] ?? FieldState()
      if Set(heads.ids) != Set(after) { return changed(change.target, field, heads) }
    }
    if let references = change.references {
      let heads = state?.delivery ?? FieldState()
      if !heads.stillStand(references) { return changed(change.target, .delivery, heads) }
    }
    for id in change.payload.undoes {
      if let refusal = refusalToUndo(id) { return refusal }
    }
    return nil
  }

  /// The refusal for a field that others changed since a form on it was opened.
  package func overtaken(_ target: Target, _ field: FieldName) -> Refusal {
    changed(target, field, states[target]?.fields[field] ?? FieldState())
  }

  private func changed(_ target: Target, _ name: FieldName, _ field: FieldState) -> Refusal {
    let last = field.heads.last.map { journal.events[$0.event] }
    if case .reading(let reading)? = field.value, let indicator = indicator(at: target) {
      let flag = Indicator.ObsStatus(rawValue: reading.obsStatus) ?? .normal
      return .changed(
        item: "\(indicator.title), \(label(reading.period))",
        now: indicator.words(reading.value.map(Amount.init(text:)), flag), by: last?.by)
    }
    let row = row(target)
    let status = name == .delivery ? row.map { delivery($0).status.words } : nil
    let now = status ?? field.value.map { "\(name.words) \($0.words)" } ?? "as it was agreed"
    return .changed(item: row.map(index.title) ?? target.text, now: now, by: last?.by)
  }

  private func refusalToUndo(_ id: String) -> Refusal? {
    guard let event = journal.event(named: id) else { return .undo(.nothingToUndo, what: nil) }
    guard journal.counted[event], !journal.events[event].isOpening, journal.live[event] else {
      return .undo(.nothingToUndo, what: words(of: event))
    }
    guard let builder = journal.builder(upon: event) else { return nil }
    return .undo(.builtUpon(event: event, by: builder), what: words(of: event))
  }

  // MARK: Finding items

  /// What events name an id by: an item's (or a unique prefix of one), a meeting's, a figure's, a
  /// tension's.
  package func target(named name: String) throws(Refusal) -> Target {
    if meeting(name) != nil { return target(ofMeeting: name) }
    if indicator(name) != nil { return target(ofIndicator: name) }
    if tension(name) != nil { return target(ofTension: name) }
    return target(of: try row(named: name))
  }

  /// The row of an id or of a unique prefix of one.
  package func row(named name: String) throws(Refusal) -> Int {
    if let rivals = additions.refused[name], index.row(name) == nil {
      throw .ambiguous(name, rivals)
    }
    if let row = index.row(name) { return row }
    let hits = name.isEmpty ? [] : (0..<count).filter { index.id($0).hasPrefix(name) }
    if hits.count > 1 { throw .ambiguous(name, hits.prefix(9).map(index.id)) }
    guard let row = hits.first else { throw .unknownItem(name) }
    return row
  }
}

extension Refusal {
  /// The member a refusal is about; nil for the whole.
  package var member: String? {
    switch self {
    case .notAValue(_, let member, _), .unknownID(_, _, let member, _), .emptied(let member):
      member
    case .several(let first, _): first.member
    default: nil
    }
  }
}

extension Register {
  /// Why `drafting` refuses some of many items: all that do not fit are named, with the reason of
  /// the first; for one item its own refusal.
  package func refusal(
    _ first: Refusal, of rows: [Int], _ drafting: ([Int]) throws(Refusal) -> Draft
  ) -> Refusal {
    guard rows.count > 1 else { return first }
    var reasons: [Refusal] = []
    var unfit: [String] = []
    for row in rows {
      do { _ = try drafting([row]) } catch {
        reasons.append(error)
        unfit.append(index.title(row))
      }
    }
    // What is wrong with all of them alike is wrong with what was asked, not with the items.
    let isAlike = reasons.count == rows.count && reasons.allSatisfy { $0 == reasons[0] }
    guard let reason = reasons.first, !isAlike else { return first }
    return .several(reason, items: unfit)
  }
}
