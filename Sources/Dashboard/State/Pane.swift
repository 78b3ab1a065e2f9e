/// The six panes of the dashboard, by their digit.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
  case meetings = 1
  case domains, status, items, detail, figures

  package var title: String {
    switch self {
    case .meetings: "Meetings"
    case .domains: "Domains"
    case .status: "Status"
    case .items: "Action items"
    case .detail: "Detail"
    case .figures: "Figures"
    }
  }
}

/// A place in a list: which entry, and which one stands at the top of the pane.
package struct Scroll: Hashable, Sendable {
  package var cursor = 0
  package var top = 0
  package init() {}

  /// Keeps the cursor on an entry and inside the `height` rows that are seen.
  package mutating func fit(count: Int, height: Int) {
    cursor = max(0, min(cursor, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}

/// What line 35 says of the last action.
package struct Message: Hashable, Sendable {
  package var text: String
  package var isError: Bool
  /// What its text ends with, and keeps where the text is too long: the way back.
  package var ending = ""

  package init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }

  /// What happened, and behind two blanks the way back, or on.
  init(_ text: String, ending: String, isError: Bool = false) {
    self.text = "\(text)  \(ending)"
    self.ending = ending
    self.isError = isError
  }
}
