package import Screen

extension Scheme.Name {
  /// What is said where a terminal cannot show it.
  package var unshown: String {
    "Theme \(rawValue) needs 256 colours and no NO_COLOR; the terminal's own are shown."
  }
}

extension DashboardState {
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
