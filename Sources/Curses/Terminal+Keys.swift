import CNcurses
import Glibc
package import Screen

extension Terminal {
  /// The next key, without waiting; nil when nothing more is there. A changed size comes first, as
  /// `.resize`, however it was noticed.
  package mutating func nextKey() -> Key? {
    if adoptSize() { return .resize }
    let now = monotonicMilliseconds()
    let pad = keys
    let key = reader.next(now: now, read: { Terminal.read(pad) }, mouse: Terminal.readMouse)
    switch key {
    case .mouse(let mouse):
      return .mouse(counted(mouse, now: now))
    case nil:
      noticeHangUp()
    default:
      break
    }
    return key
  }

  /// Milliseconds after which `nextKey` has something to give even if nothing more comes: an
  /// unfinished paste. Nil if there is no such thing; for the timeout of `waitForInput`.
  package var patience: Int? {
    reader.patience(now: monotonicMilliseconds())
  }

  /// Takes over the size that the terminal says it has; true if it is a new one.
  @discardableResult
  mutating func adoptSize() -> Bool {
    var window = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0 && window.ws_row > 0 {
      if !is_term_resized(Int32(window.ws_row), Int32(window.ws_col)) && isSizeOfWindow {
        return false
      }
      resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    } else if isSizeOfWindow {
      return false
    }
    size = Size(width: Int(getmaxx(ahd_stdscr())), height: Int(getmaxy(ahd_stdscr())))
    redraw()
    return true
  }

  private var isSizeOfWindow: Bool {
    size.width == Int(getmaxx(ahd_stdscr())) && size.height == Int(getmaxy(ahd_stdscr()))
  }

  private static func read(_ keys: UnsafeMutablePointer<WINDOW>) -> Int32? {
    let code = wgetch(keys)
    return code == ERR ? nil : code
  }

  /// An end of file looks to ncurses like no input, for ever.
  private mutating func noticeHangUp() {
    guard waitForInput([input], timeout: 0).contains(input) else { return }
    var waiting: Int32 = 0
    isHungUp = ioctl(input, UInt(FIONREAD), &waiting) != 0 || waiting == 0
  }
}

// MARK: Mouse

extension Terminal {
  /// Within this many milliseconds a second press on the same cell is a double one.
  private static let doublePressTime = 400

  /// The event behind a KEY_MOUSE; nil for one that means nothing here, such as a release.
  private static func readMouse() -> Mouse? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let kind: Mouse.Kind
    // A press and its release that arrive together are one click to ncurses.
    if event.bstate & (ahd_press() | ahd_click()) != 0 {
      kind = .press
    } else if event.bstate & ahd_double_click() != 0 {
      kind = .doublePress
    } else if event.bstate & ahd_wheel_up() != 0 {
      kind = .wheelUp
    } else if event.bstate & ahd_wheel_down() != 0 {
      kind = .wheelDown
    } else {
      return nil
    }
    return Mouse(
      kind: kind, x: Int(event.x), y: Int(event.y), shift: event.bstate & ahd_shift() != 0,
      control: event.bstate & ahd_ctrl() != 0, alt: event.bstate & ahd_alt() != 0)
  }

  /// The press as a double one if it is: ncurses would hold every press back to find out.
  private mutating func counted(_ mouse: Mouse, now: Int) -> Mouse {
    guard mouse.kind == .press else { return mouse }
    var counted = mouse
    if let last = lastPress, last.mouse == mouse, now - last.time <= Terminal.doublePressTime {
      counted.kind = .doublePress
      lastPress = nil
    } else {
      lastPress = (mouse, now)
    }
    return counted
  }
}
