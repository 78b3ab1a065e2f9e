import JSON
import Testing

@Suite struct JSONValueTests {
  private let sample: JSONValue = [
    "name": "Türkiye", "n": -5, "ok": true, "none": nil, "list": [1, "two", []], "deep": ["x": [:]],
  ]

  @Test func membersAreFound() throws {
    #expect(sample["name"]?.string == "Türkiye")
    #expect(sample["n"]?.int == -5)
    #expect(sample["n"]?.number == "-5")
    #expect(sample["ok"]?.bool == true)
    #expect(sample["none"] == .null)
    #expect(sample["list"]?.array?.count == 3)
    #expect(sample["deep"]?["x"]?.object?.isEmpty == true)
    #expect(sample["absent"] == nil)
    #expect(sample["name"]?["x"] == nil)
    #expect(try parse("{\"a\":1,\"a\":2}")["a"] == 2)
  }

  @Test func aKindIsNotTakenForAnother() {
    let text: JSONValue = "5"
    #expect(text.int == nil && text.number == nil && text.bool == nil)
    #expect(text.array == nil && text.object == nil)
    #expect(JSONValue.null.string == nil)
    #expect(JSONValue.number("1.0").int == nil)
    #expect(JSONValue.number("1e400").int == nil)
    #expect(JSONValue.number("9223372036854775808").int == nil)
  }

  @Test(arguments: ["0", "-0", "1.10", "1e400", "0.10E-05", "123456789012345678901234567890"])
  func numbersKeepTheirText(text: String) throws {
    #expect(try parse(text) == .number(text))
    #expect(try parse("[ \(text) ]").compact == "[\(text)]")
  }

  @Test func replacingKeepsThePlace() throws {
    let value = try parse("{\"a\":1,\"b\":2,\"a\":3,\"c\":4}")
    #expect(value.replacing("b", with: "x").compact == "{\"a\":1,\"b\":\"x\",\"a\":3,\"c\":4}")
    #expect(value.replacing("a", with: nil).compact == "{\"a\":null,\"b\":2,\"c\":4}")
    #expect(value.replacing("d", with: []).compact == "{\"a\":1,\"b\":2,\"a\":3,\"c\":4,\"d\":[]}")
    #expect(JSONValue.null.replacing("a", with: 1).compact == "{\"a\":1}")
  }

  @Test func compactIsOneLine() {
    #expect(
      sample.compact
        == #"{"name":"Türkiye","n":-5,"ok":true,"none":null,"list":[1,"two",[]],"deep":{"x":{}}}"#)
  }

  @Test func prettyIsIndentedByTwo() {
    #expect(
      sample.pretty == """
        {
          "name": "Türkiye",
          "n": -5,
          "ok": true,
          "none": null,
          "list": [
            1,
            "two",
            []
          ],
          "deep": {
            "x": {}
          }
        }
        """)
    #expect(JSONValue.array([]).pretty == "[]")
    #expect(JSONValue.string("x").pretty == "\"x\"")
  }

  @Test func onlyWhatMustBeIsEscaped() {
    let text = "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1B}\u{1F} \"\\/\u{7F}\u{85}é\u{2028}\u{2029}\u{FEFF}😀"
    let escaped =
      #""\u0000\b\t\n\u000b\f\r\u001b\u001f \"\\/"# + "\u{7F}\u{85}é\u{2028}\u{2029}\u{FEFF}😀\""
    #expect(JSONValue.string(text).compact.unicodeScalars.elementsEqual(escaped.unicodeScalars))
    #expect(throws: Never.self) { try parse(escaped) }
  }

  @Test func writingIsAFixpoint() throws {
    for text in Case.accepted {
      let value = try tree(Bytes(text.bytes)).get()
      for written in [value.compact, value.pretty] {
        let again = try parse(written)
        #expect(again == value)
        #expect((written == value.compact ? again.compact : again.pretty) == written)
      }
    }
  }

  @Test func readsAtTheReadersPlace() throws {
    var reader = JSONReader(Bytes("[1, {\"a\": [null]}, 2]"))
    try reader.beginArray()
    _ = try reader.nextElement()
    _ = try reader.skip()
    _ = try reader.nextElement()
    #expect(try JSONValue(reading: &reader) == ["a": [nil]])
    #expect(try reader.nextElement())
    #expect(try JSONValue(reading: &reader) == 2)
    #expect(try !reader.nextElement())
    try reader.finish()
  }
}
