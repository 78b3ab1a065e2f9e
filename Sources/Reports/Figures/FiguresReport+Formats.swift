import Dates
import Entities
import JSON
import Journal
import Register
import Summary

extension FiguresReport {
  /// One record a reading. `actual` is empty where it is unknown or a forecast, and `state` says so;
  /// numbers keep the decimals of the file.
  package var csv: String? {
    var csv = CSV([
      "id", "title", "measures", "unit", "period", "actual", "bound", "target", "obsStatus",
      "state", "source", "paragraph", "event", "edtf", "scaled", "scaleUnit", "commitment",
      "recordedAt", "by", "party", "corrects", "reason", "forecast",
    ])
    for figure in figures {
      let indicator = figure.indicator
      for line in figure.lines {
        csv.add(
          [
            indicator.id, indicator.title, indicator.measures, indicator.unit, line.period,
            line.read?.text ?? "", line.isLowerBound ? "over" : "", line.target?.text ?? "",
            line.obsStatus.rawValue, Self.remark(line), line.source ?? "",
            line.paragraph.map { String($0) } ?? "",
            line.event.map { register.journal.events[$0].id.text } ?? "",
          ] + more(indicator, line))
      }
    }
    return csv.text
  }

  /// The period as EDTF, the value in the second unit, and who recorded it.
  private func more(_ indicator: Indicator, _ line: Figure.Line) -> [String] {
    let event = line.event.map { register.journal.events[$0] }
    let scaled = indicator.scale.flatMap { line.actual?.times($0.factor) }
    return [
      line.span?.text, scaled?.text, scaled == nil ? nil : indicator.scale?.unit,
      indicator.commitment, event?.at.text, event?.by, event?.party, line.corrects, event?.reason,
      line.forecast?.text,
    ].map { $0 ?? "" }
  }

  /// `{"format":1,"indicators":[…]}`, one indicator a line.
  ///
  /// An indicator: `id`, `title`, `short`, `measures`, `unit`; `unitName`, `scale`
  /// `{unit, factor}`, `ascending`, `baseline`, `commitment`, `attributedTo`, `frequency`,
  /// `caution`, each or null; `readings` `[{period, actual, forecast, target, bound, obsStatus, due,
  /// source, paragraph, contested, event, edtf, standing, scaled, at, by, party, corrects, reason,
  /// waitingFor}]`, where `actual` null is unknown, `forecast` is what is expected, `bound` is `over`
  /// or null, `due` says that the period has ended without a report, `source` is an id of the register or a citation in words,
  /// `event` null is the opening balance, `edtf` null is a period without a date, `standing` is
  /// `told`, `unreported`, `running`, `ahead` or `undated`, `scaled` is the value in the scale's
  /// unit, `corrects` the value that this one corrects; `next`, null or `{period, ends}` of the
  /// period that runs; `claims`; `notes`.
  package var json: String {
    JSONOutput.document("indicators", figures.lazy.map { Self.object(register, $0) })
  }

  static func object(_ register: Register, _ figure: Figure) -> JSONValue {
    let indicator = figure.indicator
    return [
      "id": .string(indicator.id), "title": .string(indicator.title),
      "short": .string(indicator.short), "measures": .string(indicator.measures),
      "unit": .string(indicator.unit), "unitName": .text(indicator.unitName),
      "scale": indicator.scale.map {
        ["unit": .string($0.unit), "factor": .number($0.factor.text)]
      } ?? .null,
      "ascending": indicator.ascending.map(JSONValue.bool) ?? .null,
      "baseline": number(indicator.baseline), "commitment": .text(indicator.commitment),
      "attributedTo": .text(indicator.attributedTo),
      "frequency": .text(indicator.frequency?.rawValue), "caution": .text(indicator.caution),
      "readings": .array(figure.lines.map { reading(register, indicator, $0) }),
      "next": figure.next.map {
        ["period": .string($0.period.text), "ends": .string($0.ends.text)]
      } ?? .null,
      "claims": .array(indicator.claims.map(ClaimJSON.object)), "notes": .text(indicator.notes),
    ]
  }

  private static func reading(
    _ register: Register, _ indicator: Indicator, _ line: Figure.Line
  ) -> JSONValue {
    let event = line.event.map { register.journal.events[$0] }
    return [
      "period": .string(line.period), "actual": number(line.read),
      "forecast": number(line.forecast), "target": number(line.target),
      "bound": .text(line.isLowerBound ? "over" : nil),
      "obsStatus": .string(line.obsStatus.rawValue), "due": .bool(line.isDue),
      "source": .text(line.source), "paragraph": .integer(line.paragraph),
      "contested": .bool(line.isContested), "event": register.eventID(line.event),
      "edtf": .text(line.span?.text), "standing": .string(line.standing.name),
      "scaled": number(indicator.scale.flatMap { line.actual?.times($0.factor) }),
      "at": .text(event?.at.text), "by": .text(event?.by), "party": .text(event?.party),
      "corrects": number(line.corrects.map(Amount.init(text:))), "reason": .text(event?.reason),
      "waitingFor": .array(line.waitingFor.map(JSONValue.string)),
    ]
  }

  private static func number(_ amount: Amount?) -> JSONValue {
    amount.map { .number($0.text) } ?? .null
  }
}

extension Figure.Standing {
  fileprivate var name: String {
    switch self {
    case .told: "told"
    case .unreported: "unreported"
    case .runs: "running"
    case .ahead: "ahead"
    case .undated: "undated"
    }
  }
}
