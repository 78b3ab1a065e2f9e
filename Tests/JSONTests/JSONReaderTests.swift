import JSON
import Testing

@Suite struct JSONReaderTests {
  @Test func walksAnObject() throws {
    var reader = JSONReader(Bytes(#" {"a": "x\ny", "b": [1, true, null, {}], "c": -1.5e3 } "#))
    try reader.beginObject()
    let a = try #require(try reader.nextKey())
    #expect(reader.equals(a, "a"))
    #expect(!reader.equals(a, "b"))
    #expect(try reader.peek() == .string)
    #expect(reader.string(try reader.string()) == "x\ny")
    let b = try #require(try reader.nextKey())
    #expect(reader.string(b) == "b")
    try reader.beginArray()
    #expect(try reader.nextElement())
    #expect(reader.bytes.string(try reader.number()) == "1")
    #expect(reader.path == "$.b[0]")
    #expect(try reader.nextElement())
    #expect(try reader.bool())
    #expect(try reader.nextElement())
    try reader.null()
    #expect(try reader.nextElement())
    #expect(reader.bytes.string(try reader.skip()) == "{}")
    #expect(try !reader.nextElement())
    #expect(try reader.nextKey() != nil)
    #expect(reader.bytes.string(try reader.skip()) == "-1.5e3")
    #expect(try reader.nextKey() == nil)
    try reader.finish()
    #expect(reader.duplicates.isEmpty)
  }

  @Test func tellsDuplicatesByMeaning() throws {
    var reader = JSONReader(Bytes(#"[{"a":1,"b":{"x":0,"x":0},"\u0061":2}]"#))
    _ = try reader.skip()
    #expect(
      reader.duplicates == [
        JSONDuplicate(offset: 19, path: "$[0].b.x", key: "x"),
        JSONDuplicate(offset: 26, path: "$[0].a", key: "a"),
      ])
  }
}
