import Entities
package import Query
import Register
import Screen

extension DashboardState {
  /// The filter the dashboard starts with.
  package mutating func start(with filter: Filter) {
    guard !filter.isEmpty else { return }
    self.filter = filter
    if !filter.domains.isEmpty { filterOrder.append(.domains) }
    if !filter.text.isEmpty { filterOrder.append(.text) }
    reselect()
  }

  /// Sets and drops filters; false if the action does neither.
  mutating func narrow(_ id: Action.ID) -> Bool {
    switch id {
    case .find: Prompt.open(&self)
    case .overdue:
      filter.isOverdueOnly.toggle()
      filterChanged(.overdue)
    case .dropFilters: dropFilters()
    case .addDomain: addDomain(scroll(.domains).cursor)
    default: return false
    }
    return true
  }

  /// Enter on a domain takes it alone and goes to the list; on All, or on the one in
  /// force, drops the filter.
  mutating func takeDomain(_ entry: Int) {
    let id = entry == 0 ? nil : register.header.domains[entry - 1].id
    // What Space put together stays together.
    if let id, filter.domains.count > 1, filter.domains.contains(id) {
      focus = .items
      return fit()
    }
    let isInForce = id.map { filter.domains == [$0] } ?? true
    filter.domains = isInForce ? [] : [id].compactMap(\.self)
    filterChanged(.domains)
    focus = .items
    fit()
  }

  private mutating func addDomain(_ entry: Int) {
    guard entry > 0 else { return takeDomain(0) }
    let id = register.header.domains[entry - 1].id
    if let place = filter.domains.firstIndex(of: id) {
      filter.domains.remove(at: place)
    } else {
      filter.domains.append(id)
    }
    filterChanged(.domains)
  }

  mutating func takeStatus(_ entry: Int) {
    let choices = statusChoices
    guard choices.indices.contains(entry) else { return }
    filter.status = filter.status == choices[entry] ? nil : choices[entry]
    filterChanged(.status)
    focus = .items
    fit()
  }

  /// These domains alone; none for all.
  mutating func setDomains(_ ids: [String]) {
    filter.domains = ids
    filterChanged(.domains)
  }

  /// These words alone; none for all.
  mutating func setText(_ text: String) {
    filter.text = text
    filterChanged(.text)
  }

  /// The newest part is the first that Esc sets back.
  private mutating func filterChanged(_ part: Filter.Part) {
    filterOrder.removeAll { $0 == part }
    if filter != filter.taking(part, from: baseFilter) { filterOrder.append(part) }
    reselect()
  }

  mutating func dropNewestFilter() {
    guard let part = filterOrder.popLast() else { return }
    filter = filter.taking(part, from: baseFilter)
    reselect()
  }
}
