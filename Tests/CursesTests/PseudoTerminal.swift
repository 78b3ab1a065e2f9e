import Glibc
import Screen
import Testing

@testable import Curses

/// Both ends of a pseudo-terminal; a terminal is opened on one, the test is the
/// person at the other.
final class PseudoTerminal {
  let master: Int32
  let slave: Int32

  init(width: Int, height: Int) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize()
    size.ws_col = UInt16(width)
    size.ws_row = UInt16(height)
    try #require(openpty(&ends.master, &ends.slave, nil, nil, &size) == 0)
    (master, slave) = ends
  }

  deinit {
    close(master)
    close(slave)
  }

  func open(_ options: TerminalOptions = TerminalOptions()) throws -> Terminal {
    let input = try #require(fdopen(dup(slave), "r"))
    let output = try #require(fdopen(dup(slave), "w"))
    return try Terminal(
      type: "xterm-256color", input: input, output: output, options: options, locale: "C.UTF-8")
  }

  func type(_ text: String) {
    writeFully(text, to: master)
  }

  func resize(width: Int, height: Int) {
    var size = winsize()
    size.ws_col = UInt16(width)
    size.ws_row = UInt16(height)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Whether the terminal sends line by line and echoes, as a shell wants it.
  var isCooked: Bool {
    var modes = termios()
    tcgetattr(slave, &modes)
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// All that was written to the terminal so far.
  func output() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while waitForInput([master], timeout: 50).contains(master) {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Terminal {
  /// The next key, waited for; nil if none comes.
  mutating func awaitKey() -> Key? {
    for _ in 0..<100 {
      if let key = nextKey() { return key }
      _ = waitForInput([input], timeout: 50)
    }
    return nil
  }
}
