import Dates
import Entities
import Journal
import Query
import Register
import Screen
import Summary

/// The log: the events of one target, or of all.
struct HistoryView: FullView {
  let target: Target?
  var scroll = Scroll()
  var log: EventList? = EventList()

  init(of target: Target? = nil) { self.target = target }

  mutating func look(at state: DashboardState) {
    log?.list(state.register.history(of: target).reversed(), in: state.register)
  }

  /// Whoever looks at what is recorded has seen what arrived.
  func opened(_ state: inout DashboardState) { state.syncNews.unseen = 0 }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    HistoryPage(self, log ?? EventList(), of: target, state, layout)
  }

  func here(_ state: DashboardState) -> Here { Here(event: log?.shown[at: scroll.cursor]) }

  func next(_ state: DashboardState) -> (any FullView)? {
    log.flatMap { state.register.view(ofEvent: $0.shown[at: scroll.cursor]) }
  }

  /// From the log of one thing to that of all, from there to what changed.
  func perform(_ id: Action.ID, _ state: inout DashboardState) -> [Effect]? {
    guard id == .log else { return nil }
    if target == nil { state.replaceView(ChangesView()) } else { state.replaceView(HistoryView()) }
    return []
  }

  func exported(_ state: DashboardState) -> Export.Content { .log(log?.shown ?? [], of: target) }

  func told(_ flat: Flat) -> Flat.Told {
    guard flat.state.settings.isProjector else { return .log(target) }
    let register = flat.state.register
    return .lines(
      register.history(of: target).map { event in
        let line = register.historyLine(event)
        return spoken("\(line.at) \(line.by): \(line.words)")
      })
  }
}

/// How the register stands with the others, and what arrived from them while the dashboard was
/// open.
struct ExchangeView: FullView {
  var scroll = Scroll()
  var log: EventList? = EventList()

  mutating func look(at state: DashboardState) {
    log?.list(SyncWords(state: state).arrived, in: state.register)
  }

  func opened(_ state: inout DashboardState) {
    state.syncNews.unseen = 0
    state.syncNews.unheeded = 0
  }

  func content(_ state: DashboardState, _ layout: Layout) -> any ViewContent {
    HistoryPage(self, log ?? EventList(), isExchange: true, state, layout)
  }

  func here(_ state: DashboardState) -> Here { Here(event: log?.shown[at: scroll.cursor]) }

  func next(_ state: DashboardState) -> (any FullView)? {
    log.flatMap { state.register.view(ofEvent: $0.shown[at: scroll.cursor]) }
  }

  func exported(_ state: DashboardState) -> Export.Content { .log(log?.shown ?? [], of: nil) }

  func told(_ flat: Flat) -> Flat.Told {
    let fields = SyncWords(state: flat.state).fields.map {
      spoken($0.label.isEmpty ? "  \($0.text)" : "\($0.label): \($0.text)")
    }
    return .exchange(fields, SyncWords(state: flat.state).arrived.sorted())
  }
}

extension Register {
  /// The view of what an event is about first.
  func view(ofEvent event: Int?) -> (any FullView)? {
    event.flatMap { journal.events[$0].changes.lazy.compactMap { view(of: $0.target) }.first }
  }

  /// The view of what events name so; nil where there is none.
  func view(of target: Target) -> (any FullView)? {
    if row(target) != nil { return ItemView(target) }
    if let meeting = meeting(at: target) { return AgendaView(meeting.id) }
    return indicator(at: target).map { FigureView($0.id) }
  }
}
