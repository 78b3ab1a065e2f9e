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
    let anchor: HTML.Anchor
    let title: String
    let blocks: [Block]

    func numbered(_ number: Int) -> Section {
      Section(anchor: anchor, title: "\(number). \(title)", blocks: blocks)
    }
  }

  enum Block {
    case paragraph(Words)
    /// Said besides: how to read what is above.
    case aside(Words)
    case heading(String)
    case counts([Count])
    case table(Table)
    case chart(Chart)
    case list([Words], isNumbered: Bool)
    case notes([Note])
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

  struct Table {
    let caption: String
    let columns: [Column]
    var groups: [Group]
    /// Even columns of numbers; else of text.
    var isOfNumbers = false

    struct Column {
      let title: String
      var isNumber = false
      var room = Room.even
    }

    /// How much of the width a column takes; even ones share what is left.
    enum Room { case even, narrow, wide, widest }

    struct Group {
      let title: String?
      var rows: [Row]
    }

    /// The first cell names the row.
    struct Row {
      var anchor: HTML.Anchor?
      let cells: [Words]
    }

    var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) }
  }

  /// A numbered note: a paragraph of a source, what it says there, and what rests on it.
  struct Note {
    let number: Int
    let place: String
    let entries: [Entry]

    struct Entry {
      /// Empty where the paragraph alone is named.
      let said: Words
      let behind: [(words: String, at: HTML.Anchor)]
    }
  }
}
