/// Finds a needle in bytes, eight at a time: its two rarest bytes are looked for at once, each at
/// its own distance, and only where both are found is the whole needle compared.
package struct Finder {
  private let needle: UnsafeBufferPointer<UInt8>
  private let text: UnsafeBufferPointer<UInt8>
  /// Where in the needle its two rarest bytes are; both 0 in a needle of one byte.
  private let near: Int
  private let far: Int
  private let nearBytes: UInt64
  private let farBytes: UInt64

  /// Nil for an empty needle.
  init?(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) {
    guard !needle.isEmpty else { return nil }
    self.needle = needle
    self.text = text
    let places = needle.indices.sorted {
      (Finder.commonness(needle[$0]), $0) < (Finder.commonness(needle[$1]), $1)
    }
    near = places.prefix(2).min() ?? 0
    far = places.prefix(2).max() ?? 0
    nearBytes = UInt64(needle[near]) * Finder.ones
    farBytes = UInt64(needle[far]) * Finder.ones
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// The commonest bytes of folded English, Turkish and Urdu text, the rarest of them first.
  private static let common: StaticString = "jqzxvkwbfpygmhducltosrnia e"

  private static func commonness(_ byte: UInt8) -> Int {
    // Lead bytes of Arabic letters say little in Urdu text.
    if (0xD8...0xDB).contains(byte) { return common.utf8CodeUnitCount }
    return common.withUTF8Buffer { $0.firstIndex(of: byte).map { $0 + 1 } ?? 0 }
  }

  /// Where the needle first starts within `range`, ending in it too.
  func first(in range: Range<Int>) -> Int? {
    guard let base = text.baseAddress else { return nil }
    let last = range.upperBound - needle.count
    // Whole words may be read up to here; beyond, byte by byte.
    let lastWord = min(last, text.count - far - 8)
    var place = range.lowerBound
    while place + 24 <= lastWord {
      let found =
        matches(base, place) | matches(base, place + 8) | matches(base, place + 16)
        | matches(base, place + 24)
      if found != 0 {
        for start in [place, place + 8, place + 16, place + 24] {
          if let hit = verify(base, start, matches(base, start), last) { return hit }
        }
      }
      place += 32
    }
    while place <= lastWord {
      if let hit = verify(base, place, matches(base, place), last) { return hit }
      place += 8
    }
    while place <= last {
      if isNeedle(base, place) { return place }
      place += 1
    }
    return nil
  }

  /// A high bit for each of the eight places from `place` where both bytes are right. A borrow may
  /// set one too many, never one too few.
  @inline(__always)
  private func matches(_ base: UnsafePointer<UInt8>, _ place: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base + place)
    let one = raw.loadUnaligned(fromByteOffset: near, as: UInt64.self) ^ nearBytes
    let other = raw.loadUnaligned(fromByteOffset: far, as: UInt64.self) ^ farBytes
    return (one &- Finder.ones) & ~one & (other &- Finder.ones) & ~other & Finder.high
  }

  private func verify(
    _ base: UnsafePointer<UInt8>, _ place: Int, _ found: UInt64, _ last: Int
  ) -> Int? {
    var found = UInt64(littleEndian: found)
    while found != 0 {
      let start = place + found.trailingZeroBitCount / 8
      if start > last { return nil }
      if isNeedle(base, start) { return start }
      found &= found - 1
    }
    return nil
  }

  private func isNeedle(_ base: UnsafePointer<UInt8>, _ place: Int) -> Bool {
    for index in 0..<needle.count where base[place + index] != needle[index] { return false }
    return true
  }
}

extension Finder {
  /// Whether folded text holds a folded needle.
  package static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard !needle.isEmpty else { return true }
    return text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        Finder(needle, in: text)?.first(in: 0..<text.count) != nil
      }
    }
  }
}
