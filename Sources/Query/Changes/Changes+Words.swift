import Dates
import Entities
import JSON
import Journal
package import Register

extension Changes {
  /// The period in words.
  package var periodWords: String { register.words(of: period) }

  /// The id of what an entry is about, as commands take it; nil for the group itself.
  package func id(_ entry: Entry) -> String? {
    if let row = entry.row { return register.index.id(row) }
    let target = entry.target
    if let meeting = register.meeting(at: target) { return meeting.id }
    if let indicator = register.indicator(at: target) { return indicator.id }
    if let tension = register.tension(at: target) { return tension.id }
    return target == .register ? nil : target.slug.isEmpty ? target.text : String(target.slug)
  }

  /// `3 reported done, 1 slipped`, in the order of kinds; nil for none.
  package static func counts(_ entries: [Entry]) -> String? {
    let parts = Kind.allCases.compactMap { kind in
      let count = entries.count { $0.kind == kind }
      let words = kind == .note && count > 1 ? "notes" : kind.words
      return count == 0 ? nil : "\(count) \(words)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// How an entry changed: `not started → reported done`, `Q1 2026* → Jun 2026, 3 months later`.
  package func step(_ entry: Entry) -> String? {
    if entry.kind == .overdue || entry.kind == .dueSoon {
      let due = entry.row.map { "due \(register.dueLabel($0))" }
      return [due, entry.isByTime ? "by time alone" : nil].compactMap(\.self).joined(
        separator: ", ")
    }
    guard let new = entry.new else { return entry.old }
    let step = entry.old.map { "\($0) → \(new)" } ?? new
    guard let amount = entry.amount else { return step }
    return "\(step), \(amount) \(entry.isEarlier ? "earlier" : "later")"
  }

  /// Who did it and for whom, with the time: `desk for Türkiye, 21 Nov 2026 09:14`; nil for what
  /// time did.
  package func hand(_ entry: Entry) -> String? {
    guard let doing = entry.doing else { return nil }
    let event = register.journal.events[doing]
    let party = event.party.map { " for \(register.name(ofParty: $0))" } ?? ""
    return "\(event.by)\(party), \(event.at.words)"
  }

  /// Per domain, in the register's order, the entries about its items; domains
  /// without any left out.
  package func byDomain(_ entries: [Entry]) -> [(id: String, entries: [Entry])] {
    share(entries, register.header.domains.map(\.id)) { row in
      register.index.domainSets[Int(register.index.domains[row])].ids
    }
  }

  /// Per party, the entries about items it owes or is owed; those of the group count under every
  /// party.
  package func byParty(_ entries: [Entry]) -> [(id: String, entries: [Entry])] {
    share(entries, register.header.parties.map(\.id), of: register.concerned)
  }

  private func share(
    _ entries: [Entry], _ ids: [String], of row: (Int) -> [String]
  ) -> [(id: String, entries: [Entry])] {
    var shares: [String: [Entry]] = [:]
    for entry in entries {
      for id in Set(entry.row.map(row) ?? []) { shares[id, default: []].append(entry) }
    }
    return ids.compactMap { id in shares[id].map { (id, $0) } }
  }
}

extension Register {
  /// `since Session 1, held 12 Mar 2026`, with the last day where it ends before today, and why it
  /// begins there.
  package func words(of period: Period) -> String {
    let end = [period.until, asOf].compactMap(\.self).min()
    return "since \(period.start)" + (end.map { ", to \($0.words)" } ?? "")
      + (period.note.map { ": \($0)" } ?? "")
  }
}

extension Changes.Kind {
  /// In lists and counts.
  package var words: String {
    switch self {
    case .done: "done"
    case .reported: "reported done"
    case .confirmed: "confirmed"
    case .evidence: "evidence added"
    case .reopened: "reopened"
    case .closed: "closed, not done"
    case .status: "status set"
    case .added: "added"
    case .slipped: "slipped"
    case .broughtForward: "brought forward"
    case .dated: "date set"
    case .field: "edited"
    case .reading: "figure recorded"
    case .held: "session held"
    case .dateConfirmed: "date confirmed"
    case .rescheduled: "rescheduled"
    case .madeExact: "date made exact"
    case .decision: "decided"
    case .agenda: "agenda"
    case .meeting: "session changed"
    case .tension: "tension settled"
    case .claim: "claim added"
    case .note: "note"
    case .other: "other"
    case .takenBack: "taken back"
    case .overdue: "became overdue"
    case .dueSoon: "became due soon"
    }
  }

  /// What time does by itself.
  package var isOfTime: Bool { self == .overdue || self == .dueSoon }
}
