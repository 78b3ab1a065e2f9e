package import Check
package import Query
import Register

/// What a full view lists where that is worked out from the journal: kept beside the view, and
/// worked out anew only where the register, the filter or what was typed in the view changed.
package struct ViewList: Sendable {
  /// What stands after `/` in this view.
  package internal(set) var text = ""
  /// Events of a history, newest first: all of them, and those that match `text`.
  var all: [Int] = []
  package internal(set) var events: [Int] = []
  /// What changed, and those entries that the dashboard's filter leaves.
  package internal(set) var changes: Changes?
  package internal(set) var entries: [Changes.Entry] = []
  var summary = ChangesSummary()
  /// What is in dispute: all of it, and what the dashboard's filter leaves.
  var disputes: [Disagreement] = []
  package internal(set) var disagreements: [Disagreement] = []
  /// What an agenda lists.
  var agenda: [AgendaEntry] = []
}

/// How much changed, in words.
struct ChangesSummary: Sendable {
  var people = "nothing"
  var time: String?
  /// Per domain and party that has any; empty for none.
  var domains = ""
  var parties = ""

  init() {}

  init(_ entries: [Changes.Entry], _ changes: Changes) {
    let register = changes.register
    people = Changes.counts(entries.filter { !$0.isByTime }) ?? "nothing"
    time = Changes.counts(entries.filter(\.isByTime))
    domains = changes.byDomain(entries)
      .map { "\(register.domainShort($0.id)) \($0.entries.count)" }.joined(separator: " · ")
    parties = changes.byParty(entries)
      .map { "\(register.name(ofParty: $0.id)) \($0.entries.count)" }.joined(separator: " · ")
  }
}

extension DashboardState {
  /// The list of the view on top.
  package var viewList: ViewList { viewLists.last ?? ViewList() }

  /// Works the lists of the views out anew.
  mutating func relist() {
    for place in views.indices { relist(place) }
    refreshViewsMenu()
  }

  mutating func relist(_ place: Int) {
    guard viewLists.indices.contains(place) else { return }
    switch views[place] {
    case .history(let target):
      viewLists[place].all = register.history(of: target).reversed()
      narrowHistory(place)
    case .exchange:
      viewLists[place].all = arrivedEvents
      narrowHistory(place)
    case .changes(let choice):
      viewLists[place].changes = register.changes(in: register.period(choice))
      narrowChanges(place)
    case .meeting(let id): viewLists[place].agenda = agendaEntries(of: id)
    case .disagreements, .walk:
      viewLists[place].disputes = register.disagreements
      viewLists[place].disagreements = shown(viewLists[place].disputes)
    default: break
    }
  }

  mutating func narrowHistory(_ place: Int) {
    let filter = LogFilter(typing: viewLists[place].text, in: register)
    viewLists[place].events = register.filter(viewLists[place].all, filter)
  }

  /// The dashboard's filter changed.
  mutating func narrowChanges() {
    for place in views.indices {
      narrowChanges(place)
      if views[place] == .disagreements, viewLists.indices.contains(place) {
        viewLists[place].disagreements = shown(viewLists[place].disputes)
      }
    }
  }

  /// Under the dashboard's filter only what is about items that pass it.
  private mutating func narrowChanges(_ place: Int) {
    guard viewLists.indices.contains(place), let changes = viewLists[place].changes else { return }
    var entries = changes.entries
    if !filter.isEmpty {
      let rows = Set(matching)
      entries = entries.filter { $0.row.map { rows.contains(Int32($0)) } ?? false }
    }
    viewLists[place].entries = entries
    viewLists[place].summary = ChangesSummary(entries, changes)
  }

  /// The entry under the cursor of what changed.
  package var changeEntry: Changes.Entry? {
    guard case .changes? = view else { return nil }
    let entries = viewList.entries
    return entries.indices.contains(viewScroll.cursor) ? entries[viewScroll.cursor] : nil
  }

  // MARK: What `/` narrows

  var isPrompting: Bool { if case .prompt? = overlay { true } else { false } }

  var isHistory: Bool {
    switch view {
    case .history, .exchange: true
    default: false
    }
  }
  var isChanges: Bool { if case .changes? = view { true } else { false } }

  /// The text that `/` edits: of the history on top, else the filter's.
  var promptText: String { isHistory ? viewList.text : filter.text }

  mutating func setPromptText(_ text: String) {
    guard isHistory else {
      filter.text = text
      return reselect()
    }
    viewLists[views.count - 1].text = text
    narrowHistory(views.count - 1)
    viewScrolls[views.count - 1] = Scroll()
  }

  /// Entries that match what is typed, and all.
  package var promptCounts: (found: Int, all: Int) {
    isHistory ? (viewList.events.count, viewList.all.count) : (rows.count, register.count)
  }
}
