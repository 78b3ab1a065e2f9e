package import Screen

/// One line of typed text with a cursor, by grapheme cluster.
package struct TextField: Hashable, Sendable {
  package private(set) var characters: [Character]
  /// Characters before the cursor.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var beforeCursor: String { String(characters[..<cursor]) }

  /// The longest text a field takes, in characters.
  package static let limit = 10_000

  /// Takes an editing key; false if it is none. A pasted line end becomes a blank, so a paste never records.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(TextField.oneLine(text))
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
    while cursor > 0, characters[cursor - 1] == " " { _ = take(.backspace) }
    while cursor > 0, characters[cursor - 1] != " " { _ = take(.backspace) }
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
