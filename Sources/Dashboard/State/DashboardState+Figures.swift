package import Entities
import Query
import Register
import Summary

extension DashboardState {
  /// The figures view: those tied to an item that passes every filter, then those tied to none.
  package var figuresShown: [Indicator] {
    guard !filter.isEmpty else { return register.figureOrder }
    let shown = Set(matching)
    return register.figureOrder.filter { indicator in
      guard let row = indicator.commitment.flatMap({ register.index.row($0) }) else { return true }
      return shown.contains(Int32(row))
    }
  }

  /// The figure that is recorded, corrected or noted here: its own view, the row of a
  /// list, that of an item.
  package var figureHere: Indicator? {
    switch view {
    case .figure(let id): return register.indicator(id)
    case .figures: return at(viewScroll.cursor, of: figuresShown)
    case .item: return currentRow.flatMap(measure)
    case nil: break
    default: return nil
    }
    switch focus {
    case .figures: return at(scroll(.figures).cursor, of: register.figureOrder)
    case .items, .detail: return currentRow.flatMap(measure)
    default: return nil
    }
  }

  /// Whether the figure itself is under the cursor, and not an item that has one.
  var isFigureHere: Bool {
    switch view {
    case .figure, .figures: true
    case nil: focus == .figures
    default: false
    }
  }

  var figureSubject: Subject {
    figureHere.map { Subject(register.target(ofIndicator: $0.id)) } ?? .nothing
  }

  private func at(_ place: Int, of indicators: [Indicator]) -> Indicator? {
    indicators.indices.contains(place) ? indicators[place] : nil
  }

  private func measure(of row: Int) -> Indicator? {
    register.item(row)?.indicator.flatMap(register.indicator)
  }
}
