import Check
import Dates
package import Entities
package import Query
package import Register
package import Screen
package import Summary

/// Everything the screen shows, as a value. Views read it; `handle` alone changes it.
package struct DashboardState: Sendable {
  /// The register as it is shown: on the day that is looked at.
  package internal(set) var register: Register
  /// The register as it is today, kept while another day is shown.
  var ahead: Register?
  package var settings: Settings
  /// The size in which everything is laid out: that of the terminal without margins.
  package internal(set) var size: Size
  /// The size of the terminal.
  package internal(set) var screen: Size
  package internal(set) var filter = Filter()
  package internal(set) var focus = Pane.items
  /// Views over the dashboard, the last on top.
  var views: [any FullView] = []
  package internal(set) var overlay: Overlay?
  package internal(set) var message: Message?

  /// Rows of the list in the order shown. A row just changed stays until order or
  /// filter are asked for anew.
  package internal(set) var rows: [Int32] = []
  /// How the list is laid out.
  package internal(set) var arrangement: Arrangement
  /// The groups of the list; empty where it has none.
  package internal(set) var sections: [Section] = []
  /// The lines of the list's pane: rows, and heads of groups.
  package internal(set) var lines = ListLines()
  /// Keys of the groups that are folded.
  var folded: Set<String> = []
  /// Of each folded group the item that was under the cursor when it was folded, to come back to.
  var leftAt: [String: Target] = [:]
  /// Saved views in force, the last on top.
  var appliedViews: [AppliedView] = []
  /// The saved views that the person keeps.
  package var personalViews: [SavedView] = []
  package internal(set) var counts = Counts()
  /// Rows that pass every filter now, ascending: what the other views show.
  package internal(set) var matching: [Int32] = []
  var timelineArrangement = Timeline.Arrangement.byDate
  package internal(set) var scrolls: [Pane: Scroll] = [:]
  package internal(set) var problems: [Problem]

  /// How large the panes are; kept between runs.
  package var panes: PaneSizes

  /// Items selected by Space, to be acted on together.
  package internal(set) var selected: Set<Target> = []

  var order: Order
  /// Parts of the filter in the order they were set, newest last: Esc drops the newest.
  var filterOrder: [Filter.Part] = []
  var search = SearchCache()
  /// What was typed and not recorded, by the name it is found again under.
  package var drafts: [String: KeptForm] = [:]
  /// Until when (monotonic milliseconds) a key is swallowed after a reload that
  /// moved the cursor's item.
  var swallowUntil = 0
  /// What stood under the cursor before the register was changed in its place.
  var cursorBefore: CursorItem?
  /// How the register stands with those it is exchanged with; nil where it was never exchanged.
  package internal(set) var exchange: SyncStanding?
  /// What an exchange that runs does now; nil where none does.
  package internal(set) var syncing: String?
  /// What the exchanges of this sitting left to tell.
  var syncNews = SyncNews()
  /// Writer known for this register, for undo.
  package var writer: String?

  /// What lies over the view and takes the keys.
  package enum Overlay: Sendable {
    case form(Form)
    case prompt(Prompt)
    case menu(Menu)
    /// Order, groups and columns of the list.
    case arranger(Arranger)
  }

  package init(register: Register, settings: Settings, size: Size) {
    self.register = register
    self.settings = settings
    screen = size
    self.size = settings.isProjector ? DashboardState.withoutMargins(size) : size
    arrangement = settings.arrangement
    order = Order(register, by: settings.arrangement.sort)
    panes = PaneSizes(hidden: settings.hiddenPanes)
    problems = register.opening.problems
    if problems.contains(where: { $0.severity == .error }) { views = [ChecksView()] }
    lookAnew()
    scrolls[.meetings] = Scroll()
    reselect()
    showToday()
    if register.isBeforeOpening {
      message = Message(
        "Before the register's opening balance of \(register.header.asOf.words), which is shown.")
    }
  }

  /// The row under the list's cursor.
  package var currentRow: Int? {
    if let here = view?.here(self), here.isCurrent { return here.row }
    if case .row(let row)? = currentLine { return row }
    return nil
  }

  package func scroll(_ pane: Pane) -> Scroll { scrolls[pane] ?? Scroll() }
  /// Which key does what.
  package var keys: Keymap { settings.keymap }
  var isPrompting: Bool { if case .prompt? = overlay { true } else { false } }
  /// As it is today or, if it was opened as of a day, on that: what is read on and written to.
  package var present: Register { ahead ?? register }
  var view: (any FullView)? { views.last }
  var here: Here { view?.here(self) ?? Here(focus, self) }
  /// Where a key is pressed now.
  var place: Place { view?.place ?? focus.place }
  package var figures: [Figure] { register.figures }
  package var schedule: Schedule { register.schedule }

  /// Whether anything can be written now, and if not, why.
  package var writeRefusal: String? {
    if let reason = settings.readOnly { return reason }
    if settings.isProjector { return DashboardState.projectorRefusal }
    if let day = register.asOf {
      return "Read-only as of \(day.words); \(keys[.today]) returns to today."
    }
    if problems.contains(where: { $0.severity == .error }) {
      return "The register has errors and is open read-only; mend them first (ahd check)."
    }
    return nil
  }
}

/// What the panes count, each under every filter but its own.
package struct Counts: Sendable {
  /// How many rows the register has.
  package var all = Tally()
  /// How many pass every filter.
  package var shown = Tally()
  /// Under every filter but the domain's: one a domain, in order, and together.
  package var domains: [Tally] = []
  package var underDomains = Tally()
  package var statuses: [Status: Int] = [:]
  package var noReport = 0
  package var underStatus = 0
  package init() {}
}

/// The list's current item as far as a reload may change it.
struct CursorItem: Hashable, Sendable {
  let id: String?
  let status: Status?
}

/// The hits of the last search, so that a narrower one searches only those.
struct SearchCache: Sendable {
  var expression = Filter.Expression.all
  var hits: [Int32]?
}
