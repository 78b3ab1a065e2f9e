/// Folding for search: two texts a reader takes for the same words fold to the same bytes. Case
/// goes (the Turkish i's are all one), so do diacritics and Arabic vowel marks, composed or not; ß
/// is ss, æ is ae, full-width forms and typographic quotes and hyphens are ASCII, and a run of
/// white space or controls is one space. No folded text holds a byte below a space.
package enum Folding {
  package static func fold(_ text: String) -> [UInt8] {
    var text = text
    var folded: [UInt8] = []
    text.withUTF8 { fold($0, into: &folded) }
    return folded
  }

  /// Appends the folding of UTF-8 `bytes`; each byte that is no UTF-8 counts as U+FFFD.
  package static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    withFolded(bytes) { folded.append(contentsOf: $0) }
  }

  /// Folds into scratch memory, so that the result can be appended in one copy.
  static func withFolded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: Folder.capacity(for: bytes.count)
    ) { scratch in
      guard let out = scratch.baseAddress else { return }
      var folder = Folder(from: base, count: bytes.count, to: out)
      folder.run()
      body(UnsafeBufferPointer(start: out, count: folder.count))
    }
  }
}

/// One pass over one text. ASCII goes eight bytes at a time, all else scalar by scalar.
struct Folder {
  /// No folding is longer than three bytes a byte; the fast path writes eight at once.
  static func capacity(for count: Int) -> Int { count * 3 + 8 }

  private var source: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let out: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(from source: UnsafePointer<UInt8>, count: Int, to out: UnsafeMutablePointer<UInt8>) {
    self.source = source
    end = source + count
    self.out = out
  }

  mutating func run() {
    while end - source >= 8 {
      let plain = takePlain()
      if plain < 8 { takeScalar() }
    }
    while source < end { takeScalar() }
  }

  private static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private var endsWithSpace: Bool { count > 0 && out[count - 1] == 0x20 }

  /// Lowers the printable ASCII at the front of the next eight bytes, up to a second space running.
  /// Returns how many bytes that was.
  private mutating func takePlain() -> Int {
    let word = UInt64(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
    let low = word & ~Folder.high
    let printable = (low + 0x60 * Folder.ones) & ~(low + Folder.ones)
    // A byte is a space if nothing differs; seven bits cannot carry into the next byte.
    let spaces = ~((low ^ 0x20 * Folder.ones) + 0x7F * Folder.ones) & Folder.high
    let doubled = spaces & (spaces << 8 | (endsWithSpace ? 0x80 : 0))
    let odd = (word | ~printable) & Folder.high | doubled
    let plain = odd == 0 ? 8 : odd.trailingZeroBitCount / 8
    let fromA = low + (0x80 - 0x41) * Folder.ones
    let afterZ = low + (0x80 - 0x5B) * Folder.ones
    let lowered = low | (fromA & ~afterZ & Folder.high) >> 2
    UnsafeMutableRawPointer(out + count).storeBytes(of: lowered.littleEndian, as: UInt64.self)
    count += plain
    source += plain
    return plain
  }

  private mutating func takeScalar() {
    let byte = source[0]
    guard byte >= 0x80 else {
      source += 1
      if byte <= 0x20 || byte == 0x7F {
        putSpace()
      } else {
        put(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
      return
    }
    let (scalar, length) = decode()
    source += length
    putFolded(scalar)
  }

  /// The scalar at `source` and its length; U+FFFD and 1 for what is no UTF-8.
  private func decode() -> (UInt32, Int) {
    let first = UInt32(source[0])
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, end - source >= length else { return (0xFFFD, 1) }
    var scalar = first & (0x7F >> UInt32(length))
    for place in 1..<length {
      let next = UInt32(source[place])
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | next & 0x3F
    }
    let isValid =
      switch length {
      case 2: true
      case 3: scalar >= 0x800 && scalar & ~0x7FF != 0xD800
      default: (0x1_0000...0x10_FFFF).contains(scalar)
      }
    return isValid ? (scalar, length) : (0xFFFD, 1)
  }

  private mutating func putFolded(_ scalar: UInt32) {
    switch FoldingTable.shared.entry(of: scalar) {
    case .dropped: break
    case .bytes(0x20, _): putSpace()
    case .bytes(let bytes, let length):
      for place in 0..<length { put(UInt8(truncatingIfNeeded: bytes >> UInt32(8 * place))) }
    case .long(let range):
      for byte in FoldingTable.shared.longBytes(range) { put(byte) }
    case .itself:
      putUntabled(scalar)
    }
  }

  /// Hangul is decomposed by its arithmetic. What the table leaves out has at most a lower case,
  /// which only scripts from Georgian on are asked for.
  private mutating func putUntabled(_ scalar: UInt32) {
    if (0xAC00...0xD7A3).contains(scalar) {
      let syllable = scalar - 0xAC00
      encode(0x1100 + syllable / 588)
      encode(0x1161 + syllable % 588 / 28)
      if syllable % 28 > 0 { encode(0x11A7 + syllable % 28) }
      return
    }
    guard scalar >= 0x10A0, let letter = Unicode.Scalar(scalar),
      letter.properties.changesWhenLowercased
    else { return encode(scalar) }
    for byte in letter.properties.lowercaseMapping.utf8 { put(byte) }
  }

  private mutating func encode(_ scalar: UInt32) {
    if scalar < 0x800 {
      put(UInt8(0xC0 | scalar >> 6))
    } else if scalar < 0x1_0000 {
      put(UInt8(0xE0 | scalar >> 12))
      put(UInt8(0x80 | scalar >> 6 & 0x3F))
    } else {
      put(UInt8(0xF0 | scalar >> 18))
      put(UInt8(0x80 | scalar >> 12 & 0x3F))
      put(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    put(UInt8(0x80 | scalar & 0x3F))
  }

  private mutating func putSpace() {
    if !endsWithSpace { put(0x20) }
  }

  private mutating func put(_ byte: UInt8) {
    out[count] = byte
    count += 1
  }
}
