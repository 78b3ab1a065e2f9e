/// How far off `date` is, no sharper than the date: `in 12 days` for a day; `this month`,
/// `next month` or `in 40 to 70 days` for a month; `by` what is under way; `date past`, `no date`.
package func countdown(to date: DateValue, from today: Day) -> String {
  guard let latest = date.latest else {
    return date.earliest.map { "from \($0.words)" } ?? "no date"
  }
  guard today <= latest else { return "date past" }
  let vague = date.isApproximate ? "about " : ""
  if date.unit == .day { return vague + countdown(days: latest - today) }
  if !date.isApproximate, let near = nearUnit(date, today) { return near }
  guard let earliest = date.earliest, today < earliest else {
    return latest == today ? "\(vague)to today" : "within \(vague)\(plural(latest - today, "day"))"
  }
  return "in \(vague)\(earliest - today) to \(latest - today) days"
}

private func countdown(days: Int) -> String {
  switch days {
  case 0: "today"
  case 1: "tomorrow"
  default: "in \(days) days"
  }
}

/// `this month`, `next quarter`, where `date` is such a unit and that close.
private func nearUnit(_ date: DateValue, _ today: Day) -> String? {
  guard let earliest = date.earliest else { return nil }
  let (name, months): (String, Int)
  switch date.unit {
  case .month: (name, months) = ("month", 1)
  case .quarter: (name, months) = ("quarter", 3)
  case .year: (name, months) = ("year", 12)
  case .day, .span: return nil
  }
  if earliest <= today { return "this \(name)" }
  return earliest.adding(months: -months) <= today ? "next \(name)" : nil
}

/// `1 day`, `2 days`.
func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
