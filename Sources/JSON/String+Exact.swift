extension String {
  /// Whether both are the same bytes. `==` asks less: there `é` is the same in one scalar and in two.
  package func isExactly(_ other: String) -> Bool {
    guard self == other else { return false }
    var (left, right) = (self, other)
    return left.withUTF8 { left in right.withUTF8 { left.isSame(as: $0) } }
  }

  /// Adds its bytes, and where they end.
  package func hashExactly(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The same bytes, compared eight at a time.
  package func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var place = 0
    while place + 8 <= count {
      let a = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      guard a == right.loadUnaligned(fromByteOffset: place, as: UInt64.self) else { return false }
      place += 8
    }
    while place < count {
      guard left[place] == right[place] else { return false }
      place += 1
    }
    return true
  }
}
