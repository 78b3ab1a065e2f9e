import JSON

private let value = "a value"
private let key = "a key in quotes"
private let inArray = "',' or ']'"
private let inObject = "',' or '}'"

extension Case {
  /// Texts that must be refused, each with the offset and the kind of its fault.
  static let rejected =
    ended + arrays + objects + words + numbersRefused + controls + escapesRefused + utf8Refused
    + marks + trailing

  /// Ended too early.
  private static let ended = [
    "", " ", "\n  ", "[", "[ ", "[1", "[1,", "[1, ", "[[", "[[]", "{", "{ ", "{\"", "{\"a",
    "{\"a\"",
    "{\"a\":", "{\"a\": ", "{\"a\":1", "{\"a\":1,", "{\"a\":{", "\"", "\"a", "\"\\", "\"\\u",
    "\"\\u0", "\"\\u00", "\"\\u004", "\"\\u0041", "\"\\uD83D", "\"\\uD83D\\", "\"\\uD83D\\u",
    "\"\\uD83D\\uDE0", "\"12345678", "t", "tru", "f", "fals", "n", "nul", "-", "1.", "1e", "1e+",
    "1E-", "[-", "[0.", "[\"a\"", "{\"a\":tru", "[{\"a\":[", "\"é", "[\"\\\"]", "[\"a\\\\\\\"]",
  ].map { bad($0, $0.utf8.count, .unexpectedEnd) }

  private static let arrays = [
    bad("[1,]", 3, unexpected("]", value)), bad("[,]", 1, unexpected(",", value)),
    bad("[,1]", 1, unexpected(",", value)), bad("[1,,2]", 3, unexpected(",", value)),
    bad("[1 2]", 3, unexpected("2", inArray)), bad("[1;2]", 2, unexpected(";", inArray)),
    bad("[1:2]", 2, unexpected(":", inArray)), bad("[\"a\" \"b\"]", 5, unexpected("\"", inArray)),
    bad("[1}", 2, unexpected("}", inArray)), bad("[}", 1, unexpected("}", value)),
    bad("]", 0, unexpected("]", value)), bad(",", 0, unexpected(",", value)),
    bad("[[]}", 3, unexpected("}", inArray)), bad("[1,\n]", 4, unexpected("]", value)),
    bad("[\"a\",]", 5, unexpected("]", value)), bad("[*]", 1, unexpected("*", value)),
    bad("[a]", 1, unexpected("a", value)), bad("['a']", 1, unexpected("'", value)),
    bad("[(1)]", 1, unexpected("(", value)), bad("<null>", 0, unexpected("<", value)),
    bad("[1\u{0C}]", 2, unexpected("\u{0C}", inArray)),
    bad("[\u{0B}1]", 1, unexpected("\u{0B}", value)), bad("[\0]", 1, unexpected("\0", value)),
    bad("[\u{A0}1]", 1, unexpected("\u{C2}", value)),
    bad("[\u{2028}]", 1, unexpected("\u{E2}", value)),
    bad("[1/*c*/]", 2, unexpected("/", inArray)), bad("//c\n[]", 0, unexpected("/", value)),
    bad("#c\n[]", 0, unexpected("#", value)), bad("[1,…]", 3, unexpected("\u{E2}", value)),
  ]

  private static let objects = [
    bad("{\"a\":1,}", 7, unexpected("}", key)), bad("{,}", 1, unexpected(",", key)),
    bad("{\"a\":1,,\"b\":2}", 7, unexpected(",", key)), bad("{a:1}", 1, unexpected("a", key)),
    bad("{'a':1}", 1, unexpected("'", key)), bad("{1:1}", 1, unexpected("1", key)),
    bad("{null:1}", 1, unexpected("n", key)), bad("{[]:1}", 1, unexpected("[", key)),
    bad("{{}:1}", 1, unexpected("{", key)), bad("{\"a\"}", 4, unexpected("}", "':'")),
    bad("{\"a\",\"b\"}", 4, unexpected(",", "':'")), bad("{\"a\" 1}", 5, unexpected("1", "':'")),
    bad("{\"a\"=1}", 4, unexpected("=", "':'")), bad("{\"a\"::1}", 5, unexpected(":", value)),
    bad("{\"a\":}", 5, unexpected("}", value)), bad("{\"a\":,}", 5, unexpected(",", value)),
    bad("{\"a\":1 \"b\":2}", 7, unexpected("\"", inObject)),
    bad("{\"a\":1]", 6, unexpected("]", inObject)), bad("{\"a\":1;}", 6, unexpected(";", inObject)),
    bad("{]", 1, unexpected("]", key)), bad("}", 0, unexpected("}", value)),
    bad("{:1}", 1, unexpected(":", key)), bad("{\"a\":1/**/}", 6, unexpected("/", inObject)),
    bad("{\"a\":b}", 5, unexpected("b", value)),
    bad("{\"a\" : \"b\"\"c\"}", 10, unexpected("\"", inObject)),
  ]

  private static let words = [
    bad("nil", 1, unexpected("i", "null")), bad("nulL", 3, unexpected("L", "null")),
    bad("[tRue]", 2, unexpected("R", "true")), bad("True", 0, unexpected("T", value)),
    bad("NULL", 0, unexpected("N", value)), bad("falze", 3, unexpected("z", "false")),
    bad("[tru]", 4, unexpected("]", "true")), bad("[nul,1]", 4, unexpected(",", "null")),
    bad("truee", 4, .trailingBytes), bad("[nullx]", 5, unexpected("x", inArray)),
    bad("undefined", 0, unexpected("u", value)), bad("NaN", 0, unexpected("N", value)),
    bad("Infinity", 0, unexpected("I", value)), bad("[fals\"]", 5, unexpected("\"", "false")),
  ]

  private static let numbersRefused = [
    bad("01", 1, .badNumber), bad("-01", 2, .badNumber), bad("00", 1, .badNumber),
    bad("[-]", 2, .badNumber), bad("--1", 1, .badNumber), bad("-a", 1, .badNumber),
    bad("-NaN", 1, .badNumber), bad("-Infinity", 1, .badNumber), bad("[1.]", 3, .badNumber),
    bad("1.e1", 2, .badNumber), bad("1.-1", 2, .badNumber), bad("-.5", 1, .badNumber),
    bad("[1e]", 3, .badNumber), bad("[1e+]", 4, .badNumber), bad("1e+-1", 3, .badNumber),
    bad("1ee1", 2, .badNumber), bad("1e.5", 2, .badNumber), bad("[0.e1]", 3, .badNumber),
    bad("+1", 0, unexpected("+", value)), bad(".5", 0, unexpected(".", value)),
    bad("[.5]", 1, unexpected(".", value)), bad("1.5.5", 3, .trailingBytes),
    bad("0x1F", 1, .trailingBytes), bad("[1e1.5]", 4, unexpected(".", inArray)),
    bad("[1 000]", 3, unexpected("0", inArray)), bad("[1_000]", 2, unexpected("_", inArray)),
    bad("[1L]", 2, unexpected("L", inArray)), bad("[1+2]", 2, unexpected("+", inArray)),
    bad("[１]", 1, unexpected("\u{EF}", value)), bad("-٣", 1, .badNumber),
    bad("1-1", 1, .trailingBytes),
  ]

  /// Every control character, bare in a string: at the start and across a word.
  private static let controls = (0..<0x20 as Range<UInt8>).flatMap { byte in
    [
      bad([0x22, byte, 0x22], 1, .controlCharacter(byte)),
      bad(Array("[\"12345678".utf8) + [byte, 0x22, 0x5D], 10, .controlCharacter(byte)),
    ]
  }

  private static let escapesRefused =
    [
      bad("\"\\a\"", 2, .invalidEscape), bad("\"\\'\"", 2, .invalidEscape),
      bad("\"\\0\"", 2, .invalidEscape), bad("\"\\x41\"", 2, .invalidEscape),
      bad("\"\\U0041\"", 2, .invalidEscape), bad("\"\\N\"", 2, .invalidEscape),
      bad("\"\\ \"", 2, .invalidEscape), bad("\"\\\n\"", 2, .invalidEscape),
      bad("\"\\é\"", 2, .invalidEscape), bad("\"\\\0\"", 2, .invalidEscape),
      bad("\"\\u\"", 3, .invalidEscape), bad("\"\\u004\"", 6, .invalidEscape),
      bad("\"\\u00G1\"", 5, .invalidEscape), bad("\"\\u+041\"", 3, .invalidEscape),
      bad("\"\\u 041\"", 3, .invalidEscape), bad("\"\\u{41}\"", 3, .invalidEscape),
      bad("{\"\\q\":1}", 3, .invalidEscape), bad("\"ab\\uD83D\\uDExx\"", 13, .invalidEscape),
    ]
    + [
      "\\uD800", "\\uDBFF", "\\uDC00", "\\uDFFF", "\\uD800\\n", "\\uD800\\u0041", "\\uD800\\uD800",
      "\\uDC00\\uD800", "\\uD83Dx", "\\ud83d\\uFFFF", "\\udead", "\\uD83D\\\\uDE00",
    ].flatMap {
      [bad("\"\($0)\"", 1, .loneSurrogate), bad("[\"1234567\($0)\"]", 9, .loneSurrogate)]
    }
    + [bad("\"\\uD83D\\uDE00\\uDE00\"", 13, .loneSurrogate)]

  private static let utf8Refused = [
    bad(inString: 0x80), bad(inString: 0xBF), bad(inString: 0xC3), bad(inString: 0xC3, 0x28),
    bad(inString: 0xC0, 0x80), bad(inString: 0xC0, 0xAF), bad(inString: 0xC1, 0xBF),
    bad(inString: 0xE0, 0x80, 0x80), bad(inString: 0xE0, 0x9F, 0xBF), bad(inString: 0xE2, 0x82),
    bad(inString: 0xE2, 0x28, 0xA1), bad(inString: 0xE2, 0x82, 0x28),
    bad(inString: 0xED, 0xA0, 0x80), bad(inString: 0xED, 0xBF, 0xBF),
    bad(inString: 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80), bad(inString: 0xF0, 0x80, 0x80, 0x80),
    bad(inString: 0xF0, 0x8F, 0xBF, 0xBF), bad(inString: 0xF0, 0x9F, 0x98),
    bad(inString: 0xF0, 0x28, 0x8C, 0xBC), bad(inString: 0xF4, 0x90, 0x80, 0x80),
    bad(inString: 0xF5, 0x80, 0x80, 0x80), bad(inString: 0xF8, 0x88, 0x80, 0x80, 0x80),
    bad(inString: 0xFC, 0x84, 0x80, 0x80, 0x80, 0x80), bad(inString: 0xFE), bad(inString: 0xFF),
    bad(inString: 0xC3, 0xA9, 0x80, after: 2), bad(inString: 0x61, 0xFF, 0x61, after: 1),
    bad(inString: 0xE9, 0x74, 0xE9),
    bad(inString: 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0xC3, after: 6),
    bad(Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8), 2, .invalidUTF8),
    bad([0x5B, 0xFF, 0x5D], 1, unexpected("\u{FF}", value)),
    bad([0x5B, 0x22, 0xC3], 3, .unexpectedEnd), bad([0x22, 0xF0, 0x9F, 0x98], 4, .unexpectedEnd),
  ]

  private static let marks = [
    bad("\u{FEFF}", 0, .byteOrderMark), bad("\u{FEFF}[]", 0, .byteOrderMark),
    bad(" \u{FEFF}[]", 1, unexpected("\u{EF}", value)),
    bad("[\u{FEFF}]", 1, unexpected("\u{EF}", value)),
    bad([0xFF, 0xFE, 0x5B, 0x00], 0, unexpected("\u{FF}", value)),
    bad([0x00, 0x5B, 0x00, 0x5D], 0, unexpected("\0", value)),
    bad([0xEF, 0xBB], 0, unexpected("\u{EF}", value)), bad("[]\u{FEFF}", 2, .trailingBytes),
  ]

  private static let trailing = [
    bad("[] []", 3, .trailingBytes), bad("[]]", 2, .trailingBytes), bad("{}}", 2, .trailingBytes),
    bad("1 2", 2, .trailingBytes), bad("\"a\"b", 3, .trailingBytes), bad("[],", 2, .trailingBytes),
    bad("null\0", 4, .trailingBytes), bad("{}//", 2, .trailingBytes),
    bad("[]\n\n x", 5, .trailingBytes),
    bad("\"\"\"", 2, .trailingBytes), bad("{\"a\":1}:", 7, .trailingBytes),
  ]
}
