import Dates
import Entities
import JSON
import Journal
package import Register
import Text

extension Register {

  /// Each flag that is up, with the reason.
  func flagLines(_ row: Int, _ item: Commitment?) -> [Detail.FlagLine] {
    let up = allFlags(row)
    return Flags.all.map(\.flag).filter(up.contains).map { flag in
      Detail.FlagLine(
        flag: flag, mark: flag.lineMark(isVague: up.contains(.vague)), name: flag.name,
        why: why(flag, row, item))
    }
  }

  /// Why a flag is up, the item not being at hand.
  package func why(_ flag: Flags, _ row: Int) -> String { why(flag, row, item(row)) }

  private func why(_ flag: Flags, _ row: Int, _ item: Commitment?) -> String {
    let state = states[target(of: row)]
    switch flag {
    case .overdue: return (lateness(row, item)?.words ?? "past its date") + ", still open"
    case .unreported: return "date past and nobody has reported"
    case .awaiting: return awaiting(row)
    case .dueSoon: return dueSoon(item)
    case .stale: return "since \(rules.staleSince?.words ?? header.asOf.words)"
    case .unscheduled: return "promised, and no date is set"
    case .contested: return contests(target(of: row)).map(\.words).joined(separator: "; ")
    case .waiting:
      return "for events of \((state?.waitingFor ?? []).listed), which have not arrived here"
    case .drift: return drift(row, state)
    case .oneHand:
      let all = concerned(row).count == 2 ? "both" : "all"
      return "\(all) words were typed by one person: \(hands(row))"
    case .singleSource:
      return
        (item?.claims.first { $0.kind == .stated }).map { "\(sourceShort($0.source)) only" } ?? ""
    default: return ""
    }
  }

  private func awaiting(_ row: Int) -> String {
    guard let report = delivery(row).report, let court = court(row) else { return "" }
    let missing = missingWords(report)
    return (missing.isEmpty ? "another report" : missing.listed) + ", \(sinceWords(court))"
  }

  private func dueSoon(_ item: Commitment?) -> String {
    guard let due = item?.due, let latest = due.latest else { return "its date is near" }
    return "by \(latest.words), \(countdown(to: due, from: day))"
  }

  private func drift(_ row: Int, _ state: TargetState?) -> String {
    let names = state.map { drifted(row, $0) } ?? []
    return "the file was edited by hand after an event on it: \(names.map(\.words).sorted().listed)"
  }

  private func hands(_ row: Int) -> String {
    let events = delivery(row).report?.words.compactMap(\.event) ?? []
    return Set(events.map { journal.events[$0].by }).sorted().listed
  }
}
