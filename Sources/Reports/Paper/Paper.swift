import Sheets

/// A report as a paper of parts: what HTML and Markdown both lay out, each in its own way, so
/// that they hold the same.
struct Paper {
  let language: String?
  let title: String
  let cover: Cover
  let sections: [Section]

  struct Cover {
    /// `Internal`, `Shareable`.
    let marking: String
    let isInternal: Bool
    let facts: [(label: String, words: Words)]
    /// What the marking means, and what is withheld.
    let remarks: [Words]
  }

  struct Section {
    let anchor: Anchor
    let title: String
    let blocks: [Block]

    func numbered(_ number: Int) -> Section {
      Section(anchor: anchor, title: "\(number). \(title)", blocks: blocks)
    }
  }

  /// What any sheet holds, and what only a paper does.
  enum Block {
    case sheet(Sheet.Block)
    case counts([Count])
    case chart(Chart)
    case notes([Note])

    static func paragraph(_ words: Words) -> Block { .sheet(.paragraph(words, depth: 0)) }
    static func aside(_ words: Words) -> Block { .sheet(.aside(words)) }
    static func heading(_ words: Words) -> Block { .sheet(.heading(words)) }
    static func table(_ table: Table) -> Block { .sheet(.table(table)) }
    static func list(_ items: [Words], isNumbered: Bool) -> Block {
      .sheet(.list(items, isNumbered: isNumbered))
    }
  }

  /// A number with what it is of; it never stands alone.
  struct Count {
    let name: String
    let count: Int
    /// `of 26 open promises`.
    let of: String
    /// What is to be known besides.
    let more: String
    let isLate: Bool
  }

  /// A numbered note: a paragraph of a source, what it says there, and what rests on it.
  struct Note {
    let number: Int
    let place: String
    let entries: [Entry]

    struct Entry {
      /// Empty where the paragraph alone is named.
      let said: Words
      let behind: [(words: String, at: Anchor)]
    }
  }
}
