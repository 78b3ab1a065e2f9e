/// The fixed colours of a theme: what each style really looks like. Views name styles alone; a
/// scheme is for whoever puts a frame on a terminal or into a picture.
package struct Scheme: Hashable, Sendable {
  /// The themes there are.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    /// The terminal's own colours, as its owner set them.
    case terminal
    case light
    case dark
    case highContrast = "high-contrast"
    case colourBlind = "colour-blind"
  }

  /// A ground, and what can be read on it: 4.5 to 1 at least (WCAG 2), also in the
  /// nearest of 256 colours.
  package struct Side: Hashable, Sendable {
    package let ground: RGB
    package let ink: RGB
    /// What a dim style without a colour is drawn in.
    package let quiet: RGB
    package let red: RGB
    package let green: RGB
    package let cyan: RGB
    package let magenta: RGB

    package func colour(of style: Style) -> RGB {
      switch style.colour {
      case .standard: style.dim ? quiet : ink
      case .red: red
      case .green: green
      case .cyan: cyan
      case .magenta: magenta
      }
    }
  }

  package let plain: Side
  /// Of reversed styles, the row under the cursor. Its ground is the ink of the plain side and the
  /// other way round, so that half a block drawn reversed joins a whole one.
  package let reversed: Side

  package func side(of style: Style) -> Side { style.reverse ? reversed : plain }

  /// The colours of a theme; nil for the terminal's own, which nobody knows.
  package static func named(_ name: Name) -> Scheme? {
    switch name {
    case .terminal: nil
    case .light: light
    case .dark: dark
    case .highContrast: highContrast
    case .colourBlind: colourBlind
    }
  }
}

extension Scheme.Name {
  /// What it is for, in a few words.
  package var words: String {
    switch self {
    case .terminal: "the terminal's own colours"
    case .light: "dark ink on a light ground"
    case .dark: "light ink on a dark ground"
    case .highContrast: "white on black, every colour at 7 to 1"
    case .colourBlind: "on black, told apart without red and green"
    }
  }
}

// MARK: The schemes

extension Scheme {
  package static let light = Scheme(
    plain: Side(
      ground: 0xFBFBF8, ink: 0x24272D, quiet: 0x5D636D, red: 0xB7142B, green: 0x176A2C,
      cyan: 0x0B6479, magenta: 0x8C1A90),
    reversed: Side(
      ground: 0x24272D, ink: 0xFBFBF8, quiet: 0xAAB0BA, red: 0xFF8F86, green: 0x86D896,
      cyan: 0x6FD3E3, magenta: 0xEB9FF0))

  package static let dark = Scheme(
    plain: Side(
      ground: 0x16181D, ink: 0xD8DCE2, quiet: 0x949BA6, red: 0xFF6B66, green: 0x7FCE8E,
      cyan: 0x5FCBDC, magenta: 0xE391E8),
    reversed: Side(
      ground: 0xD8DCE2, ink: 0x16181D, quiet: 0x4B515B, red: 0xA01225, green: 0x0D5A24,
      cyan: 0x0A5264, magenta: 0x7C127F))

  package static let highContrast = Scheme(
    plain: Side(
      ground: 0x000000, ink: 0xFFFFFF, quiet: 0xC6C6C6, red: 0xFF9A94, green: 0x5FFF87,
      cyan: 0x5FFFFF, magenta: 0xFFAFFF),
    reversed: Side(
      ground: 0xFFFFFF, ink: 0x000000, quiet: 0x444444, red: 0x870000, green: 0x005000,
      cyan: 0x004A5F, magenta: 0x6A006A))

  /// Orange, light green, sky and violet: apart in brightness and on the axis from yellow to blue,
  /// which is what is left without red and green.
  package static let colourBlind = Scheme(
    plain: Side(
      ground: 0x121212, ink: 0xEEEEEE, quiet: 0x9E9E9E, red: 0xD75F00, green: 0x87FF5F,
      cyan: 0x5FD7FF, magenta: 0xAF5FFF),
    reversed: Side(
      ground: 0xEEEEEE, ink: 0x121212, quiet: 0x585858, red: 0x5F0000, green: 0x005F00,
      cyan: 0x0000D7, magenta: 0x8700AF))
}

extension RGB: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt32) { self.init(value) }
}
