package import Entities
package import Register
package import Screen

/// How each meaning looks, on the screen and in a report alike. Whoever lays something out names a
/// meaning; colours stand here alone, and only on glyphs and the late figure.
package enum Theme {
  package static let overdue = Style(colour: .red, bold: true)
  package static let vague = Style(colour: .red)
  package static let contested = Style(colour: .magenta, bold: true)
  package static let unknown = Style(dim: true)
  /// Column headings, legends, folded panes, hints.
  package static let quiet = Style(dim: true)
  /// A heading; border and title of what has the focus; the cursor's row where the focus is
  /// elsewhere.
  package static let focus = Style(bold: true)
  /// A past as-of day or read-only in the first line.
  package static let notice = Style(reverse: true)
  package static let error = Style(bold: true)

  package static func of(_ status: Status) -> Style {
    switch status {
    case .proposed, .withdrawn, .suspended: Style(dim: true)
    case .notStarted: .plain
    case .inProgress: Style(bold: true)
    case .reportedDone: Style(colour: .cyan, bold: true)
    case .done: Style(colour: .green)
    case .notDelivered: vague
    }
  }

  package static func of(_ state: Meeting.State) -> Style {
    switch state {
    case .held, .confirmed, .postponed: .plain
    case .tentative, .projected, .cancelled, .external: Style(dim: true)
    }
  }

  /// Of the mark before a row's title.
  package static func of(_ flags: Flags) -> Style {
    flags.contains(.contested) ? contested : late(flags)
  }

  /// Of the figure that says how late an item is.
  package static func late(_ flags: Flags) -> Style {
    guard flags.contains(.overdue) else { return .plain }
    return flags.contains(.vague) ? vague : overdue
  }
}
