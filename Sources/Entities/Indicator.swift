package import Dates
package import JSON

/// A figure that is followed: what it measures, in which unit, and its readings. A reading nobody
/// gave is unknown, never 0.
package struct Indicator: Hashable, Sendable {
  /// How often a reading is due.
  package enum Frequency: String, CaseIterable, Hashable, Sendable { case year, quarter, month }

  /// SDMX CL_OBS_STATUS, the flags used here.
  package enum ObsStatus: String, CaseIterable, Hashable, Sendable {
    case normal, estimated, provisional, forecast, missing
  }

  package struct Scale: Hashable, Sendable {
    package let unit: String
    package let factor: Amount
  }

  package struct Period: Hashable, Sendable {
    package var period: EDTF?
    /// Where there is no period: `no date`, `per year`.
    package internal(set) var label: String?
    package internal(set) var start: Day?
    package internal(set) var end: Day?
    package internal(set) var target: Amount?
    /// What was read, or what is expected where `obsStatus` is `forecast`; nil is unknown.
    package internal(set) var actual: Amount?
    /// True for `over`: a lower bound.
    package internal(set) var isLowerBound = false
    package var obsStatus = ObsStatus.normal
    package internal(set) var basis = DateValue.Basis.stated
    package internal(set) var source: String?
    /// In words, where it is no source of the register.
    package internal(set) var citation: String?
    package internal(set) var paragraph: Int?

    package init() {}

    /// `2024`, `Q1 2026*`, `per year`.
    package var words: String {
      guard let period else { return label ?? "no date" }
      return period.label + (basis == .stated || period.isApproximate ? "" : "*")
    }
  }

  package internal(set) var id = ""
  package internal(set) var title = ""
  package internal(set) var short = ""
  package internal(set) var measures = ""
  package internal(set) var unit = ""
  package internal(set) var unitName: String?
  package internal(set) var scale: Scale?
  package internal(set) var ascending: Bool?
  package internal(set) var commitment: String?
  package internal(set) var baseline: Amount?
  package internal(set) var frequency: Frequency?
  package internal(set) var periods: [Period] = []
  package internal(set) var attributedTo: String?
  package internal(set) var caution: String?
  package internal(set) var claims: [Claim] = []
  package internal(set) var notes: String?
}

extension Decoding {
  package mutating func indicator() throws(JSONError) -> Indicator? {
    let before = problems.count
    var indicator = Indicator()
    let isObject = try object(requiring: ["id", "title", "short", "measures", "unit"]) {
      (decoding, key) throws(JSONError) in
      if try decoding.identity(of: &indicator, key) { return }
      try decoding.content(of: &indicator, key)
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : indicator
  }

  private mutating func identity(
    of indicator: inout Indicator, _ key: String
  ) throws(JSONError) -> Bool {
    switch key {
    case "id": indicator.id = try slug() ?? ""
    case "title": indicator.title = try requiredText() ?? ""
    case "short": indicator.short = try requiredText() ?? ""
    case "measures": indicator.measures = try requiredText() ?? ""
    case "unit": indicator.unit = try unit()
    case "unitName": indicator.unitName = try text()
    case "scale": indicator.scale = try scale()
    case "commitment": indicator.commitment = try reference(.commitment)
    default: return false
    }
    return true
  }

  private mutating func content(of indicator: inout Indicator, _ key: String) throws(JSONError) {
    switch key {
    case "ascending": indicator.ascending = try flag()
    case "baseline": indicator.baseline = try number()
    case "frequency": indicator.frequency = try choice(Indicator.Frequency.self)
    case "periods":
      indicator.periods = try list { (decoding) throws(JSONError) in try decoding.period() }
    case "attributedTo": indicator.attributedTo = try reference(.personOrBody)
    case "caution": indicator.caution = try text()
    case "claims": indicator.claims = try claims()
    case "notes": indicator.notes = try text()
    default: try unknown(key)
    }
  }

  /// A figure without a unit says nothing.
  private mutating func unit() throws(JSONError) -> String {
    _ = try reader.peek()
    let offset = reader.offset
    if try isNull() {
      report(.unitMissing, at: offset)
      return ""
    }
    return try text() ?? ""
  }

  private mutating func scale() throws(JSONError) -> Indicator.Scale? {
    if try isNull() { return nil }
    var unit: String?
    var factor: Amount?
    let isObject = try object(requiring: ["unit", "factor"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "unit": unit = try decoding.requiredText()
      case "factor": factor = try decoding.number()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    guard let unit, let factor else { return nil }
    return Indicator.Scale(unit: unit, factor: factor)
  }

  private mutating func period() throws(JSONError) -> Indicator.Period? {
    var period = Indicator.Period()
    let isObject = try object { (decoding, key) throws(JSONError) in
      switch key {
      case "period": period.period = try decoding.edtf()
      case "label": period.label = try decoding.text()
      case "start": period.start = try decoding.day()
      case "end": period.end = try decoding.day()
      case "target": period.target = try decoding.number()
      case "actual": period.actual = try decoding.number()
      case "forecast":
        guard let forecast = try decoding.number() else { break }
        (period.actual, period.obsStatus) = (forecast, .forecast)
      case "bound": period.isLowerBound = try decoding.choice(Bound.self) == .over
      case "obsStatus":
        period.obsStatus = try decoding.choice(Indicator.ObsStatus.self) ?? period.obsStatus
      case "basis": period.basis = try decoding.choice(DateValue.Basis.self) ?? .stated
      case "source": period.source = try decoding.reference(.source)
      case "citation": period.citation = try decoding.text()
      case "paragraph":
        if try !decoding.isNull() {
          period.paragraph = try decoding.paragraph(of: period.source)
        }
      default: try decoding.unknown(key)
      }
    }
    return isObject ? period : nil
  }

  private enum Bound: String, CaseIterable { case over }
}
