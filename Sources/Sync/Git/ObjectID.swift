/// The name git gives an object: 40 hex digits, 64 in a repository of SHA-256.
package struct ObjectID: Hashable, Sendable, Comparable {
  package let hex: String

  /// Nil for what is no name.
  package init?(_ text: some StringProtocol) {
    let digits = text.utf8
    guard digits.count == 40 || digits.count == 64,
      digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    hex = String(text)
  }

  /// One that is known to be a name.
  init(known hex: String) { self.hex = hex }

  /// Nil for what is no name, and for the name of nothing.
  init?(_ bytes: ArraySlice<UInt8>) {
    self.init(String(decoding: bytes, as: UTF8.self))
    if isNone { return nil }
  }

  /// All zeros: nothing is there.
  package var isNone: Bool { hex.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }

  package static func < (a: ObjectID, b: ObjectID) -> Bool { a.hex < b.hex }
}
