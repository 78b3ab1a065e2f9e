package import Dates
import Entities
package import Register

/// Items and meetings in time, by quarter: each from the quarter of its earliest day to that of its
/// latest, never sharper. What has no date stands apart, on no quarter.
package struct Timeline: Sendable {
  package enum Arrangement: Hashable, Sendable {
    case byDate
    /// Under the main domain of each, in the register's order; by date within.
    case byDomain
  }

  /// The quarters a date may lie in; nil at an end that is open.
  package struct Span: Hashable, Sendable {
    package let first: Quarter?
    package let last: Quarter?

    package func covers(_ quarter: Quarter) -> Bool {
      (first.map { $0 <= quarter } ?? true) && (last.map { quarter <= $0 } ?? true)
    }
  }

  package struct Bar: Hashable, Sendable {
    package let row: Int32
    package let span: Span
    /// The date is approximate: its edges are vague.
    package let isVague: Bool
  }

  package struct Mark: Sendable {
    package let entry: Schedule.Entry
    package let span: Span
    package let isVague: Bool
  }

  /// One row of the chart.
  package enum Line: Hashable, Sendable {
    /// Heads the bars of a domain, by its id, with their number.
    case domain(String, Int)
    /// Index into `bars`.
    case bar(Int)
  }

  /// A place on the scale.
  package enum Stop: Hashable, Sendable {
    case quarter(Quarter)
    /// Behind the last quarter: what has no date.
    case undated
  }

  /// Items with a date, by earliest, then latest day.
  package let bars: [Bar]
  package let lines: [Line]
  /// Items without a date, in the list's order.
  package let undated: [Int32]
  /// Of these, those that recur.
  package let recurring: Int
  /// Meetings with a date, in time.
  package let marks: [Mark]
  package let today: Quarter
  /// From the earliest to the latest quarter that any date or today lies in.
  package let quarters: ClosedRange<Quarter>

  /// `rows` in the list's order, which decides between equal dates.
  package init(_ register: Register, _ rows: [Int32], _ arrangement: Arrangement) {
    var spans: [(key: (Int32, Int32), bar: Bar)] = []
    var undated: [Int32] = []
    for row in rows {
      let due = register.index.due[Int(row)]
      guard due.hasDate else {
        undated.append(row)
        continue
      }
      let span = register.span(Int(row), due)
      let latest = due.latest == Index.Due.none ? Int32.max : due.latest
      spans.append(
        ((due.earliest, latest), Bar(row: row, span: span, isVague: due.isApproximate)))
    }
    // Sorting is stable only with the place as the last key.
    let order = spans.indices.sorted {
      (spans[$0].key.0, spans[$0].key.1, $0) < (spans[$1].key.0, spans[$1].key.1, $1)
    }
    bars = order.map { spans[$0].bar }
    self.undated = undated
    recurring = undated.count { register.index.due[Int($0)].recurs }
    marks = register.schedule.entries.compactMap(Mark.init)
    today = Quarter(of: register.day)
    quarters = Timeline.range(bars.map(\.span) + marks.map(\.span), today)
    lines = arrangement == .byDate ? bars.indices.map(Line.bar) : Timeline.grouped(bars, register)
  }

  private static func range(_ spans: [Span], _ today: Quarter) -> ClosedRange<Quarter> {
    var first = today
    var last = today
    for span in spans {
      for quarter in [span.first, span.last].compactMap(\.self) {
        first = min(first, quarter)
        last = max(last, quarter)
      }
    }
    return first...last
  }

  private static func grouped(_ bars: [Bar], _ register: Register) -> [Line] {
    var byDomain: [String: [Int]] = [:]
    for (place, bar) in bars.enumerated() {
      let set = register.index.domainSets[Int(register.index.domains[Int(bar.row)])]
      byDomain[set.ids.first ?? "", default: []].append(place)
    }
    return register.header.domains.flatMap { domain -> [Line] in
      let places = byDomain[domain.id] ?? []
      return places.isEmpty ? [] : [.domain(domain.id, places.count)] + places.map(Line.bar)
    }
  }

  // MARK: What stands at a stop

  /// Items that may lie in a quarter, in the order of the bars; or those without a date.
  package func rows(at stop: Stop) -> [Int32] {
    switch stop {
    case .quarter(let quarter): bars.lazy.filter { $0.span.covers(quarter) }.map(\.row)
    case .undated: undated
    }
  }

  package func count(in quarter: Quarter) -> Int { bars.count { $0.span.covers(quarter) } }

  package func marks(in quarter: Quarter) -> [Mark] { marks.filter { $0.span.covers(quarter) } }

  /// The stop so many further on, kept on the scale.
  package func stop(_ stop: Stop, movedBy step: Int) -> Stop {
    let end = quarters.upperBound.number + (undated.isEmpty ? 0 : 1)
    let number = min(end, max(quarters.lowerBound.number, place(stop) + step))
    return number > quarters.upperBound.number ? .undated : .quarter(Quarter(number: number))
  }

  /// A stop that is still on the scale.
  package func nearest(_ stop: Stop) -> Stop { self.stop(stop, movedBy: 0) }

  private func place(_ stop: Stop) -> Int {
    switch stop {
    case .quarter(let quarter): quarter.number
    case .undated: quarters.upperBound.number + 1
    }
  }
}

extension Timeline.Mark {
  /// Nil without a date.
  fileprivate init?(_ entry: Schedule.Entry) {
    guard let date = entry.meeting.date, date.hasDate else { return nil }
    self.entry = entry
    span = Timeline.Span(date)
    isVague = date.isApproximate
  }
}

extension Timeline.Span {
  fileprivate init(_ date: DateValue) {
    let first = date.unit == .day ? date.earliest ?? date.latest : date.earliest
    self.init(first: first.map(Quarter.init), last: date.latest.map(Quarter.init))
  }
}

extension Register {
  /// A latest day alone may be a single day or an end without a beginning: the item tells.
  fileprivate func span(_ row: Int, _ due: Index.Due) -> Timeline.Span {
    func quarter(_ number: Int32) -> Quarter? {
      number == Index.Due.none ? nil : Quarter(of: Day(number: number))
    }
    if due.earliest == Index.Due.none, let date = item(row)?.due { return Timeline.Span(date) }
    return Timeline.Span(first: quarter(due.earliest), last: quarter(due.latest))
  }
}
