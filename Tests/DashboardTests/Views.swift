import Check
import Entities
import Journal
import Query
import Register
import Search
import Summary
import Text

@testable import Dashboard

// What the view on top holds, whichever it is.
extension DashboardState {
  var isLogOfAll: Bool { (view as? HistoryView).map { $0.target == nil } ?? false }
  var isBalanceOfAll: Bool { (view as? BalanceView).map { $0.standing == nil } ?? false }
  var historyEvents: [Int] { view?.log?.shown ?? [] }
  var disagreementsShown: [Disagreement] { (view as? DisagreementsView)?.shown ?? [] }
  var checks: Checks? { views.first(ChecksView.self)?.checks }
  var timeline: Timeline? { views.first(TimelineView.self)?.timeline }

  /// Items behind a number, or of a quarter.
  var viewRows: [Int32] {
    (view as? BehindView)?.rows ?? (view as? TimelineView)?.rows ?? []
  }
}
