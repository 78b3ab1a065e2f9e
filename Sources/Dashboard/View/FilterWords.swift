import Entities
import Query
import Register

extension DashboardState {
  /// Every filter in force, in words: `domain: Policing`, `status: no report`,
  /// `overdue only`, `“heroin”`.
  var filterWords: [String] {
    var words: [String] = []
    if !filter.domains.isEmpty {
      words.append("domain: \(filter.domains.map(register.domainShort).joined(separator: " + "))")
    }
    if let status = filter.status { words.append("status: \(status.words)") }
    if filter.isOverdueOnly { words.append("overdue only") }
    if !filter.text.isEmpty { words.append(quotedText) }
    return words
  }

  /// Why the list is empty, and which key undoes it.
  var emptyWords: String {
    guard !filter.isEmpty else { return "This register holds no items yet." }
    var said = "Nothing" + (filter.isOverdueOnly ? " overdue" : "")
    if !filter.domains.isEmpty {
      said += " in \(filter.domains.map(register.domainShort).joined(separator: " or "))"
    }
    var predicates: [String] = []
    if let status = filter.status { predicates.append("is “\(status.words)”") }
    if !filter.text.isEmpty { predicates.append("matches \(quotedText)") }
    if !predicates.isEmpty { said += " " + predicates.joined(separator: " and ") }
    if case .prompt? = overlay { return "\(said). Esc drops the words." }
    // Esc leaves a view, with the filter in force.
    if view != nil {
      return "\(said). \(keys[.dropFilters]) drops every filter, \(keys[.find]) changes the words."
    }
    return "\(said). \(keys[.back]) drops \(newestFilterWords), \(keys[.dropFilters]) every filter."
  }

  /// Words in quotes; what has fields, brackets or quotes of its own as it is.
  private var quotedText: String {
    filter.text.contains(where: ":<>=()\"".contains) ? filter.text : "\"\(filter.text)\""
  }

  private var newestFilterWords: String {
    switch filterOrder.last {
    case .domains: "the domain"
    case .status: "the status"
    case .overdue: "overdue only"
    case nil where savedView != nil: "the view"
    case .text, nil: "the words"
    }
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
