package import Dates
package import Entities

extension Register {
  /// What the due column says: `Q1 2026*`, `early 2026~`, `per session`, `4 a year` where a
  /// quantity recurs and there is no date, `no date`. `isNarrow` keeps to eight cells where it can:
  /// `Q1 26*`, `early26~`.
  package func dueLabel(_ row: Int, isNarrow: Bool = false) -> String {
    guard let item = item(row) else { return index.due[row].label(isNarrow: isNarrow) }
    return dueLabel(item, isNarrow: isNarrow)
  }

  /// The same of an item at hand.
  package func dueLabel(_ item: Commitment, isNarrow: Bool = false) -> String {
    if let due = item.due, due.hasDate || due.wordsWithoutDate != nil || due.text != nil {
      return isNarrow ? due.narrowLabel : due.label
    }
    guard let quantity = item.quantity, let per = quantity.per else { return "no date" }
    return "\(quantity.value.text) a \(per)"
  }

  /// How late an overdue row is, in its date's own unit; nil if it is not overdue.
  package func lateness(_ row: Int) -> Lateness? {
    flags[row].contains(.overdue) ? lateness(row, item(row)) : nil
  }

  /// The same with the item at hand, nil if it is broken.
  package func lateness(_ row: Int, _ item: Commitment?) -> Lateness? {
    guard flags[row].contains(.overdue) else { return nil }
    let due = item.map(\.due) ?? index.due[row].value
    return due.flatMap { Lateness(of: $0, asOf: day) }
  }
}

extension Index.Due {
  /// The days alone, for a row whose item cannot be read.
  fileprivate var value: DateValue {
    func day(_ number: Int32) -> Day? { number == Index.Due.none ? nil : Day(number: number) }
    return DateValue(earliest: day(earliest), latest: day(latest))
  }

  fileprivate func label(isNarrow: Bool) -> String { isNarrow ? value.narrowLabel : value.label }
}
