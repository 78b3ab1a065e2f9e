import Entities
package import Query
import Register

extension DashboardState {
  /// Filters and orders anew, counts the panes, and keeps the cursor on its item where
  /// that is still shown.
  mutating func reselect() {
    reselect(listAnchor)
  }

  /// The same, with the cursor kept on a given line.
  mutating func reselect(_ anchor: ListAnchor?) {
    let hits = matches()
    let shown = register.narrow(hits, filter)
    layOut(shown)
    recount(hits, shown)
    moveCursor(to: anchor)
    fit()
  }

  /// The text's hits; a text that only narrows the last one starts from its hits.
  private mutating func matches() -> [Int32]? {
    let (expression, _) = register.reading(filter: filter.text)
    guard expression != search.expression else { return search.hits }
    let isNarrower = expression.narrows(search.expression)
    let hits = register.rows(of: expression, within: isNarrower ? search.hits : nil)
    search = SearchCache(expression: expression, hits: hits)
    return hits
  }

  private mutating func recount(_ hits: [Int32]?, _ shown: [Int32]) {
    matching = shown
    narrowViews()
    var counts = Counts()
    counts.all = register.tally(Array(0..<Int32(register.count)))
    counts.shown = register.tally(shown)
    let byDomain =
      filter.domains.isEmpty ? shown : register.narrow(hits, filter.without(.domains))
    counts.domains = register.domainTallies(byDomain)
    counts.underDomains = register.tally(byDomain)
    let byStatus = filter.status == nil ? shown : register.narrow(hits, filter.without(.status))
    (counts.statuses, counts.noReport) = register.statusTallies(byStatus)
    counts.underStatus = byStatus.count
    self.counts = counts
  }

  /// After a change: counts are new, the rows stay where they are.
  mutating func recount() {
    search = SearchCache()
    let hits = matches()
    recount(hits, register.narrow(hits, filter))
    sections = register.retallied(sections)
  }

  /// Brings the scroll of every pane within the pane's height.
  mutating func fit() {
    showFocus()
    let layout = Layout(self)
    for pane in Pane.allCases {
      scrolls[pane, default: Scroll()].fit(count: count(pane), height: layout.capacity(pane))
    }
    guard let content = view?.content(self, layout) else { return }
    views.top?.scroll.fit(count: content.count, height: content.capacity)
  }

  /// Entries of a pane.
  package func count(_ pane: Pane) -> Int {
    switch pane {
    case .meetings: schedule.entries.count
    case .domains: register.header.domains.count + 1
    case .status: statusChoices.count
    case .items: lines.count
    case .detail: Layout(self).detailCount(self)
    case .figures: register.indicators.count
    }
  }

  /// The entries of the status pane: those up to done always, others when used.
  package var statusChoices: [Filter.StatusChoice] {
    var choices: [Filter.StatusChoice] = [.status(.notStarted)]
    if counts.noReport > 0 || filter.status == .noReport { choices.append(.noReport) }
    choices += [.proposed, .inProgress, .reportedDone, .done].map { .status($0) }
    for status in [Status.notDelivered, .withdrawn, .suspended]
    where counts.statuses[status] ?? 0 > 0 || filter.status == .status(status) {
      choices.append(.status(status))
    }
    return choices
  }

  /// The meetings pane opens on today's line.
  mutating func showToday() {
    let height = Layout(self).capacity(.meetings)
    let schedule = schedule
    var scroll = Scroll()
    scroll.cursor = min(schedule.today, max(0, schedule.entries.count - 1))
    scroll.top = max(0, schedule.entries.count - height)
    if scroll.cursor < scroll.top { scroll.top = scroll.cursor }
    scrolls[.meetings] = scroll
    fit()
  }

  // MARK: What is selected

  /// The selected items, in the order of the list; those a filter hides last.
  package var selectedRows: [Int] {
    let all = selectedSet
    guard !all.isEmpty else { return [] }
    let shown = rows.filter(all.contains)
    return (shown + all.subtracting(shown).sorted()).map(Int.init)
  }

  private var selectedSet: Set<Int32> { Set(selected.compactMap(register.row).map(Int32.init)) }

  /// Whether the keys of items act on the selection.
  var actsOnSelection: Bool { view == nil && focus == .items && !selected.isEmpty }

  func isSelected(_ row: Int) -> Bool {
    !selected.isEmpty && selected.contains(register.target(of: row))
  }

  /// `✓ 3 selected`, and how many of them a filter hides; nil for none.
  var selectionWords: String? {
    guard !selected.isEmpty else { return nil }
    let all = selectedSet
    let hidden = selected.count - rows.count { all.contains($0) }
    return "✓ \(selected.count) selected" + (hidden > 0 ? ", \(hidden) not shown" : "")
  }

  /// Space: selects the item under the cursor, or lets it go, and goes on to the next.
  mutating func toggleSelected() {
    guard let row = currentRow else { return }
    let target = register.target(of: row)
    if selected.remove(target) == nil { selected.insert(target) }
    _ = move(.down)
  }

  /// What the keys of items act on: the selection where the list has the focus, else the
  /// item under the cursor.
  package var itemsHere: Subject {
    if actsOnSelection { return .items(selectedRows, register) }
    return .items(here.row.map { [$0] } ?? [], register)
  }

  /// What a note is written on here.
  var noted: Subject {
    let items = itemsHere
    if items.targets.count > 1 { return items }
    return here.target.map { Subject($0) } ?? items
  }

  /// The cursor on an item that was just added, if the filter shows it; else says so.
  mutating func goToAdded(titled title: String) {
    let row = (register.opening.index.count..<register.count).last {
      register.index.title($0) == title
    }
    guard let row else { return }
    if rows.contains(Int32(row)) {
      moveCursor(to: .row(row))
      fit()
    } else if let told = message {
      let hidden = "The filter hides it, \(keys[.dropFilters]) shows all."
      message?.words = "\(hidden)  \(told.words)"
    }
  }
}
