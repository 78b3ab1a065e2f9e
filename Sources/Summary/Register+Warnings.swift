import Dates
import Entities
import Journal
import Register

extension Register {
  /// What a person should know before an item is reported done (docs/journal.md E12).
  package func warnings(_ row: Int) -> [String] {
    guard let item = item(row) else { return [] }
    var lines = contestWarnings(row)
    if item.recurs {
      let often = item.quantity.map { "\($0.value.text) \($0.per.map { "a \($0)" } ?? "times")" }
      lines.append(
        "Recurs \(often ?? item.due?.label ?? "again and again"): this closes it for good;"
          + " to note one session, mark the session held.")
    }
    switch item.strength {
    case .discussed: lines.append("Nobody promised this: it was only discussed.")
    case .position: lines.append("Nobody promised this: it is one side's position.")
    case .past: lines.append("This is an earlier promise, kept for reference.")
    default: break
    }
    return lines
  }

  /// What a report does to a contested status, in words (docs/journal.md E10, E12).
  private func contestWarnings(_ row: Int) -> [String] {
    let target = target(of: row)
    guard let delivery = states[target]?.delivery, delivery.isContested else { return [] }
    let contest = contest(target, .delivery)
    if delivery.value == .reported {
      return [
        "Contested, \(contest.words): this adds to what is reported and leaves the contest open;"
          + " s settles it."
      ]
    }
    let isDropped = delivery.heads.contains { $0.value == .reported }
    return [
      "Contested, \(contest.words): this settles it as reported done."
        + (isDropped ? " Words and evidence given on the earlier report must be given again." : "")
    ]
  }
}
