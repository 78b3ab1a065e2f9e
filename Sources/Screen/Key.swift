/// What a person does at the terminal.
package enum Key: Hashable, Sendable {
  /// A character typed, also the space.
  case character(Character)
  case enter
  case tab
  case backTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 and on.
  case function(Int)
  /// Ctrl with a lower-case letter (or one of `@ \ ] ^ _`).
  case control(Character)
  /// A bracketed paste, whole, not sanitised.
  case paste(String)
  case mouse(Mouse)
  /// The terminal has a new size.
  case resize
}

/// A click or a turn of the wheel.
package struct Mouse: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case press
    case doublePress
    case wheelUp
    case wheelDown
  }

  package var kind: Kind
  /// The column of the cell.
  package var x: Int
  /// The row of the cell.
  package var y: Int
  package var shift: Bool
  package var control: Bool
  package var alt: Bool

  package init(
    kind: Kind, x: Int, y: Int, shift: Bool = false, control: Bool = false, alt: Bool = false
  ) {
    self.kind = kind
    self.x = x
    self.y = y
    self.shift = shift
    self.control = control
    self.alt = alt
  }
}

// MARK: Names

extension Key {
  /// The name used in help, in docs and in replay scripts: `Enter`, `Ctrl-R`, `F1`, `j`, `Space`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .paste: "Paste"
    case .mouse(let mouse): mouse.name
    case .resize: "Resize"
    default: Key.names.first { $0.key == self }?.name ?? ""
    }
  }

  /// The key of a name; nil if there is none of that name. A paste, the mouse and a resize carry
  /// more than a name says and are not read back.
  package init?(name: String) {
    if let known = Key.names.first(where: { $0.name == name })?.key {
      self = known
    } else if name == "Space" {
      self = .character(" ")
    } else if name.count == 1, let character = name.first, Sanitise.line(name) == name {
      self = .character(character)
    } else if name.hasPrefix("Ctrl-"), name.utf8.count == 6, let letter = name.last {
      self = .control(Character(letter.lowercased()))
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), 1...63 ~= number {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Tab", .tab), ("Shift-Tab", .backTab), ("Esc", .escape),
    ("Backspace", .backspace), ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down),
    ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp),
    ("PgDn", .pageDown),
  ]
}

extension Mouse {
  fileprivate var name: String {
    switch kind {
    case .press: "Click"
    case .doublePress: "Double-Click"
    case .wheelUp: "Wheel-Up"
    case .wheelDown: "Wheel-Down"
    }
  }
}
