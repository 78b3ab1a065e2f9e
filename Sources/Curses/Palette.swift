import CNcurses
import Screen

/// From a style to the attributes and the colour pair of ncurses, as far as the terminal goes.
struct Palette {
  /// How many colours the terminal has for us; 0: attributes only.
  let colours: Int
  /// The fixed colours in use; nil for the terminal's own.
  let scheme: Scheme?
  private let hasDim: Bool

  /// Whether a scheme can be shown: fewer colours than 256 are the person's own, of unknown values.
  var takesSchemes: Bool { colours >= 256 }

  /// Sets up the pairs, where the terminal takes it those of a scheme; ncurses must be running.
  init(wantsColour: Bool, scheme: Scheme? = nil) {
    hasDim = termattrs() & chtype(ahd_dim()) != 0
    guard wantsColour, has_colors(), start_color() == OK, ahd_colours() >= 8 else {
      colours = 0
      self.scheme = nil
      return
    }
    colours = Int(ahd_colours())
    self.scheme = colours >= 256 ? scheme : nil
    // The terminal's own background; without it text would sit on black bars.
    let background: Int32 = use_default_colors() == OK ? -1 : COLOR_BLACK
    for style in Palette.styles {
      let pair = Int32(self.pair(of: style))
      if let scheme = self.scheme {
        let side = scheme.side(of: style)
        init_extended_pair(pair, number(of: side.colour(of: style)), number(of: side.ground))
      } else if pair != 0 {
        init_extended_pair(pair, number(of: style.colour), background)
      }
    }
  }

  func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.bold { attributes |= ahd_bold() }
    if style.underline { attributes |= ahd_underline() }
    // A scheme has colours for these two.
    guard scheme == nil else { return attributes }
    if style.dim && hasDim { attributes |= ahd_dim() }
    if style.reverse { attributes |= ahd_reverse() }
    return attributes
  }

  /// A pair for each colour; under a scheme also for what is dim, and for each of them reversed.
  func pair(of style: Style) -> Int16 {
    if colours == 0 { return 0 }
    let count = Int16(Colour.allCases.count)
    let colour = Int16(style.colour.rawValue)
    guard scheme != nil else { return colour }
    let slot = style.colour == .standard && style.dim ? count : colour
    return 1 + slot + (style.reverse ? count + 1 : 0)
  }

  /// One of each that may need a pair of its own.
  private static let styles = [false, true].flatMap { isReversed in
    Colour.allCases.map { Style(colour: $0, reverse: isReversed) }
      + [Style(dim: true, reverse: isReversed)]
  }

  // MARK: Numbers of colours

  /// The number of a fixed colour: its value where the terminal takes values, else the nearest of
  /// the 240 that are the same everywhere.
  private func number(of colour: RGB) -> Int32 {
    // The first eight numbers remain the person's own colours.
    isDirect ? max(Int32(colour.number), 0x000008) : Int32(colour.indexed)
  }

  /// Where there are 256, shades with a contrast of at least 4 to 1 on black and on white alike:
  /// the basic green and cyan can hardly be read on white.
  private func number(of colour: Colour) -> Int32 {
    let isRich = colours >= 256
    let number: Int32 =
      switch colour {
      case .standard: -1
      case .red: isRich ? 196 : COLOR_RED
      case .green: isRich ? 28 : COLOR_GREEN
      case .cyan: isRich ? 30 : COLOR_CYAN
      case .magenta: isRich ? 163 : COLOR_MAGENTA
      }
    return isDirect && number >= 16 ? Int32(RGB(indexed: Int(number)).number) : number
  }

  /// Whether a colour's number is its value (terminfo's RGB, as of xterm-direct).
  private var isDirect: Bool { colours > 256 && tigetflag("RGB") > 0 }
}
