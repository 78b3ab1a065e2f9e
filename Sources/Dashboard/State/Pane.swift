import Entities
import Register
import Summary

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

  /// `6-14 of 14`: which entries are seen; empty for no entries.
  func position(of count: Int, shown: Int) -> String {
    guard count > 0 else { return "none" }
    return "\(top + 1)-\(min(count, top + max(1, shown))) of \(count)"
  }

  /// Keeps the cursor on an entry and inside the `height` rows that are seen.
  package mutating func fit(count: Int, height: Int) {
    cursor = max(0, min(cursor, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}

/// What the line above the keys says of the last action.
package struct Message: Hashable, Sendable {
  /// What happened.
  var words: String
  package var isError: Bool
  /// The way back, or on: it stands behind the words, and stays where they are too long.
  var ending = ""
  /// Whether the ending takes back what was done.
  var isUndo = false
  /// Whether it says what an exchange does now.
  var isOfSync = false

  package init(_ words: String, isError: Bool = false) {
    self.words = words
    self.isError = isError
  }

  init(_ words: String, ending: String, isError: Bool = false, isUndo: Bool = false) {
    self.init(words, isError: isError)
    self.ending = ending
    self.isUndo = isUndo
  }

  /// All of it in one line.
  package var text: String { ending.isEmpty ? words : "\(words)  \(ending)" }
}
