import Query
import Screen

/// The columns of the list in a width. Where there is no room, the standard ones give way in this
/// order: the domain first, then the long strength, the late figure, who owes, the word of the
/// status. Those that were chosen are as wide as what is seen in them, cut and dropped from the end
/// where there is no room.
struct ListColumns {
  /// Where a column stands, from the pane's left edge.
  struct Place {
    let column: Column
    var x = 0
    var width: Int
    var isShort = false
  }

  /// Cursor, mark and a blank stand before the first column.
  static let lead = 3

  private(set) var places: [Place] = []
  /// `◑ reported, needs Pakistan's word` fits beside its domain.
  private(set) var isStatusLong = false
  /// … and since when.
  private(set) var isStatusDated = false
  /// A report says whose word it needs over the cells of the domain beside it.
  private(set) var borrows = 0

  var isStrengthShort: Bool { places.contains { $0.column == .strength && $0.isShort } }

  /// The glyph alone takes the place of the status where there is no room.
  static let glyph = 1

  /// The standard columns; `width` of the pane inside its border, `screen` of the whole.
  init(width: Int, screen: Int, hasBorder: Bool) {
    let standard = StandardColumns(width: width, screen: screen, hasBorder: hasBorder)
    places = standard.places
    isStatusLong = standard.status >= 33
    isStatusDated = standard.status >= 46
    if !isStatusLong, standard.domain > 0 { borrows = standard.domain }
    place()
  }

  /// Columns a person chose, for the rows that are seen.
  init(_ chosen: [Column], _ cells: [ItemCells], width: Int, hasBorder: Bool) {
    places = chosen.map { Place(column: $0, width: ListColumns.width($0, cells, isShort: false)) }
    shrink(to: width - ListColumns.lead - (hasBorder ? 1 : 0), cells)
    place()
  }

  private mutating func place() {
    var x = ListColumns.lead
    for number in places.indices {
      places[number].x = x
      x += places[number].width + 1
    }
  }

  private static func width(_ column: Column, _ cells: [ItemCells], isShort: Bool) -> Int {
    let heading = Width.of(isShort ? column.shortHeading : column.heading)
    let sign = column == .status ? 2 : 0
    return cells.reduce(heading) {
      max($0, sign + Width.of(Sanitise.line($1.words(column, isShort: isShort))))
    }
  }

  /// Shorter words first, then cut cells, then the status as its glyph alone, then fewer columns.
  private mutating func shrink(to room: Int, _ cells: [ItemCells]) {
    func excess() -> Int { places.reduce(-1) { $0 + $1.width + 1 } - room }
    for number in places.indices where excess() > 0 {
      guard [.strength, .due].contains(places[number].column) else { continue }
      places[number].isShort = true
      places[number].width = ListColumns.width(places[number].column, cells, isShort: true)
    }
    while excess() > 0, let widest = cuttable.max(by: { spare($0) < spare($1) }) {
      places[widest].width -= 1
    }
    if excess() > 0, let status = places.firstIndex(where: { $0.column == .status }) {
      places[status].width = ListColumns.glyph
    }
    while excess() > 0, places.count > 1 { places.removeLast() }
    if excess() > 0 { places[0].width = max(1, room) }
  }

  private var cuttable: [Int] { places.indices.filter { spare($0) > 0 } }

  private func spare(_ number: Int) -> Int {
    places[number].column.least.map { places[number].width - $0 } ?? 0
  }
}

/// Widths of the standard columns; 0 for one that is not there.
private struct StandardColumns {
  /// A title of the bundled register fits.
  private static let goodTitle = 27
  private static let leastTitle = 18

  private(set) var title = 0
  private(set) var owes = 7
  private(set) var strength = 9
  private(set) var due = 11
  private(set) var late = 5
  /// With the glyph.
  private(set) var status = 14
  private(set) var domain = 0
  /// One cell stays free at the end, where there is a border.
  private let trail: Int
  private let width: Int

  init(width: Int, screen: Int, hasBorder: Bool) {
    self.width = width
    trail = hasBorder ? 1 : 0
    if screen >= 150 { domain = 17 }
    if screen < 100 { strength = 4 }
    if screen < 70 { late = 0 }
    if screen < 60 { (owes, strength, due) = (0, 0, 8) }
    if screen < 45 { status = 1 }
    if domain > 0 { widen() }
    shrink()
  }

  var places: [ListColumns.Place] {
    [
      .init(column: .title, width: title), .init(column: .owes, width: owes),
      .init(column: .strength, width: strength, isShort: strength == 4),
      .init(column: .due, width: due, isShort: due == 8), .init(column: .late, width: late),
      .init(column: .status, width: status), .init(column: .domain, width: domain),
    ].filter { $0.width > 0 }
  }

  private mutating func widen() {
    status = 46
    if room >= StandardColumns.goodTitle {
      title = room
      return
    }
    status = 33
    if room >= StandardColumns.goodTitle {
      title = room
      return
    }
    strength = 4
    if room >= StandardColumns.goodTitle {
      title = room
      return
    }
    (status, due) = (14, 8)
    let spare = room - 20
    domain = max(8, min(17, 17 + spare))
  }

  private mutating func shrink() {
    if strength > 4, room < StandardColumns.goodTitle { strength = 4 }
    if room < StandardColumns.leastTitle { due = 8 }
    if room < StandardColumns.leastTitle, domain > 0 { domain = 0 }
    if room < StandardColumns.leastTitle - 4 { late = 0 }
    if room < StandardColumns.leastTitle - 4 { (owes, strength) = (0, 0) }
    title = max(0, room)
  }

  /// What is left for the title.
  private var room: Int {
    let columns = [owes, strength, due, late, status, domain]
    return width - ListColumns.lead - trail - columns.reduce(0) { $0 + ($1 > 0 ? $1 + 1 : 0) }
  }
}
