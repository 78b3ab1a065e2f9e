/// The folding of every letter as one flat array over the blocks that have any, built on first use.
struct FoldingTable {
  /// What one scalar folds to.
  enum Entry {
    case itself
    case dropped
    /// At most three bytes, the first lowest, and how many.
    case bytes(UInt32, count: Int)
    case long(Range<Int>)
  }

  static let shared = FoldingTable()

  // An entry is a count in the top byte over three bytes of text; more than three lie in `pool`.
  private static let droppedCount: UInt32 = 0xFF
  private static let longCount: UInt32 = 0xFE
  private static let low: Range<UInt32> = 0x80..<0x3400
  private static let high: Range<UInt32> = 0xFB00..<0x1_0000

  private var entries: [UInt32]
  private var pool: [UInt8] = []

  private init() {
    entries = Array(repeating: 0, count: FoldingTable.low.count + FoldingTable.high.count)
    for range in FoldingTable.dropped {
      for scalar in range { set(scalar, FoldingTable.droppedCount << 24) }
    }
    for range in FoldingTable.spaces {
      for scalar in range { set(scalar, 1 << 24 | 0x20) }
    }
    readGroups()
    readPairs()
  }

  /// Marks that fold away, spacing accents, and characters nobody sees: soft hyphen, tatweel,
  /// zero-width and direction marks, variation selectors. Vowel signs of Indic scripts stay.
  private static let dropped: [ClosedRange<UInt32>] = [
    0xA8...0xA8, 0xAD...0xAD, 0xAF...0xAF, 0xB8...0xB8, 0x2D8...0x2DD, 0x300...0x36F,
    0x37A...0x37A, 0x384...0x385, 0x483...0x489, 0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2,
    0x5C4...0x5C5, 0x5C7...0x5C7, 0x610...0x61A, 0x61C...0x61C, 0x640...0x640, 0x64B...0x65F,
    0x670...0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED, 0x8D3...0x8E1,
    0x8E3...0x8FF, 0x93C...0x93C, 0x9BC...0x9BC, 0xA3C...0xA3C, 0xABC...0xABC, 0xB3C...0xB3C,
    0x180E...0x180E, 0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x1FBD...0x1FBD, 0x1FBF...0x1FC1,
    0x1FCD...0x1FCF, 0x1FDD...0x1FDF, 0x1FED...0x1FEE, 0x1FFE...0x1FFE, 0x200B...0x200F,
    0x2017...0x2017, 0x202A...0x202E, 0x203E...0x203E, 0x2060...0x206F, 0x20D0...0x20F0,
    0x3099...0x309C, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFE70...0xFE72, 0xFE74...0xFE74,
    0xFE76...0xFE7F, 0xFEFF...0xFEFF, 0xFF9E...0xFF9F, 0xFFE3...0xFFE3,
  ]

  /// White space beyond ASCII, and the C1 controls.
  private static let spaces: [ClosedRange<UInt32>] = [
    0x80...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000,
  ]

  @inline(__always)
  func entry(of scalar: UInt32) -> Entry {
    guard let index = FoldingTable.index(of: scalar) else { return .itself }
    let entry = entries[index]
    switch entry >> 24 {
    case 0: return .itself
    case FoldingTable.droppedCount: return .dropped
    case FoldingTable.longCount:
      let start = Int(entry >> 8 & 0xFFFF)
      return .long(start..<start + Int(entry & 0xFF))
    default: return .bytes(entry & 0xFF_FFFF, count: Int(entry >> 24))
    }
  }

  func longBytes(_ range: Range<Int>) -> ArraySlice<UInt8> { pool[range] }

  @inline(__always)
  private static func index(of scalar: UInt32) -> Int? {
    if low.contains(scalar) { return Int(scalar - low.lowerBound) }
    if high.contains(scalar) { return Int(scalar - high.lowerBound) + low.count }
    return nil
  }

  private mutating func set(_ scalar: UInt32, _ entry: UInt32) {
    if let index = FoldingTable.index(of: scalar) { entries[index] = entry }
  }

  private mutating func readGroups() {
    var target: [UInt8] = []
    var isTarget = true
    var entry: UInt32 = 0
    for scalar in FoldingLetters.groups.description.unicodeScalars {
      if scalar == " " || scalar == "\n" {
        if isTarget { entry = self.entry(for: target) }
        target.removeAll(keepingCapacity: true)
        isTarget.toggle()
      } else if isTarget {
        target.append(contentsOf: UTF8.encode(scalar) ?? .init())
      } else {
        set(scalar.value, entry)
      }
    }
  }

  private mutating func readPairs() {
    var letter: Unicode.Scalar?
    for scalar in FoldingLetters.pairs.description.unicodeScalars where scalar != "\n" {
      if let source = letter {
        set(source.value, entry(for: UTF8.encode(scalar) ?? .init()))
        letter = nil
      } else {
        letter = scalar
      }
    }
  }

  private mutating func entry(for text: some Collection<UInt8>) -> UInt32 {
    let count = UInt32(text.count)
    guard count <= 3 else {
      pool.append(contentsOf: text)
      return FoldingTable.longCount << 24 | (UInt32(pool.count) - count) << 8 | count
    }
    var entry = count << 24
    for (place, byte) in text.enumerated() { entry |= UInt32(byte) << UInt32(8 * place) }
    return entry
  }
}
