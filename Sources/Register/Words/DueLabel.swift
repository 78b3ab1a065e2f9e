package import Dates
package import Entities

extension Register {
  /// When a row is due: `Q1 2026*`, `by mid-2026~`, `per session`, `4 a year` where a quantity
  /// recurs and there is no date, `no date`.
  package func dueLabel(_ row: Int) -> String {
    item(row).map(dueLabel) ?? index.due[row].value.label
  }

  /// The same of an item at hand.
  package func dueLabel(_ item: Commitment) -> String { words(ofDue: item, \.label) }

  /// What the due column says: as `dueLabel`, but `mid-2026~` for `by mid-2026~`.
  ///
  /// - Parameters:
  ///   - row: Of which row.
  ///   - item: The row's item, nil if it is broken.
  ///   - isNarrow: Keeps to eight cells where it can: `Q1 26*`, `early26~`.
  /// - Returns: One line.
  package func dueColumn(_ row: Int, _ item: Commitment?, isNarrow: Bool = false) -> String {
    let words = isNarrow ? \DateValue.narrowLabel : \DateValue.columnLabel
    return item.map { self.words(ofDue: $0, words) } ?? index.due[row].value[keyPath: words]
  }

  private func words(ofDue item: Commitment, _ words: KeyPath<DateValue, String>) -> String {
    if let due = item.due, due.hasDate || due.wordsWithoutDate != nil || due.text != nil {
      return due[keyPath: words]
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
}
