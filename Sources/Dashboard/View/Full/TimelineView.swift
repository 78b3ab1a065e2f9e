import Dates
import Entities
import Query
import Register
import Screen
import Summary

/// Items and meetings by quarter, with the stop of the cursor.
struct TimelineView: FullView {
  private(set) var stop: Timeline.Stop
  var scroll = Scroll()
  private(set) var timeline: Timeline?
  /// Items of the stop.
  private(set) var rows: [Int32] = []

  init(_ stop: Timeline.Stop) { self.stop = stop }

  var place: Place { .timeline }
  var isFiltered: Bool { true }
  var column: String? { "quarter" }

  /// After anything that may have moved an item in time; the stop stays on the scale.
  mutating func narrow(to state: DashboardState) {
    let timeline = Timeline(
      state.register, state.order.sort(state.matching), state.timelineArrangement)
    self.timeline = timeline
    stop = timeline.nearest(stop)
    rows = timeline.rows(at: stop)
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    TimelinePage(self, state, layout)
  }

  func here(_ state: DashboardState) -> Here {
    Here(listed: rows[at: scroll.cursor].map { state.register.target(of: Int($0)) })
  }

  func next(_ state: DashboardState) -> (any FullView)? {
    rows[at: scroll.cursor].map { ItemView(state.register.target(of: Int($0))) }
  }

  // MARK: Keys

  func words(_ id: Action.ID, _ state: DashboardState) -> String? {
    id == .order && state.timelineArrangement == .byDomain ? "by date" : nil
  }

  func allows(_ id: Action.ID, _ state: DashboardState) -> Bool? {
    id == .order || id == .today ? true : nil
  }

  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard let timeline else { return nil }
    switch id {
    case .left: state.views.top = at(timeline.stop(stop, movedBy: -1))
    case .right: state.views.top = at(timeline.stop(stop, movedBy: 1))
    case .first: state.views.top = at(timeline.stop(stop, movedBy: -1_000_000))
    case .last: state.views.top = at(timeline.stop(stop, movedBy: 1_000_000))
    case .today where state.register.asOf == nil:
      state.views.top = at(.quarter(timeline.today))
    case .order:
      state.timelineArrangement = state.timelineArrangement == .byDate ? .byDomain : .byDate
      state.narrowViews()
    default: return nil
    }
    return []
  }

  /// At another stop, whose items are listed from their first.
  private func at(_ other: Timeline.Stop) -> TimelineView {
    guard other != stop else { return self }
    var view = self
    view.stop = other
    view.scroll = Scroll()
    view.rows = timeline?.rows(at: other) ?? []
    return view
  }

  // MARK: Written and told

  func exported(_ state: DashboardState) -> Export.Content {
    var byQuarter = Arrangement()
    byQuarter.group = .quarter
    return .items(state.order.sort(state.matching), state.filter, byQuarter)
  }

  /// Quarter by quarter the meetings and items that begin there, each once; then how many have no
  /// date.
  func told(_ flat: Flat) -> Flat.Told {
    let register = flat.state.register
    let timeline = Timeline(register, flat.state.rows, .byDate)
    var lines: [String] = []
    for number in timeline.quarters.lowerBound.number...timeline.quarters.upperBound.number {
      let quarter = Quarter(number: number)
      let begins = { (span: Timeline.Span) in (span.first ?? span.last) == quarter }
      let meetings = timeline.marks.filter { begins($0.span) }.map(\.entry.meeting)
      let bars = timeline.bars.filter { begins($0.span) }
      let isNow = quarter == timeline.today
      guard !bars.isEmpty || !meetings.isEmpty || isNow else { continue }
      lines.append(quarter.label + (isNow ? ", which is now:" : ":"))
      lines += meetings.map {
        spoken("  \($0.title); \($0.date?.label ?? "no date"); \($0.state.rawValue)")
      }
      lines += bars.map { spoken("  \(register.lineWords(Int($0.row)))") }
    }
    let undated = timeline.undated.count
    return .lines(
      lines + ["Without a date: \(undated == 1 ? "1 item" : "\(undated) items")."])
  }
}
