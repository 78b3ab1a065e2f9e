extension Case {
  /// Texts that must be read.
  static let accepted = structures + literalsAndSpace + numbers + strings + escapes + utf8

  private static let structures = [
    "[]", "{}", "[[]]", "[{}]", "{\"a\":[]}", "{\"a\":{}}", "[[],[[]],[[],[]]]",
    "[1]", "[1,2]", "[null,1,\"a\",true,{}]", "{\"a\":1,\"b\":2}", "{\"\":0}", "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"a\":1}", "{\"\\u0000\":1}", "{\"a\\nb\":1}", "{\"ключ\":\"значение\"}",
    "{\"a\":{\"a\":{\"a\":{}}}}", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "\"a\"", "0",
    "[\"\"]",
    "{\"a\":[{\"b\":[{\"c\":null}]}]}", "{\"01234567\":1}", "{\"012345678\":1}",
    "{\"0123456789abcdef0123456789abcdef\":[]}",
  ].map(good)

  private static let literalsAndSpace = [
    "true", "false", "null", "[true]", "[false]", "[null]", "[true,false,null]",
    " []", "[] ", "\n[]\n", "\t[\t]\t", "\r\n[\r\n]\r\n", " [ 1 , 2 ] ",
    " { \"a\" : 1 , \"b\" : 2 } ",
    "       \n        []", "[                                1                 ]", "\r[\r1\r]\r",
    "{\"a\"\n:\n1}", "                null", "0 ", "[1\n\n\n        \n\t\t\t        ,2]",
  ].map(good)

  private static let numbers = [
    "0", "-0", "1", "-1", "10", "123456789", "1234567890123456789012345678901234567890", "0.0",
    "-0.0", "0.1", "1.5", "1.000000000000000000005", "1e1", "1E1", "1e+1", "1e-1", "1E+1", "1E-1",
    "0e0", "0E0", "0e+0", "0e-00", "0.5e-10", "-1.5E+20", "1e400", "-1e9999", "1e-400", "1e00001",
    "123.456e78", "-0e-0", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
  ].flatMap { [good($0), good("[\($0)]"), good("{\"a\": \($0) }")] }

  private static let strings = [
    "\"\"", "\" \"", "\"a\"", "\"1234567\"", "\"12345678\"", "\"123456789\"",
    "\"0123456789abcdef\"", "\"0123456789abcdef0\"", "\"/\"", "\"[\"", "\"]}{:,\"", "\"\u{7F}\"",
    "\"a\u{7F}a\"", "\"// no comment /* here */\"", "\"true\"", "\"'\"", "\"\u{2028}\u{2029}\"",
    "\"!#[]^~\"",
  ].map(good)

  private static let escapes = [
    "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\\f\\n\\r\\t\"", "\"\\u0000\"", "\"\\u0041\"",
    "\"\\u00e9\"", "\"\\u00E9\"", "\"\\uFFFF\"", "\"\\uFFFE\"", "\"\\uFDD0\"", "\"\\uD83D\\uDE00\"",
    "\"\\ud83d\\ude00\"", "\"\\uD800\\uDC00\"", "\"\\uDBFF\\uDFFF\"", "\"\\uD7FF\"", "\"\\uE000\"",
    "\"\\\\u0041\"", "\"\\\\\\\"\"", "\"\\\\n\"", "\"\\u0022\"", "\"\\u005C\"", "\"1234567\\n\"",
    "\"12345678\\n12345678\"", "\"\\u2028\\u2029\"", "\"\\u001F\"", "\"\\u007F\"", "\"é\\u0301e\"",
  ].map(good)

  private static let utf8 = [
    good("\"é\""), good("\"Türkiye – İŞBİRLİĞİ\""), good("\"عہد\""), good("\"日本語\""),
    good("\"😀\""), good("\"1234567é\""), good("\"123456é\""), good("\"12345é日😀é\""),
    good("\"e\u{301}\""), good("\"\u{FEFF}\""), good("\"\u{FFFF}\u{1FFFF}\u{10FFFF}\""),
    good("{\"Türkiye\": \"پاکستان\"}"),
    good(inString: 0xC2, 0x80), good(inString: 0xDF, 0xBF), good(inString: 0xE0, 0xA0, 0x80),
    good(inString: 0xED, 0x9F, 0xBF), good(inString: 0xEE, 0x80, 0x80),
    good(inString: 0xEF, 0xBF, 0xBF), good(inString: 0xF0, 0x90, 0x80, 0x80),
    good(inString: 0xF4, 0x8F, 0xBF, 0xBF), good(inString: 0xEF, 0xBF, 0xBD),
  ]
}
