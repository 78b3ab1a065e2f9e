import JSON
import Testing

@Suite struct BytesTests {
  @Test func holdsWhatItWasGiven() {
    let bytes = Bytes("aé")
    #expect(bytes.count == 3)
    #expect(bytes[1] == 0xC3)
    #expect(bytes.string(1..<3) == "é")
    #expect(bytes.string(1..<2) == "\u{FFFD}")
    #expect(Bytes([]).string(0..<0).isEmpty)
  }

  @Test func isFilledInPart() {
    let bytes = Bytes(capacity: 100) { room in
      room.copyBytes(from: [0x31, 0x32])
      return 2
    }
    #expect(bytes.count == 2)
    #expect(skipping(bytes).range == 0..<2)
  }

  @Test func throwsWhatFillingThrows() {
    let error = JSONError(offset: 0, path: "$", fault: .badNumber)
    #expect(throws: error) { try Bytes(capacity: 10) { _ in throw error } }
  }

  @Test(arguments: [
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 2, 1, 3), ("ab", 99, 1, 3), ("ab", -1, 1, 1),
    ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 2, 1, 3), ("a\r\nb", 3, 2, 1),
    ("a\rb", 2, 1, 3), ("éa", 2, 1, 2), ("\n\n\n", 3, 4, 1), ("日本\nx語y", 8, 2, 2),
    ("日本\nx語y", 11, 2, 3), ("0123456789\n0123456789é!", 23, 2, 12), ("😀😀😀😀x", 16, 1, 5),
  ])
  func positionsCountLinesAndScalars(text: String, offset: Int, line: Int, column: Int) {
    let position = Bytes(text).position(of: offset)
    #expect(position == TextPosition(line: line, column: column))
  }

  @Test func positionsOfManyAreThoseOfEach() {
    let bytes = Bytes(String(repeating: "añ\n日本語 0123456789\r\n", count: 20))
    let offsets = (0...bytes.count).reversed() + [7, 7, 0, bytes.count + 5]
    #expect(bytes.positions(of: offsets) == offsets.map { bytes.position(of: $0) })
    #expect(bytes.positions(of: []).isEmpty)
  }

  @Test func wordsCountAsBytesDo() {
    let text = String(repeating: "ğ\n\nşx日\n😀 \r\n...........\n", count: 9)
    let bytes = Bytes(text)
    var line = 1
    var column = 1
    var offset = 0
    for scalar in text.unicodeScalars {
      #expect(bytes.position(of: offset) == TextPosition(line: line, column: column))
      offset += String(scalar).utf8.count
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }
}
