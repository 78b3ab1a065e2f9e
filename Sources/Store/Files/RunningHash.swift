/// A hash of all bytes of a file up to a place, carried on as the file grows: tells whether what
/// was read before is still what the file holds. Never kept on disk.
///
/// Eight bytes at a time from the beginning of the file, so that the pieces it comes in do not
/// matter.
struct RunningHash: Hashable, Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325
  /// The last bytes, fewer than eight, low byte first.
  private var rest: UInt64 = 0
  private var restCount = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index < bytes.count, restCount > 0 {
      addByte(bytes[index])
      index += 1
    }
    while index + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    while index < bytes.count {
      addByte(bytes[index])
      index += 1
    }
  }

  private mutating func addByte(_ byte: UInt8) {
    rest |= UInt64(byte) << (8 * restCount)
    restCount += 1
    if restCount == 8 {
      mix(rest)
      rest = 0
      restCount = 0
    }
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x9e37_79b9_7f4a_7c15
    state ^= state >> 32
  }
}
