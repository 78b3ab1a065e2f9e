/// A place in a text as people count: line and column from 1, columns in Unicode scalars.
package struct TextPosition: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Bytes {
  /// Line and column of the byte at `offset`; an offset outside is moved to the nearer end.
  ///
  /// `\n` and `\r\n` end a line, a lone `\r` does not. Reads all bytes before the offset: for many
  /// places ask `positions(of:)`.
  package func position(of offset: Int) -> TextPosition {
    var walk = PositionWalk(bytes: self)
    return walk.advance(to: offset)
  }

  /// The positions of many offsets in one pass over the bytes, in the order asked.
  package func positions(of offsets: [Int]) -> [TextPosition] {
    var walk = PositionWalk(bytes: self)
    var positions = offsets.map { _ in TextPosition(line: 1, column: 1) }
    for i in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      positions[i] = walk.advance(to: offsets[i])
    }
    return positions
  }
}

/// Counts lines and columns forward, eight bytes at a time.
private struct PositionWalk {
  private let bytes: Bytes
  private var offset = 0
  private var line = 1
  private var scalars = 0

  init(bytes: Bytes) {
    self.bytes = bytes
  }

  mutating func advance(to target: Int) -> TextPosition {
    let target = min(max(target, 0), bytes.count)
    while offset + 8 <= target {
      stepWord()
    }
    while offset < target {
      step(bytes.base[offset])
      offset += 1
    }
    return TextPosition(line: line, column: scalars + 1)
  }

  private mutating func stepWord() {
    let word = UnsafeRawPointer(bytes.base + offset).loadUnaligned(as: UInt64.self)
    if word.hasByte(Ascii.newline) {
      for i in 0..<8 { step(bytes.base[offset + i]) }
    } else {
      // A continuation byte is 10xxxxxx: bit 7 set, bit 6 not.
      let continuations = word & ~(word << 1) & UInt64(repeating: 0x80)
      scalars += 8 - continuations.nonzeroBitCount
    }
    offset += 8
  }

  private mutating func step(_ byte: UInt8) {
    if byte == Ascii.newline {
      line += 1
      scalars = 0
    } else if byte & 0xC0 != 0x80 {
      scalars += 1
    }
  }
}

extension UInt64 {
  /// `byte` in each of the eight places.
  @inline(__always)
  init(repeating byte: UInt8) {
    self = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// Whether one of the eight bytes is `byte`.
  @inline(__always)
  func hasByte(_ byte: UInt8) -> Bool {
    let x = self ^ UInt64(repeating: byte)
    return (x &- UInt64(repeating: 1)) & ~x & UInt64(repeating: 0x80) != 0
  }
}
