import Dates
import Entities
import Register
import Search
import Summary

/// What rows are compared by where a list is sorted by columns: a number a key and row, worked
/// out once for all rows.
struct Sorter {
  /// Per key, per row: smaller numbers first, `unknown` last.
  private let keys: [[UInt64]]

  /// What a column does not tell: last, either way.
  static let unknown = UInt64.max

  init(_ register: Register, _ sort: [SortKey]) {
    keys = sort.map { key in
      let numbers = register.numbers(key.column)
      // The greatest number of what is told is below the unknown, and stays so the other way round.
      return key.isDescending
        ? numbers.map { $0 == Sorter.unknown ? $0 : Sorter.unknown - 1 - $0 } : numbers
    }
  }

  /// All rows by the keys; equal ones as they stand in `rows`.
  func sorted(_ rows: [Int32]) -> [Int32] {
    guard let first = keys.first else { return rows }
    let rest = keys.dropFirst()
    return rows.enumerated().map { place, row in
      Entry(first: first[Int(row)], place: Int32(place), row: row)
    }.sorted { a, b in
      if a.first != b.first { return a.first < b.first }
      for key in rest where key[Int(a.row)] != key[Int(b.row)] {
        return key[Int(a.row)] < key[Int(b.row)]
      }
      return a.place < b.place
    }.map(\.row)
  }

  private struct Entry {
    let first: UInt64
    let place: Int32
    let row: Int32
  }
}

extension Register {
  /// What rows are sorted by in a column, from 0. Only the summary, the quantity and the source ask
  /// the items themselves.
  fileprivate func numbers(_ column: Column) -> [UInt64] {
    switch column {
    case .id: rank { Array(index.id($0).utf8) }
    case .title: rank { titleText($0) }
    case .summary: rank { item($0)?.summary.map { Folding.fold($0) } }
    case .source:
      rank { row in
        let words = cell(.source, row)
        return words.isEmpty ? nil : Folding.fold(words)
      }
    case .quantity: quantities
    case .domain: perDomainSet
    case .owes: perOwnerSet { by, to in by.isEmpty ? nil : by + [-1] + to }
    case .owedBy: perOwnerSet { by, _ in by.isEmpty ? nil : by }
    case .owedTo: perOwnerSet(isOwnTold: false) { _, to in to.isEmpty ? nil : to }
    case .strength: numbers { index.strength[$0].rank }
    case .due: numbers { day(index.due[$0].latest) }
    case .late: numbers { flags[$0].contains(.overdue) ? day.number - index.due[$0].latest : nil }
    case .status: numbers { status[$0].number * 2 + (isNoReport($0) ? 1 : 0) }
    case .flags:
      numbers { row in
        let up = flags[row].union(isSingleSource(row) ? .singleSource : [])
        return Flags.all.firstIndex { up.contains($0.flag) }
      }
    case .missing: numbers { report($0)?.missing }
    case .session:
      {
        let agendas = Agendas(self)
        return numbers { agendas.place(of: $0) }
      }()
    case .changed: numbers { lastChange($0)?.milliseconds }
    }
  }

  /// Days before 1970 too come to a number from 0.
  private func day(_ number: Int32) -> Int64? {
    number == Index.Due.none ? nil : Int64(number) - Int64(Int32.min)
  }

  private func numbers(_ number: (Int) -> (some BinaryInteger)?) -> [UInt64] {
    (0..<count).map { row in number(row).map { UInt64(clamping: $0) } ?? Sorter.unknown }
  }

  private var perDomainSet: [UInt64] {
    let places = Dictionary(
      header.domains.enumerated().map { ($1.id, UInt64($0)) }, uniquingKeysWith: { a, _ in a })
    let bySet = index.domainSets.map { $0.ids.first.flatMap { places[$0] } ?? Sorter.unknown }
    return index.domains.map { bySet[Int($0)] }
  }

  /// By the register's order of parties, then of bodies; the secretariat's own tasks behind them.
  private func perOwnerSet(
    isOwnTold: Bool = true, _ key: (_ by: [Int], _ to: [Int]) -> [Int]?
  ) -> [UInt64] {
    let ids = header.parties.map(\.id) + header.bodies.map(\.id)
    let places = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    let keys = index.ownerSets.map { set in
      let owners = set.ids.map { places[$0] ?? .max }
      return key(Array(owners.prefix(set.split)), Array(owners.dropFirst(set.split)))
    }
    let order = Set(keys.compactMap(\.self)).sorted { $0.lexicographicallyPrecedes($1) }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, UInt64($0)) })
    let bySet = keys.map { $0.flatMap { ranks[$0] } ?? Sorter.unknown }
    return (0..<count).map { row in
      isOwnTold && isOwnTask(row) ? UInt64(order.count) : bySet[Int(index.owners[row])]
    }
  }

  // MARK: Texts

  /// The folded title, as the index has it or as it was changed.
  private func titleText(_ row: Int) -> [UInt8] {
    Array((additions.search[row] ?? index.search.text(row: row)).prefix { $0 != 1 })
  }

  /// The places of texts among each other, equal ones alike; what has none is unknown.
  private func rank(_ text: (Int) -> [UInt8]?) -> [UInt64] {
    var ranks = [UInt64](repeating: Sorter.unknown, count: count)
    let texts = (0..<count).compactMap { row in text(row).map { RankedText($0, row) } }
      .sorted(by: RankedText.precedes)
    var rank: UInt64 = 0
    for (place, text) in texts.enumerated() {
      if place > 0, texts[place - 1].bytes != text.bytes { rank += 1 }
      ranks[text.row] = rank
    }
    return ranks
  }

  /// By unit first: unlike things are not compared.
  private var quantities: [UInt64] {
    var ranks = [UInt64](repeating: Sorter.unknown, count: count)
    let all = (0..<count).compactMap { row in
      item(row)?.quantity.map { (unit: $0.unit, value: $0.value.double, row: row) }
    }.sorted { ($0.unit, $0.value) < ($1.unit, $1.value) }
    var rank: UInt64 = 0
    for (place, one) in all.enumerated() {
      if place > 0, (all[place - 1].unit, all[place - 1].value) != (one.unit, one.value) {
        rank += 1
      }
      ranks[one.row] = rank
    }
    return ranks
  }
}

/// A text with its first bytes as a number that compares as they do.
private struct RankedText {
  let prefix: UInt64
  let bytes: [UInt8]
  let row: Int

  init(_ bytes: [UInt8], _ row: Int) {
    self.bytes = bytes
    self.row = row
    prefix =
      bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      << UInt64(8 * max(0, 8 - bytes.count))
  }

  static func precedes(_ a: RankedText, _ b: RankedText) -> Bool {
    a.prefix != b.prefix ? a.prefix < b.prefix : a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}
