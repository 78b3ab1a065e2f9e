import CNcurses
import Glibc
package import Screen

/// The one terminal of the process: shows frames, gives keys, and is restored when it goes.
///
/// To be owned by one synchronous loop; ncurses is neither reentrant nor safe to call from two
/// threads.
package struct Terminal: ~Copyable {
  /// The size in cells, as of the last `.resize`.
  package internal(set) var size: Size
  /// Whether to draw with ASCII only: the locale is not UTF-8, or the terminal has few glyphs.
  package let isASCII: Bool
  /// How many colours there are to use; 0 without colour or under NO_COLOR.
  package var colours: Int { writer.palette.colours }
  /// Whether a scheme can be worn: the colours of the terminal have known values.
  package var takesSchemes: Bool { writer.palette.takesSchemes }
  /// True once the terminal is gone: reading it gives an end of file.
  package internal(set) var isHungUp = false

  let screen: OpaquePointer
  /// A pad to read from: reading from a window would refresh that.
  let keys: UnsafeMutablePointer<WINDOW>
  let input: Int32
  let output: Int32
  let options: TerminalOptions
  var writer: CellWriter
  var reader = KeyReader()
  /// What the terminal shows; nil after anything that may have disturbed it.
  var shown: Frame?
  var isCursorShown = true
  var lastPress: (mouse: Mouse, time: Int)?

  /// Opens the terminal of standard input and output, whose type is TERM.
  package static func open(_ options: TerminalOptions) throws(TerminalError) -> Terminal {
    guard isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw .notATerminal
    }
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    return try Terminal(type: type, input: ahd_stdin(), output: ahd_stdout(), options: options)
  }

  /// Opens any terminal; tests open one on /dev/null.
  init(
    type: String, input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>,
    options: TerminalOptions, locale: String = ""
  ) throws(TerminalError) {
    setlocale(LC_CTYPE, locale)
    self.input = fileno(input)
    self.output = fileno(output)
    var modes = termios()
    let isTerminal = tcgetattr(self.input, &modes) == 0
    guard !type.isEmpty, let screen = newterm(type, output, input) else {
      throw .unknownTerm(type)
    }
    guard !Rescue.string(of: "cup").isEmpty, let keys = newpad(1, 1) else {
      endwin()
      delscreen(screen)
      throw .cannotPlaceText(type)
    }
    self.screen = screen
    self.keys = keys
    self.options = options
    let isUTF8 = String(cString: ahd_codeset()) == "UTF-8"
    isASCII = !isUTF8 || ["linux", "vt100", "vt102", "vt220", "dumb"].contains(type)
    writer = CellWriter(
      palette: Palette(wantsColour: options.colour), isUTF8: isUTF8, hasFewGlyphs: isASCII)
    size = Size(width: Int(getmaxx(ahd_stdscr())), height: Int(getmaxy(ahd_stdscr())))
    reader.decodesByte = Terminal.localDecoder(isUTF8: isUTF8)
    setModes()
    if isTerminal {
      let bytes = Rescue.restoringBytes(mouse: options.mouse, paste: true)
      Rescue.arm(descriptor: self.output, modes: modes, bytes: bytes)
    }
    switchExtras(on: true)
    adoptSize()
  }

  deinit {
    switchOff()
    delwin(keys)
    delscreen(screen)
    Rescue.disarm()
  }

  /// Restores the terminal now; going out of scope does the same.
  package consuming func close() {}

  private func setModes() {
    raw()
    noecho()
    nonl()
    set_escdelay(25)
    meta(keys, true)
    nodelay(keys, true)
    keypad(keys, true)
    KeyTable.defineSequences()
    if options.mouse {
      mouseinterval(0)
      mousemask(Terminal.mouseEvents, nil)
    }
  }

  static var mouseEvents: mmask_t {
    ahd_press() | ahd_click() | ahd_double_click() | ahd_wheel_up() | ahd_wheel_down()
      | ahd_shift() | ahd_ctrl() | ahd_alt()
  }

  /// Bracketed paste, which ncurses knows nothing of.
  func switchExtras(on: Bool) {
    writeFully(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l", to: output)
  }

  /// Leaves the screen to others: modes, cursor, and what was on it before.
  func switchOff() {
    switchExtras(on: false)
    curs_set(1)
    endwin()
  }

  private static func localDecoder(isUTF8: Bool) -> (UInt8) -> Unicode.Scalar? {
    if isUTF8 { return { _ in nil } }
    return { byte in
      let wide = btowc(Int32(byte))
      return wide == wint_t.max ? nil : Unicode.Scalar(UInt32(wide))
    }
  }
}
