import CNcurses

/// What the person asked of the terminal.
package struct TerminalOptions: Sendable {
  /// Clicks and the wheel come as keys; the terminal's own selection then needs Shift.
  package var mouse: Bool
  /// False under NO_COLOR: attributes only.
  package var colour: Bool

  package init(mouse: Bool = false, colour: Bool = true) {
    self.mouse = mouse
    self.colour = colour
  }
}

extension Terminal {
  /// Whether a terminal of this type can show a scheme, without opening it: 256 colours. Only for a
  /// program that opens none afterwards.
  package static func takesSchemes(type: String) -> Bool {
    var outcome: Int32 = 0
    return setupterm(type, 1, &outcome) == OK && tigetnum("colors") >= 256
  }
}

/// Why there is no terminal to draw on.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// TERM, as given here, is not in the terminal data base; empty if it is not set.
  case unknownTerm(String)
  /// The terminal of this TERM cannot move its cursor.
  case cannotPlaceText(String)
}

extension TerminalError: CustomStringConvertible {
  /// One sentence that says what to do.
  package var description: String {
    switch self {
    case .notATerminal:
      "standard input and output must be a terminal for the dashboard; `ahd list` prints to a pipe"
    case .unknownTerm(""):
      "TERM is not set; try TERM=xterm-256color"
    case .unknownTerm(let name):
      "the terminal type \(name) is unknown here; try TERM=xterm-256color"
    case .cannotPlaceText(let name):
      "a terminal of type \(name) cannot place text; use `ahd list`, or try TERM=xterm-256color"
    }
  }
}
