import Dates
package import Entities
import JSON
package import Journal
import Register
import Summary

/// A reading as a person gives it: text as typed.
package struct GivenReading: Hashable, Sendable {
  /// Id of the figure, or a unique beginning of one.
  package var figure: String
  package var period: String
  /// Nil where the reading is said to be missing.
  package var value: String?
  /// Nil is the figure's own.
  package var unit: String?
  /// Id or short label of one of the register's sources, or a citation in words.
  package var source: String
  package var flag: Indicator.ObsStatus

  package init(
    figure: String, period: String, value: String?, unit: String? = nil, source: String,
    flag: Indicator.ObsStatus = .normal
  ) {
    self.figure = figure
    self.period = period
    self.value = value
    self.unit = unit
    self.source = source
    self.flag = flag
  }
}

extension Register {
  /// Records a reading of a figure (E17). Where one of the same period and source stands
  /// it is a correction, which says why; another source's reading stands beside it.
  package func record(
    _ given: GivenReading, by actor: Actor, reason: String? = nil
  ) throws(Refusal) -> Draft {
    try check(actor.party)
    let indicator = try indicator(named: given.figure)
    let reading = try reading(given, of: indicator)
    let standing = standing(indicator, reading.period, reading.source)
    if standing.isThere {
      let now = indicator.words(standing.value, standing.flag)
      if !standing.isContested, standing.value?.text == reading.value,
        standing.flag.rawValue == reading.obsStatus
      {
        throw .reading(.same(figure: indicator.title, period: label(reading.period), now: now))
      }
      if reason?.isEmpty ?? true { throw .reading(.reasonMissing(now: now)) }
    }
    let change = Change(
      .readingSet(reading), on: target(ofIndicator: indicator.id),
      was: standing.value.map { .number($0.text) } ?? .null, after: standing.heads)
    return Draft(by: actor.person, party: actor.party, reason: reason, changes: [change])
  }

  /// What a reading comes to in the register's own terms: one spelling of its period, its source,
  /// its value in the figure's unit.
  package func reading(
    _ given: GivenReading, of indicator: Indicator
  ) throws(Refusal) -> Payload.Reading {
    do {
      let period = try period(given.period, of: indicator)
      let value = try value(given, of: indicator)
      try check(given.flag, period)
      return Payload.Reading(
        period: period.text, source: try source(given.source), value: value?.text,
        obsStatus: given.flag.rawValue)
    } catch {
      throw .reading(error)
    }
  }

  /// The indicator of an id or of a unique prefix of one.
  package func indicator(named name: String) throws(Refusal) -> Indicator {
    if let indicator = indicator(name) { return indicator }
    let hits = name.isEmpty ? [] : indicators.filter { $0.id.hasPrefix(name) }
    if hits.count > 1 { throw .reading(.ambiguousFigure(name, hits.prefix(9).map(\.id))) }
    guard let hit = hits.first else { throw .reading(.unknownFigure(name)) }
    return hit
  }

  // MARK: What stands

  /// The reading of one period and source as it counts now.
  struct StandingReading {
    var isThere = false
    /// Recording the same again settles which it is.
    var isContested = false
    var value: Amount?
    var flag = Indicator.ObsStatus.normal
    /// What the next event names in `after`.
    var heads: [String] = []
  }

  func standing(_ indicator: Indicator, _ period: String, _ source: String) -> StandingReading {
    let field = states[target(ofIndicator: indicator.id)]?.fields[
      .reading(period: period, source: source)]
    if case .reading(let reading)? = field?.value {
      return StandingReading(
        isThere: true, isContested: field?.isContested ?? false,
        value: reading.value.map(Amount.init(text:)),
        flag: Indicator.ObsStatus(rawValue: reading.obsStatus) ?? .normal, heads: field?.ids ?? [])
    }
    let opening = indicator.periods.last { $0.isReading(of: period, source) }
    return StandingReading(
      isThere: opening != nil, value: opening?.actual, flag: opening?.obsStatus ?? .normal)
  }

  // MARK: Reading what is given

  private func period(
    _ typed: String, of indicator: Indicator
  ) throws(ReadingRefusal) -> EDTF {
    guard !typed.squeezed.isEmpty else { throw .periodMissing }
    guard let period = EDTF(typed: typed) else { throw .notAPeriod(typed) }
    guard let first = period.earliest, period.latest != nil else { throw .openPeriod(typed) }
    if let frequency = indicator.frequency, period.text != frequency.name(first) {
      throw .notThePeriod(typed, frequency)
    }
    return period
  }

  private func value(
    _ given: GivenReading, of indicator: Indicator
  ) throws(ReadingRefusal) -> Amount? {
    let typed = given.value?.squeezed ?? ""
    guard given.flag != .missing else {
      if typed.isEmpty { return nil }
      throw .missingWithValue
    }
    guard !typed.isEmpty else { throw .valueMissing }
    guard let value = Amount(typed: typed) else { throw .notANumber(typed) }
    guard let unit = given.unit?.squeezed, !unit.isEmpty, !indicator.isOwn(unit) else {
      return value
    }
    guard let scale = indicator.scale, scale.unit == unit else {
      throw .notTheUnit(unit, units: indicator.units)
    }
    guard let own = value.divided(by: scale.factor) else {
      throw .notExact(value.text, unit: unit, to: indicator.unit)
    }
    return own
  }

  /// What cannot be known yet is flagged so.
  private func check(_ flag: Indicator.ObsStatus, _ period: EDTF) throws(ReadingRefusal) {
    guard let first = period.earliest, let last = period.latest else { return }
    if first > today {
      guard flag == .forecast else { throw .ahead(period.label) }
    } else if last >= today {
      guard [.provisional, .estimated, .forecast].contains(flag) else {
        throw .running(period.label, until: last)
      }
    }
  }

  /// An id of the register's sources, by id, short label or unique beginning; else a citation:
  /// words that can be no id.
  private func source(_ typed: String) throws(ReadingRefusal) -> String {
    let typed = typed.squeezed
    guard !typed.isEmpty else { throw .sourceMissing }
    let sources = opening.sources
    if let known = sources.first(where: { $0.id == typed || $0.short == typed }) { return known.id }
    let hits = sources.filter { $0.id.hasPrefix(typed) }
    if hits.count == 1 { return hits[0].id }
    guard Slug.isValid(typed) else { return typed }
    throw .unknownSource(typed, (hits.isEmpty ? sources : hits).prefix(9).map(\.id))
  }
}

extension Indicator {
  /// The units a value may be given in.
  package var units: [String] { [unit] + (scale.map { [$0.unit] } ?? []) }

  fileprivate func isOwn(_ name: String) -> Bool { name == unit || name == unitName }

  /// `45 t (45 000 kg)`, `missing`, `38.5 t (38 500 kg), provisional`.
  package func words(_ value: Amount?, _ flag: ObsStatus) -> String {
    guard let value else { return ObsStatus.missing.rawValue }
    let second = scale.flatMap { scale in
      value.times(scale.factor).map { " (\($0.grouped) \(scale.unit))" }
    }
    let flagged = [.normal, .missing].contains(flag) ? "" : ", \(flag.rawValue)"
    return "\(value.grouped) \(unit)\(second ?? "")\(flagged)"
  }
}

extension Indicator.Period {
  /// A value the file gives for this period and source.
  func isReading(of period: String, _ source: String) -> Bool {
    actual != nil && self.source == source && self.period?.period.text == period
  }
}
