import Search
import TestSupport
import Testing

/// What the arena must agree with: each row's folded fields, searched one by one.
private struct NaiveArena {
  var rows: [[[UInt8]]] = []

  func contains(_ needle: [UInt8], row: Int) -> Bool {
    needle.isEmpty
      || rows[row].contains { field in
        field.indices.contains { field[$0...].starts(with: needle) }
      }
  }

  func rows(containing needle: [UInt8], within candidates: [Int32]?) -> [Int32] {
    (candidates ?? Array(0..<Int32(rows.count))).filter { contains(needle, row: Int($0)) }
  }
}

@Suite struct SearchArenaTests {
  private static func fill(_ rows: [[String]]) -> SearchArena {
    var arena = SearchArena()
    arena.reserve(rows: rows.count, bytes: 100)
    for row in rows {
      arena.beginRow()
      for field in row {
        var field = field
        field.withUTF8 { arena.add($0) }
      }
    }
    return arena
  }

  @Test func findsFoldedText() {
    let arena = Self.fill([
      ["train-20-officers", "Train 20 officers in Ankara", "Türkiye"], ["İŞBİRLİĞİ"], [],
      ["", "Ankara"],
    ])
    #expect(arena.rowCount == 4)
    #expect(arena.rows(containing: Folding.fold("TURKİYE")) == [0])
    #expect(arena.rows(containing: Folding.fold("ankara")) == [0, 3])
    #expect(arena.rows(containing: Folding.fold("isbirligi")) == [1])
    #expect(arena.rows(containing: Folding.fold("ankara"), within: [1, 2, 3]) == [3])
    #expect(arena.rows(containing: [], within: nil) == [0, 1, 2, 3])
    #expect(arena.rows(containing: [], within: [2]) == [2])
    #expect(arena.contains(Folding.fold("20 OFF"), row: 0))
    #expect(!arena.contains(Folding.fold("20 OFF"), row: 1))
    #expect(!arena.contains(Folding.fold("a"), row: 2))
    #expect(arena.fields(row: 1) == [Array("isbirligi".utf8)])
  }

  @Test func noHitCrossesFieldsOrRows() {
    let arena = Self.fill([["ab", "cd"], ["ef"]])
    for needle in ["bc", "b cd", "de", "d ef", "cdef"] {
      #expect(arena.rows(containing: Folding.fold(needle)).isEmpty)
    }
  }

  @Test func anEmptyArenaHoldsNothing() {
    #expect(SearchArena().rows(containing: Folding.fold("a")).isEmpty)
    #expect(SearchArena().rows(containing: []).isEmpty)
  }

  @Test func aNeedleInEveryRowIsFoundOnceARow() {
    let arena = Self.fill(Array(repeating: ["eee e eee e"], count: 500))
    #expect(arena.rows(containing: Folding.fold("e")) == Array(0..<500))
    #expect(arena.rows(containing: Folding.fold("e e")) == Array(0..<500))
  }

  @Test(arguments: 0..<200) func agreesWithANaiveSearch(seed: Int) {
    var random = Seeded(seed)
    // Few letters, so that near misses are frequent; some differ by one bit or by one.
    let letters = Array(["abcé ", "eİıx`a", "\u{7F}!\" zé", "یکabş"][seed % 4])
    func text(upTo count: Int) -> String {
      String(
        (0..<Int.random(in: 0...count, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? " "
        })
    }
    var arena = SearchArena()
    var naive = NaiveArena()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let fields = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Folding.fold(text(upTo: 50))
      }
      arena.beginRow()
      for field in fields { arena.add(folded: field) }
      naive.rows.append(fields)
    }
    for _ in 0..<30 {
      let needle = Folding.fold(text(upTo: 6))
      let candidates = (0..<Int32(naive.rows.count)).filter { _ in Bool.random(using: &random) }
      #expect(arena.rows(containing: needle) == naive.rows(containing: needle, within: nil))
      #expect(
        arena.rows(containing: needle, within: candidates)
          == naive.rows(containing: needle, within: candidates))
      for row in naive.rows.indices {
        #expect(arena.contains(needle, row: row) == naive.contains(needle, row: row))
      }
    }
  }
}
