/// The columns of the list in a width (screens.md 2): what goes first as it shrinks is the domain, then the long strength, the late
/// figure, who owes, the word of the status.
struct ListColumns {
  /// Cursor, mark and a blank stand before the title.
  static let lead = 3
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

  var isStrengthShort: Bool { strength == 4 }
  var isDueNarrow: Bool { due == 8 }
  var hasStatusWord: Bool { status > 1 }
  /// `◑ reported, needs Pakistan's word` fits beside its domain.
  var isStatusLong: Bool { status >= 33 }
  /// … and since when.
  var isStatusDated: Bool { status >= 46 }

  /// `width` of the pane inside its border; `screen` of the whole.
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

  private mutating func widen() {
    status = 46
    if room >= ListColumns.goodTitle {
      title = room
      return
    }
    status = 33
    if room >= ListColumns.goodTitle {
      title = room
      return
    }
    strength = 4
    if room >= ListColumns.goodTitle {
      title = room
      return
    }
    (status, due) = (14, 8)
    let spare = room - 20
    domain = max(8, min(17, 17 + spare))
  }

  private mutating func shrink() {
    if strength > 4, room < ListColumns.goodTitle { strength = 4 }
    if room < ListColumns.leastTitle { due = 8 }
    if room < ListColumns.leastTitle, domain > 0 { domain = 0 }
    if room < ListColumns.leastTitle - 4 { late = 0 }
    if room < ListColumns.leastTitle - 4 { (owes, strength) = (0, 0) }
    title = max(0, room)
  }

  /// What is left for the title.
  private var room: Int {
    let columns = [owes, strength, due, late, status, domain]
    return width - ListColumns.lead - trail - columns.reduce(0) { $0 + ($1 > 0 ? $1 + 1 : 0) }
  }

  /// Where each column begins, from the pane's left edge.
  var places: (owes: Int, strength: Int, due: Int, late: Int, status: Int, domain: Int) {
    var x = ListColumns.lead + title + 1
    func next(_ width: Int) -> Int {
      defer { x += width > 0 ? width + 1 : 0 }
      return x
    }
    return (next(owes), next(strength), next(due), next(late), next(status), next(domain))
  }
}
