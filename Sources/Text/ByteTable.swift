package import JSON

/// Words of a fixed scale found by their bytes, without making strings.
package struct ByteTable<Value: Sendable>: Sendable {
  private let entries: [(word: [UInt8], value: Value)]

  package init(_ entries: [(String, Value)]) {
    self.entries = entries.map { (Array($0.0.utf8), $0.1) }
  }

  package func find(_ bytes: Bytes, _ range: Range<Int>) -> Value? { find(bytes.buffer(range)) }

  package func find(_ buffer: UnsafeBufferPointer<UInt8>) -> Value? {
    for entry in entries where entry.word.count == buffer.count {
      if entry.word.withUnsafeBufferPointer({ $0.isSame(as: buffer) }) { return entry.value }
    }
    return nil
  }

  package func find(_ text: String) -> Value? {
    entries.first { $0.word.elementsEqual(text.utf8) }?.value
  }
}

extension Bytes {
  /// A view of some bytes; valid as long as `self` lives.
  package func buffer(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  package func sameBytes(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    buffer(a).isSame(as: buffer(b))
  }
}
