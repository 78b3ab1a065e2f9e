import CNcurses
import Screen
import Testing

@testable import Curses

@Suite struct KeyReaderTests {
  /// The keys of a whole input that is there at once.
  private func keys(_ codes: [Int32]) -> [Key] {
    var reader = KeyReader()
    var rest = codes[...]
    var keys: [Key] = []
    while let key = reader.next(now: 0, read: { rest.popFirst() }) { keys.append(key) }
    return keys
  }

  private func keys(_ text: String) -> [Key] { keys(text.utf8.map(Int32.init)) }

  @Test func charactersAndControls() {
    #expect(keys("aÜ ") == [.character("a"), .character("Ü"), .character(" ")])
    #expect(keys("\r\n\t\u{8}\u{7F}") == [.enter, .enter, .tab, .backspace, .backspace])
    #expect(keys("\u{1}\u{4}\u{1A}") == [.control("a"), .control("d"), .control("z")])
    #expect(keys("\u{0}\u{1C}\u{1F}") == [.control("@"), .control("\\"), .control("_")])
  }

  @Test func marksJoinTheCharacterTheyCameWith() {
    #expect(keys("u\u{308}x") == [.character("u\u{308}"), .character("x")])
    #expect(keys("🇹🇷👍🏽") == [.character("🇹🇷"), .character("👍🏽")])
    #expect(keys("پا") == [.character("پ"), .character("ا")])
  }

  @Test func escapes() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}x") == [.escape, .character("x")])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}[") == [.escape, .character("[")])
    #expect(keys("\u{1B}O") == [.escape, .character("O")])
  }

  @Test func unknownSequencesAreDroppedWhole() {
    #expect(keys("\u{1B}[1;5Cj") == [.character("j")])
    #expect(keys("\u{1B}[?1;2cj") == [.character("j")])
    #expect(keys("\u{1B}Oxj") == [.character("j")])
    #expect(keys("\u{1B}[99\rj") == [.enter, .character("j")])
  }

  @Test func badBytesAreDropped() {
    #expect(keys([0xFF, 0x61]) == [.character("a")])
    #expect(keys([0xC3, 0x61]) == [.character("a")])
    #expect(keys([0xE2, 0x82, 0x0D]) == [.enter])
    #expect(keys([0xED, 0xA0, 0x80, 0x61]) == [.character("a")])
  }

  @Test func aCharacterMayComeInParts() {
    var reader = KeyReader()
    var rest: ArraySlice<Int32> = [0xC3]
    #expect(reader.next(now: 0, read: { rest.popFirst() }) == nil)
    rest = [0xBC]
    #expect(reader.next(now: 0, read: { rest.popFirst() }) == .character("ü"))
  }

  @Test func bytesOfAnotherLocale() {
    var reader = KeyReader()
    reader.decodesByte = { Unicode.Scalar($0) }
    var rest: ArraySlice<Int32> = [0xFC]
    #expect(reader.next(now: 0, read: { rest.popFirst() }) == .character("ü"))
  }

  @Test(arguments: [
    (KEY_UP, Key.up), (KEY_F0 + 12, .function(12)), (KEY_BTAB, .backTab), (KEY_DC, .delete),
    (KEY_NPAGE, .pageDown), (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (KEY_C1, .end),
  ])
  func codes(code: Int32, key: Key) {
    #expect(keys([code]) == [key])
  }

  @Test func unknownCodesAreNoKeys() {
    #expect(keys([KEY_SLEFT, KEY_RESIZE, KeyTable.pasteEnd, 0x61]) == [.character("a")])
  }
}

@Suite struct PasteTests {
  private func codes(_ text: String) -> [Int32] {
    [KeyTable.pasteBegin] + text.utf8.map(Int32.init) + [KeyTable.pasteEnd]
  }

  private func paste(_ codes: [Int32]) -> Key? {
    var reader = KeyReader()
    var rest = codes[...]
    return reader.next(now: 0, read: { rest.popFirst() })
  }

  @Test func comesWhole() {
    #expect(paste(codes("x\rq")) == .paste("x\nq"))
    #expect(paste(codes("a\r\nb\nü\t")) == .paste("a\nb\nü\t"))
    #expect(paste(codes("")) == .paste(""))
    #expect(paste(codes("\u{1B}[31mred")) == .paste("[31mred"))
  }

  @Test func keysAndBadBytesWithin() {
    #expect(
      paste([KeyTable.pasteBegin, 0x61, KEY_UP, 0xFF, 0x62, KeyTable.pasteEnd])
        == .paste("a\u{FFFD}b"))
  }

  @Test func isBounded() {
    let long = String(repeating: "a", count: KeyReader.pasteLimit + 10)
    guard case .paste(let text) = paste(codes(long)) else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == KeyReader.pasteLimit)
  }

  @Test func withoutAnEndItIsDeliveredInTheEnd() {
    var reader = KeyReader()
    var rest: ArraySlice<Int32> = [KeyTable.pasteBegin, 0x61]
    #expect(reader.next(now: 100, read: { rest.popFirst() }) == nil)
    #expect(reader.patience(now: 400) == 700)
    rest = [0x62]
    #expect(reader.next(now: 600, read: { rest.popFirst() }) == nil)
    #expect(reader.next(now: 1599, read: { nil }) == nil)
    #expect(reader.next(now: 1600, read: { nil }) == .paste("ab"))
    #expect(reader.patience(now: 1600) == nil)
  }
}
