package import Screen

/// Typed text with a cursor, by grapheme cluster: one line, or several.
package struct TextField: Hashable, Sendable {
  package private(set) var characters: [Character]
  /// Characters before the cursor.
  package private(set) var cursor: Int

  /// Whether line ends are kept.
  package let isMultiline: Bool

  package init(_ text: String = "", isMultiline: Bool = false) {
    self.isMultiline = isMultiline
    characters = Array(isMultiline ? TextField.ownLineEnds(text) : text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var beforeCursor: String { String(characters[..<cursor]) }

  /// The longest text a field takes, in characters.
  package static let limit = 10_000

  /// Takes an editing key; false if it is none. A pasted line end becomes a blank, so a
  /// paste never records.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text):
      insert(isMultiline ? TextField.ownLineEnds(text) : TextField.oneLine(text))
    case .control("n") where isMultiline: insert("\n")
    case .backspace:
      guard cursor > 0 else { return true }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete:
      if cursor < characters.count { characters.remove(at: cursor) }
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("w"): removeWord()
    default: return false
    }
    return true
  }

  private mutating func insert(_ text: String) {
    let added = Array(text).prefix(TextField.limit - characters.count)
    // A combining mark joins the character before it, so the whole is taken apart anew.
    let before = Array(String(characters[..<cursor]) + String(added))
    characters = before + characters[cursor...]
    cursor = before.count
  }

  private mutating func removeWord() {
    while cursor > 0, characters[cursor - 1].isWhitespace { _ = take(.backspace) }
    while cursor > 0, !characters[cursor - 1].isWhitespace { _ = take(.backspace) }
  }

  var isCursorAtEnd: Bool { cursor == characters.count }

  /// Puts text in the place of some characters, and the cursor behind it.
  mutating func put(_ text: String, at range: Range<Int>) {
    let range = range.clamped(to: 0..<characters.count)
    characters.removeSubrange(range)
    cursor = range.lowerBound
    insert(text)
  }

  mutating func move(to place: Int) { cursor = min(max(0, place), characters.count) }

  /// The whole text anew, as an editor left it: its last line end goes, others stay
  /// where they are kept.
  package mutating func replace(with text: String) {
    var text = TextField.ownLineEnds(text)
    while text.last == "\n" { text.removeLast() }
    self = TextField(isMultiline ? text : TextField.oneLine(text), isMultiline: isMultiline)
    characters = Array(characters.prefix(TextField.limit))
    cursor = min(cursor, characters.count)
  }

  /// `\n` alone ends a line.
  private static func ownLineEnds(_ text: String) -> String {
    String(text.map { $0.isNewline ? "\n" : $0 })
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
