package import Dates
package import Entities
import JSON
import Journal
import Register

/// An indicator with its readings as they stand, unknown periods included.
package struct Figure: Sendable {
  /// What is known of a line's period.
  package enum Standing: Hashable, Sendable {
    /// A value, or word that there is none.
    case told
    /// It has ended, or the register has no date for it, and nobody has reported: unknown, not 0.
    case unreported
    /// It ends on this day: not missing yet.
    case runs(until: Day)
    /// It begins on this day.
    case ahead(from: Day)
    /// A target without a date: the readings stand at their own periods, and are not added up.
    case undated
  }

  package struct Line: Hashable, Sendable {
    /// `2024`, `Q1 2026*`, `per year`.
    package let period: String
    /// Nil where the register has only a label.
    package let span: EDTF?
    package let actual: Amount?
    package let target: Amount?
    package let isLowerBound: Bool
    package let obsStatus: Indicator.ObsStatus
    /// An id of the register's sources, or a citation in words.
    package let source: String?
    package let paragraph: Int?
    /// Event that recorded it; nil for the opening balance.
    package let event: Int?
    package let standing: Standing
    /// Two readings of one source and period that nobody has settled.
    package let isContested: Bool
    /// Writers of events this one builds on that have not arrived.
    package let waitingFor: [String]
    /// The value it corrects, as the one who corrected saw it; nil where it corrects none.
    package let corrects: String?

    /// What was read; nil where that is unknown, or where the value is a forecast.
    package var read: Amount? { obsStatus == .forecast ? nil : actual }

    /// What is expected, by whoever says so: no reading.
    package var forecast: Amount? { obsStatus == .forecast ? actual : nil }

    /// The period has ended and nobody has reported: unknown, not 0.
    package var isDue: Bool { standing == .unreported }
  }

  /// The period in which a reading is collected now.
  package struct Next: Hashable, Sendable {
    package let period: EDTF
    package let ends: Day
  }

  package let indicator: Indicator
  /// Without a date first, then as time goes; the sources of one period side by side.
  package let lines: [Line]
  /// Nil where the register does not say when one is due.
  package let next: Next?

  /// The latest with a value; a forecast only where there is nothing else.
  package var last: Line? {
    lines.last { $0.actual != nil && $0.obsStatus != .forecast } ?? lines.last { $0.actual != nil }
  }
}

extension Register {
  /// Every indicator: those tied to an item first, then by id.
  package var figures: [Figure] { figureOrder.map(figure) }

  /// The indicators in the order they are listed.
  package var figureOrder: [Indicator] {
    indicators.sorted { a, b in
      (a.commitment == nil ? 1 : 0, a.id) < (b.commitment == nil ? 1 : 0, b.id)
    }
  }

  /// The readings of one indicator: the opening balance's, what events recorded, and a line for
  /// each period that ended without one.
  package func figure(_ indicator: Indicator) -> Figure {
    let recorded = readings(of: indicator)
    let targets = Targets(indicator)
    let held = indicator.periods.filter { $0.actual != nil }.compactMap { $0.period?.period.text }
    let told = Set(recorded.map(\.reading.period) + held)
    let fields = Set(recorded.map(\.field))
    var lines: [Figure.Line] = []
    for period in indicator.periods where stands(period, told, fields) {
      let target = period.actual == nil ? nil : period.period.flatMap(targets.of)
      lines.append(line(period, isRead: !recorded.isEmpty, target: target))
    }
    lines += recorded.map { line($0, targets) }
    for period in unreadPeriods(indicator, lines) {
      lines.append(line(.unread(period), isRead: false, target: targets.of(period)))
    }
    let next = next(indicator, lines)
    return Figure(indicator: indicator, lines: lines.inTime, next: next)
  }

  /// Whether a line of the file still counts: one with a value until its source corrects it, one
  /// without until somebody reads its period.
  private func stands(
    _ period: Indicator.Period, _ told: Set<String>, _ fields: Set<FieldName>
  ) -> Bool {
    guard let text = period.period?.period.text else { return true }
    guard period.actual != nil else { return !told.contains(text) }
    return !fields.contains(.reading(period: text, source: period.source ?? period.citation ?? ""))
  }

  // MARK: Lines

  private func line(
    _ period: Indicator.Period, isRead: Bool, target: Amount? = nil
  ) -> Figure.Line {
    Figure.Line(
      period: period.words, span: period.period, actual: period.actual,
      target: period.target ?? target, isLowerBound: period.isLowerBound,
      obsStatus: period.obsStatus, source: period.source ?? period.citation,
      paragraph: period.paragraph, event: nil,
      standing: standing(period, isRead: isRead), isContested: false, waitingFor: [],
      corrects: nil)
  }

  private func standing(_ period: Indicator.Period, isRead: Bool) -> Figure.Standing {
    if period.actual != nil { return .told }
    guard let span = period.period else { return isRead ? .undated : .unreported }
    if let last = span.latest, last < day { return .unreported }
    if let first = span.earliest, first > day { return .ahead(from: first) }
    return span.latest.map { .runs(until: $0) } ?? .undated
  }

  private func line(_ recorded: Recorded, _ targets: Targets) -> Figure.Line {
    let reading = recorded.reading
    let span = EDTF(reading.period)
    let was = journal.events[recorded.event].changes.last { $0.field == recorded.field }?.was
    return Figure.Line(
      period: label(reading.period), span: span, actual: reading.value.map(Amount.init(text:)),
      target: span.flatMap(targets.of), isLowerBound: false,
      obsStatus: Indicator.ObsStatus(rawValue: reading.obsStatus) ?? .normal,
      source: reading.source, paragraph: nil, event: recorded.event, standing: .told,
      isContested: recorded.isContested, waitingFor: recorded.waitingFor,
      corrects: was?.number)
  }

  // MARK: What events recorded

  private struct Recorded {
    let field: FieldName
    let reading: Payload.Reading
    let event: Int
    let isContested: Bool
    let waitingFor: [String]
  }

  /// Different sources stand side by side (E17); of one source the last counts, unless
  /// two are contested.
  private func readings(of indicator: Indicator) -> [Recorded] {
    guard let state = states[target(ofIndicator: indicator.id)] else { return [] }
    return state.fields.flatMap { name, field in
      (field.isContested ? field.heads : Array(field.heads.suffix(1))).compactMap { head in
        guard case .reading(let reading) = head.value else { return nil }
        return Recorded(
          field: name, reading: reading, event: head.event, isContested: field.isContested,
          waitingFor: field.waitingFor)
      }
    }.sorted { a, b in
      a.reading.source == b.reading.source
        ? journal.precedes(a.event, b.event) : a.reading.source < b.reading.source
    }
  }

  // MARK: What nobody reported

  /// The most periods without a reading that are listed of one figure; the latest of more.
  private static let mostUnread = 600

  /// Periods of the indicator's frequency that have ended, from its first reading on, and that no
  /// line covers.
  private func unreadPeriods(_ indicator: Indicator, _ lines: [Figure.Line]) -> [EDTF] {
    guard let frequency = indicator.frequency else { return [] }
    let spans = lines.compactMap(\.span?.days)
    let first = spans.map(\.lowerBound).min() ?? header.asOf
    let known = Set(spans)
    let long = spans.filter {
      frequency.end(of: frequency.start(of: $0.lowerBound)) < $0.upperBound
    }
    var periods: [EDTF] = []
    var end = frequency.start(of: day).adding(days: -1)
    while end >= first, periods.count < Register.mostUnread {
      let start = frequency.start(of: end)
      let isKnown = known.contains(start...end) || long.contains { $0.contains(start) }
      if !isKnown, let period = EDTF(frequency.name(start)) { periods.append(period) }
      end = start.adding(days: -1)
    }
    return periods
  }

  /// The running period, unless it is read already; without a frequency the next the file names.
  private func next(_ indicator: Indicator, _ lines: [Figure.Line]) -> Figure.Next? {
    guard let frequency = indicator.frequency else {
      let open = lines.filter { $0.actual == nil }.compactMap(\.span)
      return open.compactMap { span in
        span.latest.flatMap { $0 < day ? nil : Figure.Next(period: span, ends: $0) }
      }.min { $0.ends < $1.ends }
    }
    let start = frequency.start(of: day)
    guard let period = EDTF(frequency.name(start)) else { return nil }
    return Figure.Next(period: period, ends: frequency.end(of: start))
  }
}

/// The targets the file gives, by period.
private struct Targets {
  private var ofPeriod: [String: Amount] = [:]
  private var ofEach: [EDTF.Unit: Amount] = [:]

  init(_ indicator: Indicator) {
    for period in indicator.periods {
      guard let target = period.target else { continue }
      if let span = period.period {
        ofPeriod[span.period.text] = target
      } else if let unit = period.each {
        ofEach[unit] = target
      }
    }
  }

  func of(_ span: EDTF) -> Amount? { ofPeriod[span.period.text] ?? ofEach[span.unit] }
}

extension Indicator.Period {
  /// Of a target `per year`, `per quarter` or `per month`: the periods each of which it holds for.
  fileprivate var each: EDTF.Unit? {
    switch label {
    case "per year": .year
    case "per quarter": .quarter
    case "per month": .month
    default: nil
    }
  }

  fileprivate static func unread(_ period: EDTF) -> Indicator.Period {
    var line = Indicator.Period()
    line.period = period
    line.obsStatus = .missing
    return line
  }
}

extension EDTF {
  fileprivate var days: ClosedRange<Day>? {
    guard let earliest, let latest, earliest <= latest else { return nil }
    return earliest...latest
  }
}

extension [Figure.Line] {
  /// Without a date first, then by the end of their period; otherwise as they came.
  fileprivate var inTime: [Figure.Line] {
    func key(_ place: Int) -> (Int32, Int32, Int) {
      guard let span = self[place].span else { return (.min, .min, place) }
      return (span.latest?.number ?? .max, span.earliest?.number ?? .min, place)
    }
    return indices.sorted { key($0) < key($1) }.map { self[$0] }
  }
}

extension Indicator.Frequency {
  private var months: Int { self == .year ? 12 : self == .quarter ? 3 : 1 }

  /// First day of the period a day lies in.
  fileprivate func start(of day: Day) -> Day {
    let month = (day.month - 1) / months * months + 1
    return Day(year: day.year, month: month, day: 1) ?? day
  }

  /// Last day of the period that begins on `start`.
  fileprivate func end(of start: Day) -> Day { start.adding(months: months).adding(days: -1) }

  /// EDTF of the period that begins on `start`.
  package func name(_ start: Day) -> String {
    switch self {
    case .year: String(start.text.prefix(4))
    case .quarter: "\(start.text.prefix(4))-\(33 + (start.month - 1) / 3)"
    case .month: String(start.text.prefix(7))
    }
  }
}
