import Entities
import Sheets
import Summary

/// The readings of one figure to be drawn as columns, and told beside it as a table.
struct Chart {
  /// From 1, among the charts of its paper.
  let number: Int
  let title: String
  /// `tonnes (t)`.
  let unit: String
  /// All there is to see, in a sentence: what one hears who does not see it.
  let description: String
  let columns: [Column]
  /// Caution, source of the target, and the like.
  let remarks: [Words]
  let table: Table

  struct Column {
    let label: String
    /// Nil is unknown.
    let value: Double?
    /// The digits as they were given.
    let words: String
    let target: Double?
    let targetWords: String?
    let manner: Bar.Manner
  }

  var scale: AxisScale {
    AxisScale(columns.flatMap { [$0.value, $0.target] }.compactMap(\.self), parts: 3)
  }
}
