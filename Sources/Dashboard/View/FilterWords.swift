import Entities
import Query
import Register

struct FilterWords {
  let state: DashboardState

  /// Every filter in force, in words: `domain: Policing`, `status: no report`,
  /// `overdue only`, `“heroin”`.
  var long: [String] {
    var words: [String] = []
    if !state.filter.domains.isEmpty {
      words.append(
        "domain: \(state.filter.domains.map(state.register.domainShort).joined(separator: " + "))")
    }
    if let status = state.filter.status { words.append("status: \(status.words)") }
    if state.filter.isOverdueOnly { words.append("overdue only") }
    if !state.filter.text.isEmpty { words.append(quotedText) }
    return words
  }

  /// Why the list is empty, and which key undoes it.
  var empty: String {
    guard !state.filter.isEmpty else { return "This register holds no items yet." }
    var said = "Nothing" + (state.filter.isOverdueOnly ? " overdue" : "")
    if !state.filter.domains.isEmpty {
      said +=
        " in \(state.filter.domains.map(state.register.domainShort).joined(separator: " or "))"
    }
    var predicates: [String] = []
    if let status = state.filter.status { predicates.append("is “\(status.words)”") }
    if !state.filter.text.isEmpty { predicates.append("matches \(quotedText)") }
    if !predicates.isEmpty { said += " " + predicates.joined(separator: " and ") }
    if case .prompt? = state.overlay { return "\(said). Esc drops the words." }
    // Esc leaves a view, with the filter in force.
    if state.view != nil {
      return
        "\(said). \(state.keys[.dropFilters]) drops every filter, \(state.keys[.find]) changes the words."
    }
    return
      "\(said). \(state.keys[.back]) drops \(newestFilterWords), \(state.keys[.dropFilters]) every filter."
  }

  /// Words in quotes; what has fields, brackets or quotes of its own as it is.
  private var quotedText: String {
    state.filter.text.contains(where: ":<>=()\"".contains)
      ? state.filter.text : "\"\(state.filter.text)\""
  }

  private var newestFilterWords: String {
    switch state.filterOrder.last {
    case .domains: "the domain"
    case .status: "the status"
    case .overdue: "overdue only"
    case nil where state.savedView != nil: "the view"
    case .text, nil: "the words"
    }
  }

  /// The filters in force without their kinds, for the narrow screen: `Policing`, `“heroin”`.
  var names: [String] {
    state.filter.domains.map(state.register.domainShort)
      + (state.filter.status.map { [$0.words] } ?? [])
      + (state.filter.isOverdueOnly ? ["overdue"] : [])
      + (state.filter.text.isEmpty ? [] : ["\"\(state.filter.text)\""])
  }

  /// The title of a view that shows the items of the filter: its name, every filter, the counts.
  func heading(_ name: String, _ more: [String] = [], isWide: Bool) -> Heading {
    let filters = isWide ? long : names
    let all = state.register.count
    let count = state.matching.count
    let items = all == 1 ? "1 item" : "\(all) items"
    return Heading(
      left: [name] + (filters.isEmpty ? ["all"] : filters) + more,
      right: count == all ? [items] : ["\(count) of \(items)", "\(count) of \(all)"])
  }
}

extension Filter.StatusChoice {
  var words: String {
    switch self {
    case .status(let status): status.words
    case .noReport: "no report"
    }
  }
}
