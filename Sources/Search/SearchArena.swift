/// The folded text of many rows, one after another in one buffer, searched without touching the
/// rows themselves. Fields of a row are parted by U+0001, rows by U+0000; no needle holds either.
package struct SearchArena: Sendable {
  private var bytes: [UInt8] = []
  /// Where each row starts.
  private var starts: [Int] = []

  package init() {}

  package mutating func reserve(rows: Int, bytes: Int) {
    starts.reserveCapacity(rows)
    self.bytes.reserveCapacity(bytes)
  }

  package var rowCount: Int { starts.count }

  /// Starts the next row; what is added belongs to it.
  package mutating func beginRow() {
    if !starts.isEmpty { bytes.append(0) }
    starts.append(bytes.count)
  }

  /// Folds UTF-8 `text` and adds it as a field. A row has to be begun.
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    beginField()
    Folding.fold(text, into: &bytes)
  }

  /// Adds a field that is folded already.
  package mutating func add(folded: [UInt8]) {
    beginField()
    bytes.append(contentsOf: folded)
  }

  private mutating func beginField() {
    precondition(!starts.isEmpty, "a field needs a row")
    if bytes.count > starts[starts.count - 1] { bytes.append(1) }
  }

  /// The folded fields of `row`.
  package func fields(row: Int) -> [[UInt8]] {
    bytes[range(of: row)].split(separator: 1).map(Array.init)
  }

  /// The fields of `row` as they lie in the arena.
  package func text(row: Int) -> [UInt8] { Array(bytes[range(of: row)]) }

  private func range(of row: Int) -> Range<Int> {
    starts[row]..<(row + 1 < starts.count ? starts[row + 1] - 1 : bytes.count)
  }
}

extension SearchArena {
  /// Whether a field of `row` contains the folded `needle`; the empty needle is everywhere.
  package func contains(_ needle: [UInt8], row: Int) -> Bool {
    let range = range(of: row)
    return bytes.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        Finder(needle, in: text).map { $0.first(in: range) != nil } ?? true
      }
    }
  }

  /// The rows, ascending, with a field that contains the folded `needle`; of `candidates` only, if
  /// given. `candidates` are ascending, as the rows of an earlier search are.
  package func rows(containing needle: [UInt8], within candidates: [Int32]? = nil) -> [Int32] {
    bytes.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        guard let finder = Finder(needle, in: text) else {
          return candidates ?? Array(0..<Int32(rowCount))
        }
        if let candidates {
          return candidates.filter { finder.first(in: range(of: Int($0))) != nil }
        }
        return allRows(finder)
      }
    }
  }

  /// One scan over all rows; after a hit it goes on with the next row.
  private func allRows(_ finder: Finder) -> [Int32] {
    var rows: [Int32] = []
    var row = 0
    var place = 0
    while let hit = finder.first(in: place..<bytes.count) {
      row = self.row(holding: hit, from: row)
      rows.append(Int32(row))
      row += 1
      guard row < starts.count else { break }
      place = starts[row]
    }
    return rows
  }

  /// The row of the byte at `place`, at or after `row`: in growing steps, then by halves, as hits
  /// may be close together or far apart.
  private func row(holding place: Int, from row: Int) -> Int {
    var low = row
    var step = 1
    while low + step < starts.count, starts[low + step] <= place {
      low += step
      step *= 2
    }
    var high = min(low + step, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}

extension SearchArena {
  /// Whether row `a` sorts before row `b` by its first field, then the next, then by row.
  package func precedes(_ a: Int, _ b: Int) -> Bool {
    let left = range(of: a)
    let right = range(of: b)
    let shared = min(left.count, right.count)
    return bytes.withUnsafeBytes { text in
      var offset = 0
      while offset < shared {
        let isBlock = offset + 8 <= shared
        let x = SearchArena.block(text, left.lowerBound + offset, isBlock)
        let y = SearchArena.block(text, right.lowerBound + offset, isBlock)
        if x != y { return x < y }
        offset += isBlock ? 8 : 1
      }
      return left.count == right.count ? a < b : left.count < right.count
    }
  }

  /// The first eight bytes of a row as a number that compares as they do;
  /// shorter rows end in zeros.
  package func prefix(row: Int) -> UInt64 {
    range(of: row).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
      << UInt64(8 * max(0, 8 - range(of: row).count))
  }

  /// Eight bytes as a number that compares as they do, or one.
  private static func block(_ text: UnsafeRawBufferPointer, _ place: Int, _ isBlock: Bool) -> UInt64
  {
    isBlock
      ? UInt64(bigEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      : UInt64(text[place])
  }
}
