import Entities
import Register
import Screen

/// How each meaning looks, and why (docs/screens.md). Views name a meaning; colours stand here
/// alone, and only on glyphs and the late figure.
enum Theme {
  static let overdue = Style(colour: .red, bold: true)
  static let vague = Style(colour: .red)
  static let contested = Style(colour: .magenta, bold: true)
  static let unknown = Style(dim: true)
  /// Column headings, legends, folded panes, hints.
  static let quiet = Style(dim: true)
  /// Border and title of what has the focus; the cursor's row where the focus is elsewhere.
  static let focus = Style(bold: true)
  /// A past as-of day or read-only in the first line.
  static let notice = Style(reverse: true)
  static let error = Style(bold: true)

  static func of(_ status: Status) -> Style {
    switch status {
    case .proposed, .withdrawn, .suspended: Style(dim: true)
    case .notStarted: .plain
    case .inProgress: Style(bold: true)
    case .reportedDone: Style(colour: .cyan, bold: true)
    case .done: Style(colour: .green)
    case .notDelivered: Style(colour: .red)
    }
  }

  static func of(_ state: Meeting.State) -> Style {
    switch state {
    case .held, .confirmed, .postponed: .plain
    case .tentative, .projected, .cancelled, .external: Style(dim: true)
    }
  }

  /// Of the mark before a row's title.
  static func of(_ flags: Flags) -> Style {
    if flags.contains(.contested) { return contested }
    guard flags.contains(.overdue) else { return .plain }
    return flags.contains(.vague) ? vague : overdue
  }
}
