import Entities
import Register
import Screen

/// Which style means what (docs/screens.md): colour means state, never domain or party, and words
/// keep the terminal's own.
enum Theme {
  static let heading = Style(bold: true)
  static let legend = Style(dim: true)
  static let overdue = Style(colour: .red, bold: true)
  static let vague = Style(colour: .red)
  static let contested = Style(colour: .magenta, bold: true)
  static let unknown = Style(dim: true)
  static let undone = Style(dim: true)

  static func mark(_ flags: Flags) -> Style {
    if flags.contains(.contested) { return contested }
    return late(flags)
  }

  static func late(_ flags: Flags) -> Style {
    guard flags.contains(.overdue) else { return .plain }
    return flags.contains(.vague) ? vague : overdue
  }

  static func glyph(_ status: Status) -> Style {
    switch status {
    case .notStarted: .plain
    case .inProgress: Style(bold: true)
    case .reportedDone: Style(colour: .cyan, bold: true)
    case .done: Style(colour: .green)
    case .notDelivered: vague
    case .proposed, .withdrawn, .suspended: Style(dim: true)
    }
  }

  static func glyph(_ state: Meeting.State) -> Style {
    switch state {
    case .held, .confirmed, .postponed: .plain
    case .tentative, .projected, .external, .cancelled: Style(dim: true)
    }
  }
}
