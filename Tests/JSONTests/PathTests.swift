import JSON
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("", "$"), ("[", "$[0]"), ("[1,", "$[1]"), ("[1 2]", "$[0]"), ("[1,]", "$[1]"),
    ("[[],[1,[x", "$[1][1][0]"), ("{", "$"), ("{\"a\"", "$.a"), ("{\"a\":x", "$.a"),
    ("{\"a\":1", "$.a"), ("{\"a\":1,", "$"), ("{\"a\":1,}", "$"), ("{\"a\":1,\"b\":", "$.b"),
    ("{\"a\":{\"b\":[{},{\"c\":-}", "$.a.b[1].c"), ("{\"a\":{}x", "$.a"),
    ("{\"a b\":x", "$[\"a b\"]"),
    ("{\"\":x", "$[\"\"]"), ("{\"1a\":x", "$[\"1a\"]"), ("{\"a1_\":x", "$.a1_"),
    ("{\"\\u0061\\n\":x", "$[\"a\\n\"]"), ("{\"türkiye\":x", "$.türkiye"),
    ("{\"a-b\":x", "$[\"a-b\"]"),
    ("{\"\u{202E}\":x", "$[\"\u{202E}\"]"), ("[1] x", "$"),
  ])
  func namesThePlaceOfTheFault(text: String, path: String) {
    let bytes = Bytes(text)
    #expect(skipping(bytes).error?.path == path)
    #expect(pulling(bytes).error?.path == path)
  }

  @Test func clipsALongKey() {
    let key = String(repeating: "é", count: 500)
    let error = skipping(Bytes("{\"\(key)\":x}")).error
    #expect(error?.path == "$[\"" + String(repeating: "é", count: 60) + "…\"]")
  }

  @Test func startsAtTheRootGiven() throws {
    var reader = JSONReader(Bytes("{\"due\":1}"), root: "$[3]")
    try reader.beginObject()
    _ = try reader.nextKey()
    #expect(reader.path == "$[3].due")
  }

  @Test func staysAtTheValueReadLast() throws {
    var reader = JSONReader(Bytes("{\"a\":[1,{\"b\":\"c\"}],\"d\":0}"))
    try reader.beginObject()
    _ = try reader.nextKey()
    try reader.beginArray()
    _ = try reader.nextElement()
    _ = try reader.skip()
    _ = try reader.nextElement()
    try reader.beginObject()
    _ = try reader.nextKey()
    _ = try reader.string()
    #expect(reader.path == "$.a[1].b")
    #expect(try reader.nextKey() == nil)
    #expect(reader.path == "$.a[1]")
    #expect(try !reader.nextElement())
    #expect(reader.path == "$.a")
    _ = try reader.nextKey()
    #expect(reader.path == "$.d")
  }

  @Test func placesAreLinesAndColumns() {
    let bytes = Bytes("{\n  \"ad\": \"Türkiye\",\n  \"İş\": tru\n}\n")
    let error = skipping(bytes).error
    #expect(error?.path == "$.İş")
    #expect(error.map { bytes.position(of: $0.offset) } == TextPosition(line: 3, column: 12))
  }
}
