/// Immutable bytes at a stable address, freed with the last reference.
///
/// Everything that is read is read from one of these. Sixteen zero bytes lie behind the last one,
/// so that a scanner may load whole words up to the end; `count` does not include them.
package final class Bytes: @unchecked Sendable {
  /// How many bytes there are.
  package let count: Int
  /// The first byte; stays where it is for the life of the object.
  package let base: UnsafePointer<UInt8>

  private static let padding = 16

  /// Room for `capacity` bytes, filled by `fill`, which returns how many it wrote.
  ///
  /// The room is not zeroed first. What `fill` throws is thrown on.
  package init(capacity: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: capacity + Bytes.padding, alignment: 16)
    do {
      count = try fill(UnsafeMutableRawBufferPointer(start: memory, count: capacity))
    } catch {
      memory.deallocate()
      throw error
    }
    precondition(count >= 0 && count <= capacity, "filled more bytes than there is room for")
    (memory + count).initializeMemory(as: UInt8.self, repeating: 0, count: Bytes.padding)
    base = UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
  }

  /// A copy of `array`.
  package convenience init(_ array: [UInt8]) {
    self.init(capacity: array.count) { room in
      room.copyBytes(from: array)
      return array.count
    }
  }

  /// The UTF-8 of `text`.
  package convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  deinit {
    UnsafeMutableRawPointer(mutating: base).deallocate()
  }

  /// The byte at `i`, which must lie inside.
  package subscript(i: Int) -> UInt8 {
    precondition(i >= 0 && i < count, "outside of the bytes")
    return base[i]
  }

  /// The text of `range`, which must lie inside; what is not UTF-8 is repaired with U+FFFD.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: buffer(range), as: UTF8.self)
  }

  func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside of the bytes")
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}
