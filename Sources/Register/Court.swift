package import Dates
import Entities
import Text

/// Whose court the ball is in: who must act next on an item, for what, and since when. What nobody
/// stated stays unknown; nobody is blamed.
package struct Court: Hashable, Sendable {
  package enum Act: String, Hashable, Sendable {
    /// Promised and open: those who owe it.
    case deliver
    /// Reported done: what is missing for done (docs/journal.md E12).
    case confirm
  }

  package let act: Act
  /// Ids of parties and bodies, those who owe first; empty where nobody is stated, or where nothing
  /// but evidence is missing.
  package let by: [String]
  /// Evidence is missing; any party may bring it.
  package let isEvidenceMissing: Bool
  /// The item is the secretariat's own task.
  package let isOwn: Bool
  /// Day the status was set; nil where that is not known.
  package let since: Day?
}

extension Register {
  /// Whose court an item's ball is in; nil where nothing is expected of anybody: closed, suspended,
  /// proposed, or never promised.
  package func court(_ row: Int) -> Court? {
    if status[row] == .reportedDone { return awaited(row) }
    guard status[row].isOpen, index.strength[row].binds else { return nil }
    let set = index.ownerSets[Int(index.owners[row])]
    let owners = Array(set.ids.prefix(set.split))
    let isOwn = index.strength[row] == .followUp && owners.isEmpty
    return Court(
      act: .deliver, by: owners, isEvidenceMissing: false, isOwn: isOwn, since: statusDay(row))
  }

  private func awaited(_ row: Int) -> Court? {
    guard let report = delivery(row).report else { return nil }
    return Court(
      act: .confirm, by: report.missingWords, isEvidenceMissing: report.isMissingEvidence,
      isOwn: false, since: statusDay(row))
  }

  /// In words: `Türkiye and Pakistan owe it`, `evidence and Pakistan's word are missing, since 20
  /// Nov 2026`, `whose it is, is not stated`; nil where nothing is expected of anybody.
  package func courtWords(_ row: Int) -> String? {
    guard let court = court(row) else { return nil }
    let since = sinceWords(court)
    switch court.act {
    case .confirm:
      let missing = missingWords(of: court)
      let verb = missing.count == 1 ? "is" : "are"
      return "\(missing.listed) \(verb) missing, \(since)"
    case .deliver where court.isOwn: return "the secretariat's own task"
    case .deliver where court.by.isEmpty: return "open; who owes it is not stated"
    case .deliver:
      let names = court.by.map { ownerName($0) + (isInferred($0, row) ? "*" : "") }
      return "\(names.listed) \(names.count == 1 ? "owes" : "owe") it, open \(since)"
    }
  }

  /// `since 20 Nov 2026`. Where only the opening balance has it: by that day, not from it.
  package func sinceWords(_ court: Court) -> String {
    court.since.map { "since \($0.words)" } ?? "since \(header.asOf.words) or before"
  }

  private func missingWords(of court: Court) -> [String] {
    (court.isEvidenceMissing ? ["evidence"] : [])
      + court.by.map { "\(possessive(ofParty: $0)) word" }
  }

  private func isInferred(_ owner: String, _ row: Int) -> Bool {
    item(row)?.inferred.contains(owner) ?? false
  }
}
