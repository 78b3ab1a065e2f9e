package import Query
package import Screen

/// What the dashboard is told from outside.
package struct Settings: Hashable, Sendable {
  /// Glyphs of ASCII only.
  package var isASCII = false
  /// Why nothing can be written, in words; nil if it can.
  package var readOnly: String?
  /// Who types; preset with the login name.
  package var person = ""
  /// False until the person has been given or used once: the first form asks.
  package var isPersonKnown = false
  /// The party the person speaks for by default, where it is concerned.
  package var party: String?
  /// Whose colours are shown.
  package var theme = Scheme.Name.terminal
  /// Whether the terminal can show a theme's fixed colours.
  package var takesSchemes = true
  /// For a screen that a room reads: large spacing, no notes, nothing is written.
  package var isProjector = false
  /// Which key does what.
  package var keymap = Keymap.standard
  /// Clicks and the wheel come as keys.
  package var hasMouse = false
  /// How the list is laid out to begin with.
  package var arrangement = Arrangement()
  /// Panes that start hidden.
  package var hiddenPanes: Set<Pane> = []
  package init() {}
}
