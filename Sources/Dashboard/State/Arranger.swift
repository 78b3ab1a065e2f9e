package import Query

/// The box behind `o`: order, groups and columns of the list. What is chosen shows at once; Enter
/// keeps it, Esc goes back to what was.
package struct Arranger: Sendable {
  package enum Line: Hashable, Sendable {
    case group, order
    case column(Column)
  }

  /// The arrangement as it was when the box opened.
  let before: Arrangement
  package private(set) var arrangement: Arrangement
  /// All columns: those that are shown, in their order, then the others.
  private var columns: [Column]
  package var scroll = Scroll()

  init(_ arrangement: Arrangement) { self.init(arrangement, before: arrangement) }

  private init(_ arrangement: Arrangement, before: Arrangement) {
    self.before = before
    self.arrangement = arrangement
    let shown = arrangement.columns ?? Column.standard
    columns = shown + Column.allCases.filter { !shown.contains($0) }
  }

  package var lines: [Line] { [.group, .order] + columns.map(Line.column) }
  package var line: Line { lines[max(0, min(scroll.cursor, lines.count - 1))] }
  package var shown: [Column] { arrangement.columns ?? Column.standard }

  /// The position of a column among the sort keys, from 1, and whether it sorts downwards; nil
  /// where it is not sorted by.
  func key(_ column: Column) -> (place: Int, isDescending: Bool)? {
    arrangement.sort.firstIndex { $0.column == column }.map {
      ($0 + 1, arrangement.sort[$0].isDescending)
    }
  }

  // MARK: Changing

  /// The next group or the next order of the column under the cursor, or the one before.
  mutating func turn(by step: Int) {
    switch line {
    case .group:
      let all: [Grouping?] = [nil] + Grouping.allCases
      let place = all.firstIndex(of: arrangement.group) ?? 0
      arrangement.group = all[(place + step + all.count) % all.count]
    case .order: arrangement.sort = []
    case .column(let column): turn(column, by: step)
    }
  }

  /// Goes on from not sorting by the column to sorting upwards, downwards, and back. A new key
  /// comes behind the others.
  private mutating func turn(_ column: Column, by step: Int) {
    let place = arrangement.sort.firstIndex { $0.column == column }
    let now = place.map { arrangement.sort[$0].isDescending ? 2 : 1 } ?? 0
    let next = (now + step + 3) % 3
    if next == 0, let place {
      arrangement.sort.remove(at: place)
    } else if let place {
      arrangement.sort[place].isDescending = next == 2
    } else {
      arrangement.sort.append(SortKey(column, isDescending: next == 2))
    }
  }

  /// Shows the column under the cursor, or hides it; the last one stays.
  mutating func toggle() {
    guard case .column(let column) = line else { return turn(by: 1) }
    var now = Set(shown)
    if now.remove(column) == nil { now.insert(column) }
    if !now.isEmpty { show(columns.filter(now.contains)) }
  }

  /// Moves the column under the cursor among the others.
  mutating func move(by step: Int) {
    guard case .column(let column) = line, let place = columns.firstIndex(of: column),
      columns.indices.contains(place + step)
    else { return }
    columns.swapAt(place, place + step)
    scroll.cursor += step
    let now = Set(shown)
    show(columns.filter(now.contains))
  }

  private mutating func show(_ columns: [Column]) {
    arrangement.columns = columns == Column.standard ? nil : columns
  }

  /// Everything as a register shows it unless told otherwise.
  mutating func reset() {
    let scroll = scroll
    self = Arranger(Arrangement(), before: before)
    self.scroll = scroll
  }

  // MARK: Words

  /// `order: by due, -strength`, `due: until when; no last day stands last either way`.
  func words(_ line: Line) -> String {
    switch line {
    case .group: return "group: \(arrangement.text(of: .group))"
    case .order: return "order: \(arrangement.orderWords)"
    case .column(let column):
      let last = column.unknown.map { "; \($0) stands last either way" } ?? ""
      return "\(column.rawValue): \(column.help)\(last)"
    }
  }

  /// The keys that do something on this line.
  func keyWords(keymap: Keymap) -> [String] {
    let turn = "←→ \(line == .group ? "group" : "sort")"
    let ends = ["Enter keep", "Esc as before", "Backspace standard"]
    guard case .column = line else { return [turn] + ends }
    let move = "\(keymap[.moveDown]) \(keymap[.moveUp]) move"
    return [turn, "Space \(isShown ? "hide" : "show")", move] + ends
  }

  private var isShown: Bool {
    if case .column(let column) = line { shown.contains(column) } else { false }
  }
}
