package import Screen
import Sheets
import Summary

// The projector mode: for a screen that a room reads. The pane with the focus alone, its rows
// apart, wide margins, nothing dim; notes are withheld, and nothing is written: no event, and no
// file, which would hold the notes.
extension DashboardState {
  static let projectorRefusal = "Projector mode writes nothing; v, projector leaves it."

  mutating func toggleProjector() {
    settings.isProjector.toggle()
    overlay = nil
    resize(to: screen)
    message = Message(
      settings.isProjector
        ? "Projector mode: notes are withheld, nothing is written. v, projector leaves it."
        : "Projector mode is over.")
  }

  /// A terminal without the margins of the projector; a small one has none to spare.
  static func withoutMargins(_ size: Size) -> Size {
    let sides = size.width >= 70 ? size.width / 14 : 0
    let ends = size.height >= 20 ? 1 : 0
    return Size(width: size.width - 2 * sides, height: size.height - 2 * ends)
  }

  /// All there is to say of an item on this screen.
  func detail(_ row: Int) -> Detail {
    let detail = register.detail(row, newest: ItemText.newest)
    return settings.isProjector ? detail.withoutNotes : detail
  }

  /// What was done at a table, as far as this screen tells it.
  func words(of entry: SessionRecord.Entry) -> String {
    settings.isProjector ? entry.openWords : entry.words
  }

  // MARK: Colours

  /// Takes other colours, or says why they cannot be shown here.
  package mutating func wear(_ theme: Scheme.Name) {
    settings.theme = theme
    message = Message(themeObstacle ?? "Theme \(theme.rawValue): \(theme.words).")
  }

  /// Why the theme's colours are not those on screen; nil if they are.
  package var themeObstacle: String? {
    guard settings.theme != .terminal, !settings.takesSchemes else { return nil }
    return settings.theme.unshown
  }
}

extension Frame {
  /// As a room sees it: nothing dim, which a projector washes out, and the margins around it.
  func projected(onto screen: Size) -> Frame {
    var frame = self
    frame.restyle(Rect(size)) { style in
      if style.dim { (style.dim, style.bold) = (false, true) }
    }
    return frame.centred(in: screen)
  }
}

extension Scheme.Name {
  /// What is said where a terminal cannot show it.
  package var unshown: String {
    "Theme \(rawValue) needs 256 colours and no NO_COLOR; the terminal's own are shown."
  }
}
