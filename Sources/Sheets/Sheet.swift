/// What there is to say of something, as data: nothing is drawn yet. It is made once from what a
/// query found, and written by several writers: as plain text, in cells of the screen, as Markdown.
package struct Sheet: Hashable, Sendable {
  package private(set) var blocks: [Block] = []

  package init() {}

  package enum Block: Hashable, Sendable {
    /// What it is all about.
    case title(Words)
    case heading(Words)
    /// Set in by so many cells where cells are counted.
    case paragraph(Words, depth: Int)
    /// Said besides: how to read what is above.
    case aside(Words)
    /// One line that is never cut or broken: editors and scripts read it.
    case verbatim(Words, depth: Int)
    /// A label with what stands under it; an empty label goes on with the one before.
    case field(String, [Entry])
    case table(Table)
    case list([Words], isNumbered: Bool)
    /// Sets parts of a text apart, where it is not set out in other ways.
    case blank
  }

  /// One of several under a label, with a head in a column of its own where there is room.
  package struct Entry: Hashable, Sendable {
    package let head: Words
    package let text: Words

    package init(_ text: Words) { self.init(Words(), text) }

    package init(_ head: Words, _ text: Words) {
      self.head = head
      self.text = text
    }
  }

  // MARK: Adding

  package mutating func title(_ words: Words) { blocks.append(.title(words)) }
  package mutating func heading(_ words: Words) { blocks.append(.heading(words)) }
  package mutating func add(_ words: Words, depth: Int = 0) {
    blocks.append(.paragraph(words, depth: depth))
  }
  package mutating func aside(_ words: Words) { blocks.append(.aside(words)) }
  package mutating func verbatim(_ words: Words, depth: Int = 0) {
    blocks.append(.verbatim(words, depth: depth))
  }
  package mutating func blank() { blocks.append(.blank) }
  package mutating func table(_ table: Table) { blocks.append(.table(table)) }

  package mutating func list(_ items: [Words], isNumbered: Bool = false) {
    if !items.isEmpty { blocks.append(.list(items, isNumbered: isNumbered)) }
  }

  /// A label and its value; nothing for what is not there.
  package mutating func field(_ label: String, _ words: Words?) {
    if let words { fields(label, [Entry(words)]) }
  }

  /// Entries under one label; nothing for none.
  package mutating func fields(_ label: String, _ entries: [Entry]) {
    if !entries.isEmpty { blocks.append(.field(label, entries)) }
  }

  package mutating func add(_ sheet: Sheet) { blocks += sheet.blocks }
}
