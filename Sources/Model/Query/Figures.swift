/// An indicator with its readings as they stand, unknown periods included.
package struct Figure: Sendable {
  package struct Line: Hashable, Sendable {
    /// `2024`, `Q1 2026*`, `per year`.
    package let period: String
    package let actual: Amount?
    package let target: Amount?
    package let isLowerBound: Bool
    package let obsStatus: Indicator.ObsStatus
    package let source: String?
    package let paragraph: Int?
    /// Event that recorded it; nil for the opening balance.
    package let event: Int?
    /// The period has ended and nobody has reported: unknown, not 0.
    package let isDue: Bool
    /// Two readings of one source and period that nobody has settled.
    package let isContested: Bool
  }

  package let indicator: Indicator
  package let lines: [Line]
}

extension Register {
  /// Every indicator: those tied to an item first, then by id.
  package var figures: [Figure] {
    indicators.sorted { a, b in
      (a.commitment == nil ? 1 : 0, a.id) < (b.commitment == nil ? 1 : 0, b.id)
    }.map(figure)
  }

  /// The readings of one indicator: the opening balance's, what events recorded, and a line for
  /// each period that ended without one.
  package func figure(_ indicator: Indicator) -> Figure {
    var lines = indicator.periods.map(line)
    let known = Set(indicator.periods.compactMap { $0.period?.text })
    var recorded = Set<String>()
    for (reading, event, isContested) in readings(of: indicator) {
      recorded.insert(reading.period)
      lines.removeAll { $0.event == nil && $0.actual == nil && $0.period == label(reading.period) }
      lines.append(line(reading, event, isContested))
    }
    for period in endedPeriods(indicator)
    where !known.contains(period) && !recorded.contains(period) {
      lines.append(unreported(period))
    }
    return Figure(indicator: indicator, lines: lines)
  }

  private func line(_ period: Indicator.Period) -> Figure.Line {
    Figure.Line(
      period: period.words, actual: period.actual, target: period.target,
      isLowerBound: period.isLowerBound, obsStatus: period.obsStatus, source: period.source,
      paragraph: period.paragraph, event: nil,
      isDue: period.actual == nil && (period.period?.latest).map { $0 < day } ?? true,
      isContested: false)
  }

  private func line(_ reading: Payload.Reading, _ event: Int, _ isContested: Bool) -> Figure.Line {
    Figure.Line(
      period: label(reading.period), actual: reading.value.map(Amount.init(text:)), target: nil,
      isLowerBound: false, obsStatus: Indicator.ObsStatus(rawValue: reading.obsStatus) ?? .normal,
      source: reading.source, paragraph: nil, event: event, isDue: false, isContested: isContested)
  }

  private func unreported(_ period: String) -> Figure.Line {
    Figure.Line(
      period: label(period), actual: nil, target: nil, isLowerBound: false, obsStatus: .missing,
      source: nil, paragraph: nil, event: nil, isDue: true, isContested: false)
  }

  private func label(_ period: String) -> String { EDTF(period)?.label ?? period }

  /// Readings events recorded; different sources stand side by side (journal.md E17).
  private func readings(of indicator: Indicator) -> [(Payload.Reading, Int, Bool)] {
    guard let state = states[target(ofIndicator: indicator.id)] else { return [] }
    return state.fields.values.flatMap { field in
      (field.isContested ? field.heads : Array(field.heads.suffix(1))).compactMap { head in
        if case .reading(let reading) = head.value {
          (reading, head.event, field.isContested)
        } else {
          nil
        }
      }
    }.sorted { ($0.0.period, $0.0.source, $0.1) < ($1.0.period, $1.0.source, $1.1) }
  }

  /// Periods of the indicator's frequency after its last reading that have ended by now.
  private func endedPeriods(_ indicator: Indicator) -> [String] {
    guard let frequency = indicator.frequency,
      let last = indicator.periods.compactMap({ $0.period?.latest }).max()
    else { return [] }
    var periods: [String] = []
    var start = last.adding(days: 1)
    while let end = frequency.end(of: start), end < day, periods.count < 100 {
      periods.append(frequency.name(start))
      start = end.adding(days: 1)
    }
    return periods
  }
}

extension Indicator.Frequency {
  private var months: Int { self == .year ? 12 : self == .quarter ? 3 : 1 }

  /// Last day of the period that begins on `start`.
  fileprivate func end(of start: Day) -> Day? { start.adding(months: months).adding(days: -1) }

  /// EDTF of the period that begins on `start`.
  fileprivate func name(_ start: Day) -> String {
    switch self {
    case .year: String(start.text.prefix(4))
    case .quarter: "\(start.text.prefix(4))-\(33 + (start.month - 1) / 3)"
    case .month: String(start.text.prefix(7))
    }
  }
}
