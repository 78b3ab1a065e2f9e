import Dates
package import Entities
import JSON
package import Journal
import Register

/// A person who acts, and the party whose word the act carries, if any.
package struct Actor: Hashable, Sendable {
  package var person: String
  package var party: String?

  package init(person: String, party: String? = nil) {
    self.person = person
    self.party = party
  }
}

extension Register {
  /// `x`: reports items done. On one that is reported already it adds the word and the evidence
  /// instead (docs/journal.md E12).
  package func report(
    _ rows: [Int], by actor: Actor, on: String? = nil, evidence: String? = nil
  ) throws(Refusal) -> Draft {
    let on = try canonical(on)
    var changes: [Change] = []
    for row in rows.distinct {
      try check(actor.party, row)
      changes.append(try report(row, actor, on, evidence))
    }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  private func report(
    _ row: Int, _ actor: Actor, _ on: String?, _ evidence: String?
  ) throws(Refusal) -> Change {
    let delivery = delivery(row)
    guard delivery.report == nil else {
      return try add(to: row, delivery, actor, on, evidence)
    }
    guard delivery.status != .done else { throw .sameStatus(.done, item: index.title(row)) }
    return Change(
      .reported(on: on, evidence: evidence), on: target(of: row),
      was: .string(delivery.status.rawValue), after: heads(row).ids)
  }

  /// A word, evidence or both for the reports that stand.
  private func add(
    to row: Int, _ delivery: Delivery, _ actor: Actor, _ on: String?, _ evidence: String?
  ) throws(Refusal) -> Change {
    let target = target(of: row)
    let reports = heads(row).reportIDs
    if let party = actor.party {
      guard !(delivery.report?.hasWord(of: party) ?? false) else {
        if let evidence { return Change(.evidenceAdded(evidence), on: target, references: reports) }
        throw .alreadySaid(party: name(ofParty: party), item: index.title(row))
      }
      return Change(.confirmed(on: on, evidence: evidence), on: target, references: reports)
    }
    guard let evidence else { throw .nothingNew(item: index.title(row)) }
    return Change(.evidenceAdded(evidence), on: target, references: reports)
  }

  /// `c`: a party's word on what is reported.
  package func confirm(
    _ rows: [Int], by actor: Actor, on: String? = nil, evidence: String? = nil
  ) throws(Refusal) -> Draft {
    guard let party = actor.party else {
      throw .unknownParty("", header.parties.map(\.id))
    }
    let on = try canonical(on)
    var changes: [Change] = []
    for row in rows.distinct {
      let delivery = delivery(row)
      guard let report = delivery.report else { throw .notReported(item: index.title(row)) }
      try check(party, row)
      guard !report.hasWord(of: party) else {
        throw .alreadySaid(party: name(ofParty: party), item: index.title(row))
      }
      changes.append(
        Change(
          .confirmed(on: on, evidence: evidence), on: target(of: row),
          references: heads(row).reportIDs))
    }
    return Draft(by: actor.person, party: party, changes: changes)
  }

  /// `X`: takes a report or a closing back, with the reason; the status is what it was before.
  package func reopen(_ rows: [Int], by actor: Actor, reason: String) throws(Refusal) -> Draft {
    guard !reason.isEmpty else { throw .reasonMissing }
    var changes: [Change] = []
    for row in rows.distinct {
      try check(actor.party, row)
      let delivery = delivery(row)
      guard delivery.report != nil || delivery.status.isClosed else {
        throw .notClosed(item: index.title(row))
      }
      changes.append(
        Change(
          .reopened(statusBefore(row)), on: target(of: row),
          was: .string(delivery.status.rawValue), after: heads(row).ids))
    }
    return Draft(by: actor.person, party: actor.party, reason: reason, changes: changes)
  }

  /// The status a reopened item returns to: what it was when it was reported or closed.
  package func statusBefore(_ row: Int) -> Status {
    let head = heads(row).heads.last
    let was = head.flatMap { head in
      journal.events[head.event].changes.first {
        $0.target == target(of: row) && $0.field == .delivery
      }?.was?.string
    }
    let candidates = [was.flatMap(Status.init(rawValue:)), opening(row)]
    return candidates.compactMap(\.self).first { $0.isSettable && !$0.isClosed } ?? .inProgress
  }

  private func opening(_ row: Int) -> Status? {
    row < opening.index.count ? opening.index.status[row] : nil
  }

  /// `s`: any status but reported-done and done, which are computed.
  package func setStatus(
    _ rows: [Int], to status: Status, by actor: Actor, reason: String? = nil
  ) throws(Refusal) -> Draft {
    guard status.isSettable else { throw .notSettable(status) }
    var changes: [Change] = []
    for row in rows.distinct {
      try check(actor.party, row)
      let now = delivery(row).status
      guard now != status || flags[row].contains(.contested) else {
        throw .sameStatus(status, item: index.title(row))
      }
      changes.append(
        Change(
          .statusSet(status), on: target(of: row), was: .string(now.rawValue),
          after: heads(row).ids))
    }
    return Draft(by: actor.person, party: actor.party, reason: reason, changes: changes)
  }

  /// `n`: a note on items.
  package func note(_ rows: [Int], _ text: String, by actor: Actor) throws(Refusal) -> Draft {
    try note(on: rows.distinct.map(target), text, by: actor)
  }

  /// A note on anything the register holds.
  package func note(
    on targets: [Target], _ text: String, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !text.isEmpty else { throw .emptyText }
    try check(actor.party)
    return Draft(
      by: actor.person, party: actor.party,
      changes: targets.map { Change(.noteAdded(text), on: $0) })
  }

  /// `u`: takes back this writer's last action; with what it was, in words.
  package func undo(by actor: Actor, writer: String?) throws(Refusal) -> (Draft, undone: Int) {
    try takeBack(actor) { (journal) throws(Journal.NoUndo) in
      guard let writer else { throw .nothingToUndo }
      return try journal.undoable(by: writer)
    }
  }

  /// Ctrl-R: takes back this writer's last undo.
  package func redo(by actor: Actor, writer: String?) throws(Refusal) -> (Draft, redone: Int) {
    let (draft, undo) = try takeBack(actor) { (journal) throws(Journal.NoUndo) in
      guard let writer else { throw .nothingToRedo }
      return try journal.redoable(by: writer)
    }
    let redone = journal.events[undo].undoes.compactMap(journal.event(named:)).first ?? undo
    return (draft, redone)
  }

  private func takeBack(
    _ actor: Actor, _ find: (Journal) throws(Journal.NoUndo) -> Int
  ) throws(Refusal) -> (Draft, Int) {
    do {
      let event = try find(journal)
      let change = Change(.undone([journal.events[event].id.text]), on: .register)
      return (Draft(by: actor.person, party: nil, changes: [change]), event)
    } catch {
      var what: String?
      if case .builtUpon(let event, _) = error { what = words(of: event) }
      throw .undo(error, what: what)
    }
  }

  // MARK: Parts

  /// Nobody's word is always in order; a party's must be a party to the item.
  private func check(_ party: String?, _ row: Int) throws(Refusal) {
    try check(party)
    guard let party else { return }
    guard concerned(row).contains(party) else {
      throw .notConcerned(party: name(ofParty: party), item: index.title(row))
    }
  }

  func check(_ party: String?) throws(Refusal) {
    if let refusal = refusal(ofWordOf: party) { throw refusal }
  }

  /// One spelling for a date however typed; nil for nothing typed.
  private func canonical(_ typed: String?) throws(Refusal) -> String? {
    guard let typed, !typed.isEmpty else { return nil }
    guard let date = EDTF(typed: typed) else { throw .notADate(typed) }
    if let earliest = date.earliest, earliest > today { throw .notYet(typed) }
    return date.text
  }
}

extension [Int] {
  /// Each once, in the order they came: a line changes a field once (docs/journal.md E9).
  var distinct: [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}
