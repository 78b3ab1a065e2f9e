import JSON
import Testing

@Suite struct RandomTests {
  @Test(arguments: 0..<20)
  func whatIsWrittenIsReadAgain(seed: UInt64) throws {
    var random = SplitMix(seed)
    for _ in 0..<50 {
      let value = random.value()
      #expect(try JSONValue(value.compact) == value)
      #expect(try JSONValue(value.pretty) == value)
      let spelling = Bytes(random.spelling(of: value))
      #expect(try tree(spelling).get() == value)
      #expect(skipping(spelling) == pulling(spelling))
    }
  }

  @Test(arguments: 0..<40)
  func allWaysOfReadingAgreeOnDamagedText(seed: UInt64) {
    var random = SplitMix(seed)
    for _ in 0..<100 {
      let bytes = random.damage(random.spelling(of: random.value(depth: 3)))
      expectAgreement(bytes, rest: random.damage(bytes))
    }
  }

  @Test(arguments: 0..<10)
  func allWaysOfReadingAgreeOnNoise(seed: UInt64) {
    var random = SplitMix(seed)
    let alphabet =
      Array("{}[],:\"\\-0.eEtrufalsn u00D8dc \n".utf8) + [0xC3, 0xA9, 0xE2, 0x80, 0xFF]
    for _ in 0..<300 {
      let bytes = (0..<random.below(30)).map { _ in alphabet[random.below(alphabet.count)] }
      expectAgreement(bytes, rest: bytes)
    }
  }

  @Test func everyPrefixHasEndedTooEarly() {
    for end in 0..<Sample.text.count {
      let error = skipping(Bytes(Array(Sample.text[..<end]))).error
      #expect(error?.fault == .unexpectedEnd)
      #expect(error?.offset == end)
      expectAgreement(Array(Sample.text[..<end]), rest: Array(Sample.text[end...]))
    }
    #expect(skipping(Bytes(Sample.text)).error == nil)
  }

  /// The prefixes of a number end too early or are numbers.
  @Test func prefixesOfANumber() {
    let whole = ["-", "-1.", "-1.5e", "-1.5e+"]
    for text in ["-", "-1", "-1.", "-1.5", "-1.5e", "-1.5e+", "-1.5e+0"] {
      let error = skipping(Bytes(text)).error
      #expect(error?.fault == (whole.contains(text) ? .unexpectedEnd : nil))
    }
  }

  @Test(arguments: 0..<8)
  func everySingleByteMayBeWrong(bit: Int) {
    for i in Sample.text.indices {
      for byte in stride(from: bit, to: 256, by: 8) {
        var bytes = Sample.text
        bytes[i] = UInt8(byte)
        expectAgreement(bytes, rest: [])
      }
    }
  }
}

/// A small text with every kind of token.
enum Sample {
  static let text = Array(
    #"""
    {"id": "a\u0062ğ\n",
      "n": [-0, 1.5e+10, 20, {}], "t": true, "f":false,"z":null ,
     "\ud83d\ude00": {"é": "日😀"} }
    """#.utf8)
}

/// Skipping, pulling and building a tree say the same, also in the middle of other bytes; what is
/// read is written and read again.
func expectAgreement(_ text: [UInt8], rest: [UInt8]) {
  let bytes = Bytes(text)
  let outcome = skipping(bytes)
  #expect(pulling(bytes) == outcome)
  let inside = Bytes(Array("\"".utf8) + text + rest)
  #expect(skipping(inside, in: 1..<1 + text.count) == outcome.moved(by: 1))
  switch tree(bytes) {
  case .failure(let error): #expect(error == outcome.error)
  case .success(let value):
    #expect(outcome.error == nil)
    #expect(tree(Bytes(value.compact)) == .success(value))
    #expect(tree(Bytes(value.pretty)) == .success(value))
  }
}
