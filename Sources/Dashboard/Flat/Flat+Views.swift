import Check
import Dates
package import Entities
import Query
package import Register
import Summary

extension Flat {
  /// What is told of a view: lines of its own, or the report that tells the same.
  package enum Told: Sendable {
    case lines([String])
    case item(Target)
    case figures
    /// Of a session by id.
    case agenda(String)
    /// Of one target, or of all.
    case log(Target?)
    case changes(Period.Choice)
    case checks
    case balance
    /// How it stands with the others, and the events that arrived, oldest first.
    case exchange([String], [Int])
  }

  /// How the register stands with the others, as the loop knows it; nil where it was never exchanged.
  package var standing: SyncStanding? { state.exchange }

  /// Rows that pass the filter, in the order of the list.
  package var rows: [Int32] { state.rows }

  static let width = 100
}

extension TextLines {
  /// The lines as they are read aloud.
  var spokenLines: [String] {
    lines.map { pieces in
      spoken(pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }
}
