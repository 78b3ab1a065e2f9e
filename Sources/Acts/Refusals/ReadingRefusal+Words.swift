import Dates
import Entities
import Text

extension ReadingRefusal {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .unknownFigure(let id):
      "There is no figure \(id.quotedBriefly); `ahd figures` shows every id."
    case .ambiguousFigure(let id, let ids):
      "\(id.quotedBriefly) may be \(ids.joined(separator: ", ")); give more of the id."
    case .nothingToCorrect: "No reading here has a period and a source yet; record one first."
    case .notANumber(let text):
      "\(text.quotedBriefly) is no number; write digits with a point and without the unit: 45, 45.5, -3."
    case .valueMissing: "There is no value; type one, or flag the reading missing."
    case .missingWithValue: "A missing reading has no value; leave it out, or choose another flag."
    case .sourceMissing:
      "Who says so? Give a source: an id of the register, or a citation in words."
    case .unknownSource(let id, let ids):
      "\(id.quotedBriefly) is no source of this register (\(ids.joined(separator: ", "))); cite another one in words, with a capital or a blank."
    case .notTheUnit(let unit, let units):
      "This figure is counted in \(units.joined(separator: " or ")), not in \(unit.quotedBriefly); give the value in that."
    case .notExact(let value, let unit, let to):
      "\(value) \(unit) is no exact number of \(to); give the value in \(to) as the source has it."
    case .periodMissing: "Which period is it? Write 2026, Q1 2026 or Mar 2026."
    case .notAPeriod(let text):
      "\(text.quotedBriefly) is no period; write 2026, Q1 2026 or Mar 2026."
    case .openPeriod(let period):
      "\(period.quotedBriefly) has no beginning or no end; a reading is of a period that has both."
    case .notThePeriod(let period, let frequency):
      "\(period.quotedBriefly) is no \(frequency.rawValue), and this figure is read once a \(frequency.rawValue): write \(frequency.example)."
    case .ahead(let period):
      "\(period) has not begun; a value for it is a forecast: flag it so (--flag forecast)."
    case .running(let period, let day):
      "\(period) runs until \(day.words); flag the value provisional, estimated or forecast (--flag)."
    case .same(let figure, let period, let now):
      "\(figure) stands at \(now) for \(period) already; there is nothing to record."
    case .reasonMissing(let now):
      "This source's reading is \(now) already; a correction needs a reason (--reason)."
    }
  }
}

extension Indicator.Frequency {
  fileprivate var example: String {
    switch self {
    case .year: "2026"
    case .quarter: "Q1 2026"
    case .month: "Mar 2026"
    }
  }
}
