import Entities
import Journal
import Register
import Search

extension Register {
  /// What may stand where the cursor is in a filter of the log; nothing is counted here.
  ///
  /// - Parameters:
  ///   - text: As far as it is typed.
  ///   - cursor: Characters of it before the cursor.
  /// - Returns: Fields, or the values of the field the cursor is in.
  package func logCompletions(of text: String, at cursor: Int) -> [Filter.Suggestion] {
    let tokens = FilterLexer(text).tokens
    let token = tokens.first { $0.place.lowerBound < cursor && cursor <= $0.place.upperBound }
    switch token?.kind {
    case nil: return suggested(LogFilter.fields.map { $0 + ":" }, "", cursor..<cursor)
    case .word(let piece) where !piece.isQuoted:
      return suggested(LogFilter.fields.map { $0 + ":" }, piece.text, piece.place)
    case .field(let name, let sign, let values) where cursor >= sign.place.upperBound:
      guard let value = values.first(where: { $0.place.upperBound >= cursor }) else { return [] }
      return suggested(logValues(of: name.text.lowercased()), value.text, value.place)
    default: return []
    }
  }

  private func logValues(of field: String) -> [String] {
    switch field {
    case "party": header.parties.map(\.id) + ["none"]
    case "by": Set(journal.inOrder.suffix(1_000).map { journal.events.by($0) }).sorted()
    case "kind": LogFilter.kinds
    case "since": Period.Choice.allCases.map(\.rawValue) + meetings.map(\.id)
    case "until": meetings.map(\.id)
    default: []
    }
  }

  private func suggested(
    _ all: [String], _ typed: String, _ place: Range<Int>
  ) -> [Filter.Suggestion] {
    let needle = Folding.fold(typed)
    let begun = all.filter { Folding.fold($0).starts(with: needle) && $0 != typed }
    return begun.map { text in
      // What holds a blank keeps it in quotes.
      let quoted = text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
      return Filter.Suggestion(text: quoted, place: place, help: "", count: nil)
    }
  }
}
