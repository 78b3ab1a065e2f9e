import CNcurses
import Screen

/// From a style to the attributes and the colour pair of ncurses, as far as the terminal goes.
struct Palette {
  /// How many colours the terminal has for us; 0: attributes only.
  let colours: Int
  private let hasDim: Bool

  /// Sets up the pairs; ncurses must be running.
  init(wantsColour: Bool) {
    hasDim = termattrs() & chtype(ahd_dim()) != 0
    guard wantsColour, has_colors(), start_color() == OK, ahd_colours() >= 8 else {
      colours = 0
      return
    }
    colours = Int(ahd_colours())
    // The terminal's own background; without it text would sit on black bars.
    let background: Int16 = use_default_colors() == OK ? -1 : Int16(COLOR_BLACK)
    for colour in Colour.allCases where colour != .standard {
      init_pair(
        Palette.pair(of: colour), Palette.number(of: colour, among: colours), background)
    }
  }

  func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.bold { attributes |= ahd_bold() }
    if style.dim && hasDim { attributes |= ahd_dim() }
    if style.reverse { attributes |= ahd_reverse() }
    if style.underline { attributes |= ahd_underline() }
    return attributes
  }

  func pair(of style: Style) -> Int16 {
    colours == 0 ? 0 : Palette.pair(of: style.colour)
  }

  private static func pair(of colour: Colour) -> Int16 { Int16(colour.rawValue) }

  /// Where there are 256, shades with a contrast of at least 4 to 1 on black and on white alike:
  /// the basic green and cyan can hardly be read on white.
  private static func number(of colour: Colour, among colours: Int) -> Int16 {
    let isRich = colours >= 256
    return switch colour {
    case .standard: -1
    case .red: isRich ? 196 : Int16(COLOR_RED)
    case .green: isRich ? 28 : Int16(COLOR_GREEN)
    case .cyan: isRich ? 30 : Int16(COLOR_CYAN)
    case .magenta: isRich ? 163 : Int16(COLOR_MAGENTA)
    }
  }
}
