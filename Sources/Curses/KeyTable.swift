import CNcurses
import Screen

/// The key codes of ncurses and what they mean.
enum KeyTable {
  /// Our own codes for the brackets around a paste; ncurses numbers those it invents from 0x200.
  static let pasteBegin: Int32 = 0x7001
  static let pasteEnd: Int32 = 0x7002

  static let mouse = KEY_MOUSE

  /// Sequences that terminals send whatever their terminfo entry says.
  static let sequences: [(sequence: String, code: Int32)] = [
    ("\u{1B}[200~", pasteBegin), ("\u{1B}[201~", pasteEnd),
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC),
    ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[Z", KEY_BTAB),
    ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}OQ", KEY_F0 + 2), ("\u{1B}OR", KEY_F0 + 3),
    ("\u{1B}OS", KEY_F0 + 4), ("\u{1B}[11~", KEY_F0 + 1), ("\u{1B}[12~", KEY_F0 + 2),
    ("\u{1B}[13~", KEY_F0 + 3), ("\u{1B}[14~", KEY_F0 + 4), ("\u{1B}[15~", KEY_F0 + 5),
  ]

  /// Makes ncurses know the sequences that the terminal's entry does not already give a meaning.
  static func defineSequences() {
    for (sequence, code) in sequences where key_defined(sequence) <= 0 {
      define_key(sequence, code)
    }
  }

  /// The key of a code above 255; nil for one we have no name for.
  static func key(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME, KEY_A1, KEY_FIND: .home
    case KEY_END, KEY_C1, KEY_SELECT: .end
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_IC: .insert
    case KEY_BTAB: .backTab
    case KEY_ENTER: .enter
    case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
    default: nil
    }
  }

  /// The key of a control byte (0 to 31, 127) other than Esc.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 8, 127: .backspace
    case 9: .tab
    case 10, 13: .enter
    case 1...26: .control(Character(UnicodeScalar(byte + 0x60)))
    default: .control(Character(UnicodeScalar(byte + 0x40)))
    }
  }
}
