package import Acts
import Dates
import Entities
package import Journal
import Register
import Summary

/// `r`: records a reading of a figure; `e` on one opens it on the last reading, to be corrected.
/// What it is follows from period and source: where a reading of them stands, this is a
/// correction, and says why.
package struct RecordForm: FormKind {
  package let isCorrection: Bool

  package init(isCorrection: Bool = false) { self.isCorrection = isCorrection }

  package var id: String { isCorrection ? "correct-reading" : "record" }
  package var title: String { isCorrection ? "Correct a reading" : "Record a reading" }
  package var start: Form.FieldID? { .value }

  package func obstacle(_ context: FormContext) -> Refusal? {
    guard let figure = figure(context) else { return .reading(.unknownFigure("")) }
    return isCorrection && last(figure) == nil ? .reading(.nothingToCorrect) : nil
  }

  package func fields(_ context: FormContext) -> [Form.Field] {
    guard let figure = figure(context) else { return [] }
    let last = isCorrection ? last(figure) : nil
    let indicator = figure.indicator
    let period = last?.span?.label ?? figure.lines.first(where: \.isDue)?.span?.label
    let flags = Indicator.ObsStatus.allCases
    var fields: [Form.Field] = [
      .date(
        .period, "Period", preset: period ?? figure.next?.period.label ?? "",
        hint: "(2026, Q1 2026, Mar 2026)"),
      .number(.value, "Value", preset: last?.actual?.text ?? "", unit: indicator.unit),
    ]
    if indicator.units.count > 1 {
      fields.append(.choice(.unit, "Unit", indicator.units.map { .init(words: $0, id: $0) }))
    }
    let sources = context.register.opening.sources.prefix(2).map(\.short).joined(separator: ", ")
    fields += [
      .line(
        .source, "Source", preset: last?.source.map(context.register.sourceShort) ?? "",
        placeholder: "not stated", hint: "(\(sources), or a citation)"),
      .choice(
        .flag, "Flag", flags.map { .init(words: $0.rawValue, id: $0.rawValue, key: $0.key) },
        picked: last.flatMap { flags.firstIndex(of: $0.obsStatus) } ?? 0),
      .line(.reason, "Reason", placeholder: "none", hint: "(a correction needs one)"),
    ]
    return fields
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    guard let given = given(form, context) else { throw .reading(.unknownFigure("")) }
    return try context.register.record(
      given, by: form.actor(context.settings), reason: form.text(.reason))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let given = given(form, context), let indicator = figure(context)?.indicator else {
      return []
    }
    do {
      let reading = try context.register.reading(given, of: indicator)
      return context.register.outcome(reading, given, indicator)
    } catch {
      return [error.words]
    }
  }

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    Array(outcome(form, context).prefix(1))
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let register = context.register
    guard let given = given(form, context), let indicator = figure(context)?.indicator,
      let reading = try? register.reading(given, of: indicator)
    else { return "Recorded." }
    return "Recorded: \(register.words(reading, indicator))."
  }

  package func field(_ refusal: Refusal, _ form: Form) -> Form.FieldID? {
    guard case .reading(let why) = refusal else { return form.field(refusal) }
    return switch why {
    case .notANumber, .valueMissing, .notExact, .same: .value
    case .missingWithValue, .ahead, .running: .flag
    case .sourceMissing, .unknownSource: .source
    case .notTheUnit: .unit
    case .periodMissing, .notAPeriod, .openPeriod, .notThePeriod: .period
    case .reasonMissing: .reason
    case .unknownFigure, .ambiguousFigure, .nothingToCorrect: nil
    }
  }

  // MARK: Parts

  private func figure(_ context: FormContext) -> Figure? {
    context.target.flatMap(context.register.indicator(at:)).map(context.register.figure)
  }

  /// The last reading that can be named: one with a period and a source.
  private func last(_ figure: Figure) -> Figure.Line? {
    figure.lines.last {
      $0.span != nil && $0.source != nil && ($0.actual != nil || $0.event != nil)
    }
  }

  private func given(_ form: Form, _ context: FormContext) -> GivenReading? {
    guard let indicator = context.target.flatMap(context.register.indicator(at:)) else {
      return nil
    }
    return GivenReading(
      figure: indicator.id, period: form.text(.period) ?? "", value: form.text(.value),
      unit: form.choice(.unit), source: form.text(.source) ?? "",
      flag: form.choice(.flag).flatMap(Indicator.ObsStatus.init(rawValue:)) ?? .normal)
  }
}

extension Form.FieldID {
  static let period: Form.FieldID = "period"
  static let value: Form.FieldID = "value"
  static let unit: Form.FieldID = "unit"
  static let flag: Form.FieldID = "flag"
}

extension Indicator.ObsStatus {
  /// The letter that picks it.
  fileprivate var key: Character? { rawValue.first }
}
