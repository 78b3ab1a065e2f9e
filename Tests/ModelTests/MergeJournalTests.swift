import Interchange
import TestSupport
import Testing

/// What joining two copies of a journal comes to: no line is lost, whoever joins whom.
@Suite struct MergeJournalTests {
  private static func line(_ sequence: Int, _ text: String = "said") -> String {
    #"{"id":"desk-aaaaaa:\#(sequence)","at":"2025-11-08T10:00:00.000Z","by":"aylin","party":null,"#
      + #""do":[{"kind":"note-added","target":"commitment/one","payload":{"text":"\#(text)"}}]}"#
  }

  private func text(_ lines: [String], end: String = "\n") -> String {
    lines.map { $0 + end }.joined()
  }

  private func join(_ base: String?, _ ours: String?, _ theirs: String?) -> MergedJournal {
    func bytes(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }
    let joined = Merging.journal(base: bytes(base), ours: bytes(ours), theirs: bytes(theirs))
    let back = Merging.journal(base: bytes(base), ours: bytes(theirs), theirs: bytes(ours))
    #expect(joined.bytes == back.bytes, "changed about")
    return joined
  }

  private func string(_ joined: MergedJournal) -> String {
    String(decoding: joined.bytes, as: UTF8.self)
  }

  @Test func theLonger() {
    let lines = (1...3).map { Self.line($0) }
    let long = text(lines)
    #expect(string(join(text([lines[0]]), text([lines[0], lines[1]]), long)) == long)
    #expect(string(join(nil, nil, long)) == long)
    #expect(join(text([lines[0]]), long, text([lines[0]])).lost == [])
  }

  @Test("two that wrote under one name: both count, in one order")
  func union() {
    let start = text([Self.line(1)])
    let ours = start + text([Self.line(2, "ours"), Self.line(10, "ours")])
    let theirs = start + text([Self.line(2, "theirs"), Self.line(9, "theirs")])
    let joined = join(start, ours, theirs)
    #expect(
      string(joined)
        == start
        + text([
          Self.line(2, "ours"), Self.line(2, "theirs"), Self.line(9, "theirs"),
          Self.line(10, "ours"),
        ]))
    #expect(joined.lost == [])
    #expect(string(join(ours, string(joined), ours)) == string(joined))
  }

  @Test("a line that was agreed and is gone is kept, and told")
  func lost() {
    let lines = (1...3).map { Self.line($0) }
    let joined = join(text(lines), text(lines), text([lines[0], lines[2]]))
    #expect(string(joined) == text(lines))
    #expect(joined.lost.map { String(decoding: $0.line, as: UTF8.self) } == [lines[1]])
    #expect(joined.lost.map(\.side) == [.theirs])
    let changed = join(text(lines), text(lines), text([lines[0], Self.line(2, "else"), lines[2]]))
    #expect(changed.lost.count == 1)
    #expect(string(changed).contains("else"))
    let gone = join(text(lines), nil, nil)
    #expect(string(gone) == text(lines))
    #expect(gone.lost.count == 6)
  }

  @Test("a last line without its end counts if it is an event")
  func tails() {
    let (one, two) = (Self.line(1), Self.line(2))
    #expect(
      string(join(one + "\n", one + "\n" + two, one + "\n" + Self.line(2, "x") + "\n"))
        == text([one, two, Self.line(2, "x")]))
    let half = String(two.prefix(40))
    #expect(string(join(nil, one + "\n" + half, text([one, two]))) == text([one, two]))
    let third = Self.line(3)
    let cut = join(nil, one + "\n" + String(third.prefix(70)), text([one, two]))
    #expect(string(cut) == text([one, two]) + third.prefix(70))
    #expect(string(join(nil, string(cut), text([one, two, third]))) == text([one, two, third]))
  }

  @Test("line ends of another system make no other line")
  func lineEnds() {
    let lines = (1...3).map { Self.line($0) }
    let theirs = text(lines, end: "\r\n")
    let joined = join(text([lines[0]]), text(Array(lines[..<2])), theirs)
    #expect(joined.lost == [])
    #expect(string(joined) == theirs)
  }

  @Test("in any order of joining, the same", arguments: seeds(60, of: 200))
  func anyOrder(seed: Int) {
    var random = Seeded(seed)
    let start = (1...2).map { Self.line($0) }
    let copies = (0..<3).map { copy -> [UInt8] in
      let more = (3..<Int.random(in: 3...7, using: &random)).map {
        Self.line($0, random.chance(60) ? "same" : "of \(copy)")
      }
      return Array(text(start + more, end: random.chance(15) ? "\r\n" : "\n").utf8)
    }
    let base = Array(text(start).utf8)
    func join(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
      Merging.journal(base: base, ours: a, theirs: b).bytes
    }
    func lines(_ text: [UInt8]) -> [String] {
      String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
    let whole = lines(join(join(copies[0], copies[1]), copies[2]))
    #expect(lines(join(copies[0], join(copies[1], copies[2]))) == whole)
    #expect(lines(join(join(copies[2], copies[0]), copies[1])) == whole)
    #expect(Set(whole) == Set(copies.flatMap(lines)))
    #expect(Set(whole).count == whole.count)
  }
}
