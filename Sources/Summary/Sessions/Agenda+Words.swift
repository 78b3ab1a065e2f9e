import Dates
package import Entities
import Register

extension Register {
  /// Why a matter should come up: `overdue, 7 months past 31 Mar 2026 · carried forward twice`.
  package func words(of matter: Agenda.Matter) -> [String] {
    matter.reasons.map { reason in words(of: reason, matter) }
  }

  private func words(of reason: Agenda.Reason, _ matter: Agenda.Matter) -> String {
    let row = row(matter.target)
    switch reason {
    case .carried: return carriedWords(matter.carried)
    case .overdue:
      let late = row.flatMap { lateness($0, item($0))?.short }
      return "overdue" + (late.map { " \($0)" } ?? "")
    case .unreported: return "no report"
    case .awaiting: return row.map(awaitingWords) ?? "reported done, not confirmed"
    case .contested: return "contested"
    case .dueBefore:
      let latest = row.flatMap { item($0)?.due?.latest?.words }
      return "due before this session" + (latest.map { ": by \($0)" } ?? "")
    case .stale: return "nothing recorded since \(rules.staleSince?.words ?? header.asOf.words)"
    case .tension: return "sources disagree"
    case .unplaced: return "has a date, is on no agenda"
    }
  }

  /// The title of what a target names; of a tension with its number: `T6 which quarter is meant`.
  package func label(of target: Target) -> String {
    guard let tension = tension(at: target), tension.number != nil else { return subject(target) }
    return "\(tension.label) \(tension.title)"
  }

  /// `carried forward`, `carried forward twice`, `carried forward 3 times`.
  package func carriedWords(_ count: Int) -> String {
    switch count {
    case 2: "carried forward twice"
    case 3...: "carried forward \(count) times"
    default: "carried forward"
    }
  }

  private func awaitingWords(_ row: Int) -> String {
    guard let report = delivery(row).report else { return "reported done, not confirmed" }
    let missing = missingWords(report)
    return missing.isEmpty
      ? "reported done, not confirmed" : "awaiting \(missing.joined(separator: ", "))"
  }
}
