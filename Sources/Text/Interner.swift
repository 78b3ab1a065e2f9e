import JSON

/// Texts that many events share, each kept once and known by a number.
package struct Interner: Sendable {
  /// By number.
  private(set) var texts: [String] = []
  private var table = IDTable()

  package init() {}

  package var count: Int { texts.count }

  package subscript(number: Int) -> String { texts[number] }

  /// The number of the UTF-8 in a buffer, a new one where it was not seen before.
  package mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = blockHash(bytes)
    if let seen = table.find(hash: hash, isSame: { isSame($0, bytes) }) { return seen }
    _ = table.insert(texts.count, hash: hash) { _ in false }
    texts.append(String(decoding: bytes, as: UTF8.self))
    return texts.count - 1
  }

  package mutating func number(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { number($0) }
  }

  /// The number of a text, if it was seen.
  package func find(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      table.find(hash: blockHash(bytes)) { isSame($0, bytes) }
    }
  }

  private func isSame(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let utf8 = texts[number].utf8
    return utf8.withContiguousStorageIfAvailable { $0.isSame(as: bytes) }
      ?? utf8.elementsEqual(bytes)
  }
}
