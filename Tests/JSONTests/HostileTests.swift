import JSON
import Testing

@Suite struct HostileTests {
  private let depth = 100_000

  @Test(arguments: ["[", "{\"a\":", "[{\"\":"])
  func depthIsLimited(opening: String) {
    let text = Bytes(String(repeating: opening, count: depth))
    let levels = opening.utf8.count { $0 == 0x5B || $0 == 0x7B }
    for outcome in [skipping(text), pulling(text)] {
      #expect(outcome.error?.fault == .tooDeep(limit: 256))
    }
    #expect(skipping(text).error?.offset == 256 / levels * opening.utf8.count)
    #expect(tree(text) == skipping(text).error.map { .failure($0) })
  }

  @Test func depthIsNoDanger() {
    let text = Bytes(
      String(repeating: "[{\"a\":", count: depth) + "1" + String(repeating: "}]", count: depth))
    #expect(skipping(text, depthLimit: 2 * depth).range == 0..<text.count)
    #expect(skipping(text, depthLimit: 2 * depth - 1).error?.fault == .tooDeep(limit: 199_999))
  }

  @Test func theLimitItselfIsAllowed() {
    let text = { (depth: Int) in
      Bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    #expect(skipping(text(256)).error == nil)
    #expect(skipping(text(257)).error?.offset == 256)
    #expect(throws: Never.self) { try tree(text(256)).get() }
  }

  @Test(arguments: [("[", "[0]"), ("{\"a\":", ".a")])
  func aTreeHasItsOwnLimit(opening: String, step: String) {
    let text = Bytes(String(repeating: opening, count: 2000))
    var reader = JSONReader(text, depthLimit: 2000)
    let expected = JSONError(
      offset: 512 * opening.utf8.count, path: "$" + String(repeating: step, count: 512),
      fault: .tooDeep(limit: 512))
    #expect(throws: expected) { try JSONValue(reading: &reader) }
  }

  @Test func anErrorStays() throws {
    var reader = JSONReader(Bytes("[1,x,2]"))
    try reader.beginArray()
    _ = try reader.nextElement()
    _ = try reader.skip()
    _ = try reader.nextElement()
    let error = JSONError(
      offset: 3, path: "$[1]", fault: .unexpectedByte(UInt8(ascii: "x"), expected: "a value"))
    for _ in 0..<2 {
      #expect(throws: error) { try reader.peek() }
      #expect(throws: error) { try reader.skip() }
      #expect(throws: error) { try reader.string() }
      #expect(throws: error) { try reader.nextElement() }
      #expect(throws: error) { try reader.nextKey() }
      #expect(throws: error) { try reader.beginObject() }
      #expect(throws: error) { try reader.finish() }
    }
  }

  @Test func aWrongKindIsTold() {
    let read: [(JSONKind, (inout JSONReader) throws -> Void)] = [
      (.object, { try $0.beginObject() }), (.array, { try $0.beginArray() }),
      (.string, { _ = try $0.string() }), (.number, { _ = try $0.number() }),
      (.bool, { _ = try $0.bool() }), (.null, { try $0.null() }),
    ]
    let texts: [(JSONKind, String)] = [
      (.object, "{}"), (.array, "[]"), (.string, "\"\""), (.number, "0"), (.bool, "true"),
      (.null, "null"),
    ]
    for (expected, body) in read {
      for (found, text) in texts where found != expected {
        var reader = JSONReader(Bytes(" " + text))
        let error = JSONError(
          offset: 1, path: "$", fault: .kind(found: found, expected: expected))
        #expect(throws: error) { try body(&reader) }
      }
    }
  }

  /// Any order of calls on any text: an error at worst.
  @Test(arguments: 0..<20)
  func misplacedCallsAreErrors(seed: UInt64) {
    var random = SplitMix(seed)
    for _ in 0..<200 {
      var reader = JSONReader(Bytes(random.spelling(of: random.value(depth: 3))))
      for _ in 0..<30 {
        var attempt = random.below(3) > 0 ? reader : JSONReader(reader.bytes)
        do throws(JSONError) {
          try call(random.below(11), &attempt)
          reader = attempt
        } catch {
          #expect(0...reader.bytes.count ~= error.offset)
        }
      }
    }
  }

  private func call(_ which: Int, _ reader: inout JSONReader) throws(JSONError) {
    switch which {
    case 0: _ = try reader.peek()
    case 1: try reader.beginObject()
    case 2, 3: _ = try reader.nextKey()
    case 4: try reader.beginArray()
    case 5: _ = try reader.nextElement()
    case 6: _ = try reader.string()
    case 7: _ = try reader.number()
    case 8: _ = try reader.bool()
    case 9: _ = try reader.skip()
    default: try reader.finish()
    }
  }

  /// Whatever a copy does first, the reader it was made of does not notice, nor
  /// the other way round.
  @Test(arguments: 0..<4)
  func aCopyReadsOnItsOwn(first: Int) throws {
    var reader = JSONReader(Bytes("{\"a\":[[0],{\"x\":1,\"x\":2},3],\"b\":{\"c\":3,\"d\":4}}"))
    try reader.beginObject()
    _ = try reader.nextKey()
    try reader.beginArray()
    _ = try reader.nextElement()
    if first == 1 { _ = try reader.skip() }
    var copy = reader
    switch first {
    case 0: _ = try copy.skip()
    case 1: _ = try copy.nextElement()
    case 2: try copy.beginArray()
    default: _ = try reader.skip()
    }
    let paths = ["$.a[0]", "$.a[1]", "$.a[0]", "$.a[0]"]
    #expect(copy.path == paths[first])
    #expect(reader.path == "$.a[0]")
    if first == 0 || first == 2 { _ = try reader.skip() }
    while try reader.nextElement() { _ = try reader.skip() }
    #expect(reader.duplicates.map(\.path) == ["$.a[1].x"])
    _ = try reader.nextKey()
    _ = try reader.skip()
    #expect(try reader.nextKey() == nil)
    try reader.finish()
    #expect(copy.path == paths[first])
    #expect(copy.duplicates.isEmpty)
    if first == 2 {
      _ = try copy.nextElement()
      #expect(copy.path == "$.a[0][0]")
    }
  }

  @Test(arguments: ["[1", "[1]"])
  func nothingIsFinishedInside(text: String) throws {
    var reader = JSONReader(Bytes(text))
    try reader.beginArray()
    _ = try reader.nextElement()
    _ = try reader.skip()
    #expect(throws: JSONError(offset: 2, path: "$[0]", fault: .misplacedCall)) {
      try reader.finish()
    }
  }
}
