import JSON
import Testing

@Suite struct DuplicateTests {
  @Test(arguments: [
    ("{\"a\":1,\"a\":2}", ["$.a"]), ("{\"a\":1,\"\\u0061\":2}", ["$.a"]),
    ("{\"\\u0061\":1,\"a\":2,\"\\u0061\":3}", ["$.a", "$.a"]), ("{\"a\":1,\"A\":2}", []),
    ("{\"\":1,\"\":2}", ["$[\"\"]"]), ("{\"a\":{\"b\":1,\"b\":2},\"b\":3}", ["$.a.b"]),
    ("[{\"a\":1},{\"a\":2}]", []), ("[{\"a\":1},{\"a\":2,\"a\":3}]", ["$[1].a"]),
    ("{\"a\":{\"a\":1},\"a\":2}", ["$.a"]), ("{\"a\":{\"a\":{}},\"b\":{\"a\":0}}", []),
    ("{\"\\ud83d\\ude00\":1,\"😀\":2}", ["$[\"😀\"]"]), ("{\"é\":1,\"e\u{301}\":2}", []),
    ("{\"\\u0000\":1,\"\":2}", []), ("{\"a\\u0000\":1,\"a\":2}", []),
    ("{\"12345678\":1,\"12345678\":2}", ["$[\"12345678\"]"]),
    ("{\"123456789\":1,\"123456780\":2}", []), ("{\"a\\/b\":1,\"a/b\":2}", ["$[\"a/b\"]"]),
  ])
  func areKeysOfOneMeaning(text: String, paths: [String]) {
    let outcome = skipping(Bytes(text))
    #expect(outcome.error == nil)
    #expect(outcome.duplicates.map(\.path) == paths)
    #expect(pulling(Bytes(text)) == outcome)
  }

  @Test func areToldWithOffsetAndKey() {
    let outcome = skipping(Bytes("{\"a\":1, \"b\": 2, \"\\u0062\": 3}"))
    #expect(outcome.duplicates == [JSONDuplicate(offset: 16, path: "$.b", key: "b")])
  }

  /// On both sides of the number of keys beyond which they are sorted, and in any order.
  @Test(arguments: [2, 3, 31, 32, 33, 34, 35, 64, 65, 100, 500])
  func areFoundAmongMany(count: Int) {
    for (first, again) in [(0, 1), (0, count - 1), (count / 2, count - 1), (count - 2, count - 1)]
    where first < again {
      var keys = (0..<count).map { "key\($0)" }
      keys[again] = keys[first]
      let outcome = skipping(Bytes("{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"))
      #expect(outcome.duplicates.map(\.key) == [keys[first]], "\(first), \(again) of \(count)")
    }
  }

  @Test(arguments: 0..<20)
  func agreeWithASet(seed: UInt64) {
    var random = SplitMix(seed)
    for _ in 0..<20 {
      let count = random.below(120)
      let keys = (0..<count).map { _ in "k\(random.below(2 * count))" }
      var seen: Set<String> = []
      let again = keys.filter { !seen.insert($0).inserted }
      let text = "{" + keys.map { "\"\($0)\":{}" }.joined(separator: ",") + "}"
      let outcome = skipping(Bytes(text))
      #expect(outcome.duplicates.map(\.key).sorted() == again.sorted())
      #expect(pulling(Bytes(text)) == outcome)
    }
  }

  @Test func areKeptUpToALimit() {
    let text = "{" + String(repeating: "\"a\":0,", count: 5000) + "\"b\":0}"
    #expect(skipping(Bytes(text)).duplicates.count == JSONReader.duplicateLimit)
  }

  /// Quadratic work would take hours.
  @Test(.timeLimit(.minutes(1)), arguments: [1, 10])
  func aHugeObjectIsNoDanger(stride: Int) {
    let count = 100_000
    let keys = (0..<count).lazy.map { "\"k\($0 / stride)\":0" }
    let outcome = skipping(Bytes("{" + keys.joined(separator: ",") + "}"))
    #expect(outcome.error == nil)
    let expected = min(count - count / stride, JSONReader.duplicateLimit)
    #expect(outcome.duplicates.count == expected)
  }

  /// Different keys of one hash: each pair must be compared, and none taken for another.
  @Test func keysOfOneHashAreToldApart() {
    let keys = DuplicateTests.keysOfOneHash(60)
    for count in [2, 20, 60] {
      let some = keys.prefix(count) + [keys[count / 2]]
      let outcome = skipping(Bytes("{" + some.map { "\"\($0)\":0" }.joined(separator: ",") + "}"))
      #expect(outcome.duplicates.map(\.key) == [keys[count / 2]])
    }
  }

  /// Keys of sixteen bytes. The second half undoes what the hash makes of the first, and only those
  /// keys are taken which are plain text. Follows `Scanner.hash`: if that changes, so must this.
  private static func keysOfOneHash(_ count: Int) -> [String] {
    var random = SplitMix(1)
    var keys: [String] = []
    while keys.count < count {
      let half = random.next() & 0x0F0F_0F0F_0F0F_0F0F | 0x4040_4040_4040_4040
      var hash = (16 ^ half) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      let bytes = [half, hash].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
      }
      if bytes.allSatisfy({ 0x23..<0x5C ~= $0 || 0x5D..<0x7F ~= $0 }) {
        keys.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    return keys
  }
}
