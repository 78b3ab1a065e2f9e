import Text

/// How far off `date` is, no sharper than the date: `in 12 days` for a day; `this month`,
/// `next month` or `in 40 to 70 days` for a month; `within 9 days` for a span under way;
/// `date past`, `no date`.
package func countdown(to date: DateValue, from today: Day) -> String {
  guard let latest = date.latest else {
    return date.earliest.map { "from \($0.words)" } ?? "no date"
  }
  guard today <= latest else { return "date past" }
  if !date.isApproximate, let near = nearUnit(date, today) { return near }
  let vague = date.isApproximate ? "about " : ""
  let days = latest - today
  if date.unit == .day {
    return days > 1 ? "in \(vague)\(days) days" : vague + (days == 0 ? "today" : "tomorrow")
  }
  if let earliest = date.earliest, today < earliest {
    return "in \(vague)\(earliest - today) to \(days) days"
  }
  return days == 0 ? "today at the latest" : "within \(vague)\(plural(days, "day"))"
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
