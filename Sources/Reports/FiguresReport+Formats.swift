import JSON
package import Model

extension FiguresReport {
  /// One record a reading. `actual` is empty where it is unknown, and `state` says so; numbers keep the decimals of the file.
  ///
  /// - Parameter register: Where the indicators are.
  /// - Returns: RFC 4180 text; every line ends with CRLF.
  package static func csv(_ register: Register) -> String {
    var csv = CSV([
      "id", "title", "measures", "unit", "period", "actual", "bound", "target", "obsStatus",
      "state", "source", "paragraph", "event",
    ])
    for figure in register.figures {
      let indicator = figure.indicator
      for line in figure.lines {
        csv.add([
          indicator.id, indicator.title, indicator.measures, indicator.unit, line.period,
          line.actual?.text ?? "", line.isLowerBound ? "over" : "", line.target?.text ?? "",
          line.obsStatus.rawValue, remark(line), line.source ?? "",
          line.paragraph.map { String($0) } ?? "",
          line.event.map { register.journal.events[$0].id.text } ?? "",
        ])
      }
    }
    return csv.text
  }

  /// `{"format":1,"indicators":[…]}`, one indicator a line.
  ///
  /// An indicator: `id`, `title`, `short`, `measures`, `unit`; `unitName`, `scale` `{unit, factor}`, `ascending`, `baseline`, `commitment`,
  /// `attributedTo`, `frequency`, `caution`, each or null; `readings` `[{period, actual, target, bound, obsStatus, due, source, paragraph,
  /// contested, event}]`, where `actual` null is unknown, `bound` is `over` or null, `due` says that the period has ended without a report,
  /// and `event` null is the opening balance; `claims`; `notes`.
  ///
  /// - Parameter register: Where the indicators are.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register) -> String {
    JSONOutput.document("indicators", register.figures.lazy.map { object(register, $0) })
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
      "readings": .array(figure.lines.map { reading(register, $0) }),
      "claims": .array(indicator.claims.map(ClaimJSON.object)), "notes": .text(indicator.notes),
    ]
  }

  private static func reading(_ register: Register, _ line: Figure.Line) -> JSONValue {
    [
      "period": .string(line.period), "actual": number(line.actual),
      "target": number(line.target), "bound": .text(line.isLowerBound ? "over" : nil),
      "obsStatus": .string(line.obsStatus.rawValue), "due": .bool(line.isDue),
      "source": .text(line.source), "paragraph": .integer(line.paragraph),
      "contested": .bool(line.isContested), "event": register.eventID(line.event),
    ]
  }

  private static func number(_ amount: Amount?) -> JSONValue {
    amount.map { .number($0.text) } ?? .null
  }
}
