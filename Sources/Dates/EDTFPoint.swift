/// What may stand after a date: how sure it is.
enum EDTFMark: String {
  case exact = ""
  case approximate = "~"
  case uncertain = "?"
  case both = "%"
}

/// One end of an interval, or a date that is none.
struct EDTFPoint: Hashable {
  let unit: EDTF.Unit
  let year: Int
  /// The month, or the quarter from 1 to 4; 1 in a year.
  let part: Int
  let earliest: Day
  let latest: Day
  var mark = EDTFMark.exact

  init(day: Day) {
    unit = .day
    year = day.year
    part = day.month
    earliest = day
    latest = day
  }

  init?(year: Int) {
    self.init(.year, year: year, part: 1, first: 1, last: 12)
  }

  init?(year: Int, month: Int) {
    self.init(.month, year: year, part: month, first: month, last: month)
  }

  init?(year: Int, quarter: Int) {
    guard (1...4).contains(quarter) else { return nil }
    self.init(.quarter, year: year, part: quarter, first: quarter * 3 - 2, last: quarter * 3)
  }

  private init?(_ unit: EDTF.Unit, year: Int, part: Int, first: Int, last: Int) {
    guard let earliest = Day(year: year, month: first, day: 1),
      let latest = Day(year: year, month: last, day: 1)
    else { return nil }
    self.unit = unit
    self.year = year
    self.part = part
    self.earliest = earliest
    self.latest = latest.lastOfMonth
  }

  init?(scanning scanner: inout DateScanner) {
    guard let year = scanner.number(digits: 4),
      var point = EDTFPoint(scanning: &scanner, after: year)
    else { return nil }
    point.mark = EDTFMark(scanning: &scanner)
    self = point
  }

  private init?(scanning scanner: inout DateScanner, after year: Int) {
    guard scanner.take("-") else {
      self.init(year: year)
      return
    }
    guard let part = scanner.number(digits: 2) else { return nil }
    if (33...36).contains(part) {
      self.init(year: year, quarter: part - 32)
    } else if scanner.take("-") {
      guard let number = scanner.number(digits: 2),
        let day = Day(year: year, month: part, day: number)
      else { return nil }
      self.init(day: day)
    } else {
      self.init(year: year, month: part)
    }
  }

  var text: String {
    switch unit {
    case .day: earliest.text + mark.rawValue
    case .month: "\(padded(year, 4))-\(padded(part, 2))\(mark.rawValue)"
    case .quarter: "\(padded(year, 4))-\(32 + part)\(mark.rawValue)"
    case .year, .span: padded(year, 4) + mark.rawValue
    }
  }
}

extension EDTFMark {
  init(scanning scanner: inout DateScanner) {
    if scanner.take("~") {
      self = .approximate
    } else if scanner.take("?") {
      self = .uncertain
    } else if scanner.take("%") {
      self = .both
    } else {
      self = .exact
    }
  }
}

/// A date's two ends: both the same point, or an interval with at most one end open.
struct EDTFEnds: Hashable {
  var start: EDTFPoint?
  var end: EDTFPoint?
  let isSpan: Bool

  init(_ point: EDTFPoint) {
    start = point
    end = point
    isSpan = false
  }

  /// Nil if both ends are open, or the end lies wholly before the start.
  init?(from start: EDTFPoint?, to end: EDTFPoint?) {
    if let start, let end {
      guard start.earliest <= end.latest else { return nil }
    } else if start == nil, end == nil {
      return nil
    }
    self.start = start
    self.end = end
    isSpan = true
  }

  init?(scanning scanner: inout DateScanner) {
    if scanner.take(".") {
      guard scanner.take("."), scanner.take("/"), let end = EDTFPoint(scanning: &scanner) else {
        return nil
      }
      self.init(from: nil, to: end)
      return
    }
    guard let start = EDTFPoint(scanning: &scanner) else { return nil }
    guard scanner.take("/") else {
      self.init(start)
      return
    }
    if scanner.take(".") {
      guard scanner.take(".") else { return nil }
      self.init(from: start, to: nil)
    } else {
      guard let end = EDTFPoint(scanning: &scanner) else { return nil }
      self.init(from: start, to: end)
    }
  }

  func has(_ mark: EDTFMark) -> Bool { start?.mark == mark || end?.mark == mark }

  var text: String {
    guard isSpan else { return start?.text ?? "" }
    return "\(start?.text ?? "..")/\(end?.text ?? "..")"
  }

  /// The year, quarter or month that this span of such units is exactly.
  var whole: EDTFPoint? {
    guard isSpan, let start, let end, start.mark == end.mark else { return nil }
    if start == end { return start }
    guard start.unit != .day, end.unit != .day, start.earliest.year == end.latest.year else {
      return nil
    }
    let quarter = (start.earliest.month + 2) / 3
    let candidates = [
      EDTFPoint(year: start.year), EDTFPoint(year: start.year, quarter: quarter),
      EDTFPoint(year: start.year, month: start.earliest.month),
    ]
    let found = candidates.lazy.compactMap(\.self)
      .first { $0.earliest == start.earliest && $0.latest == end.latest }
    guard var found else { return nil }
    found.mark = start.mark
    return found
  }
}
