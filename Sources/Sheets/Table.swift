/// Rows of cells, with what each writer needs to lay them out: how columns give way on a narrow
/// page, and how much of the width they take on paper.
package struct Table: Hashable, Sendable {
  package var caption: String
  package var columns: [Column]
  package var groups: [Group]
  /// Even columns of numbers; else of text.
  package var isOfNumbers: Bool
  /// What to write in place of each row where a page has no room for columns.
  package var sentences: [Words] = []
  /// Cells between columns of a text, where numbers stand closer on a narrow page; and before the
  /// first.
  package var gap: Int
  package var margin: Int
  /// What signs in it mean, and what is said below that.
  package var legend: [Words] = []
  package var foot: [Words] = []

  package init(
    caption: String = "", columns: [Column], groups: [Group], isOfNumbers: Bool = false,
    gap: Int = 1, margin: Int = 0
  ) {
    self.caption = caption
    self.columns = columns
    self.groups = groups
    self.isOfNumbers = isOfNumbers
    self.gap = gap
    self.margin = margin
  }

  /// A table of one group, by what each column tells of an item; each item is asked for once.
  package init<Item>(
    _ items: some Sequence<Item>, isOfNumbers: Bool = false, gap: Int = 1, margin: Int = 0,
    _ columns: [Telling<Item>]
  ) {
    var group = Group(rows: [])
    var told = columns.map(\.column)
    for item in items {
      group.rows.append(Row(cells: columns.map { $0.tell(item) }))
      for (number, column) in columns.enumerated() {
        for place in column.shorts.indices {
          told[number].shorts[place].cells.append(column.shorts[place](item))
        }
      }
    }
    self.init(columns: told, groups: [group], isOfNumbers: isOfNumbers, gap: gap, margin: margin)
  }

  package var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) }

  package struct Column: Hashable, Sendable {
    package let title: String
    package var isNumber: Bool
    package var room: Room
    /// The least cells it may be cut to; nil for never cut, but at last.
    package var least: Int?
    /// The most cells it takes.
    package var most: Int?
    /// How it gives way as the page narrows, smallest order first.
    package var steps: [Step]
    /// What it says in fewer cells, as it is shortened again and again.
    package var shorts: [Short] = []

    package init(
      title: String, isNumber: Bool = false, room: Room = .even, least: Int? = nil,
      most: Int? = nil, _ steps: [Step] = []
    ) {
      self.title = title
      self.isNumber = isNumber
      self.room = room
      self.least = least
      self.most = most
      self.steps = steps
    }
  }

  /// How much of a paper's width a column takes; even ones share what is left. What flows, the last
  /// column alone, is wrapped, or stands below its row where less than that many cells are left.
  package enum Room: Hashable, Sendable {
    case even, narrow, wide, widest
    case flow(Int)
  }

  /// One thing that a column does to make room, in its order among those of all.
  package enum Step: Hashable, Sendable {
    case drop(Int)
    case shorten(Int)
    case cut(Int, to: Int)

    var order: Int {
      switch self {
      case .drop(let order), .shorten(let order), .cut(let order, _): order
      }
    }
  }

  /// Other words of a column, a cell a row, and what signs mean that stand alone then.
  package struct Short: Hashable, Sendable {
    let title: String
    var cells: [Words] = []
    package var legend: [Words] = []
  }

  package struct Group: Hashable, Sendable {
    package let title: String?
    package var rows: [Row]
    /// Its title stands in a rule between the rows.
    package var isRuled: Bool

    package init(title: String? = nil, rows: [Row], isRuled: Bool = false) {
      self.title = title
      self.rows = rows
      self.isRuled = isRuled
    }
  }

  /// The first cell names the row.
  package struct Row: Hashable, Sendable {
    package var anchor: Anchor?
    package let cells: [Words]

    package init(anchor: Anchor? = nil, cells: [Words]) {
      self.anchor = anchor
      self.cells = cells
    }
  }

  /// A column, and what it tells of an item.
  package struct Telling<Item> {
    var column: Column
    let tell: (Item) -> Words
    var shorts: [(Item) -> Words] = []

    package init(
      _ title: String, isNumber: Bool = false, least: Int? = nil, most: Int? = nil,
      room: Room = .even, _ steps: [Step] = [], tell: @escaping (Item) -> Words
    ) {
      column = Column(
        title: title, isNumber: isNumber, room: room, least: least, most: most, steps)
      self.tell = tell
    }

    /// The same with what it says where it is shortened, once more with each call.
    package func short(_ title: String, tell: @escaping (Item) -> Words) -> Telling {
      var telling = self
      telling.column.shorts.append(Short(title: title))
      telling.shorts.append(tell)
      return telling
    }
  }
}
