package import Dates
package import Entities

/// Why a reading is not recorded: a fact; its words are in ReadingRefusal+Words.swift.
package enum ReadingRefusal: Error, Hashable, Sendable {
  case unknownFigure(String)
  case ambiguousFigure(String, [String])
  case nothingToCorrect
  case notANumber(String)
  case valueMissing
  /// Said to be missing, and yet with a value.
  case missingWithValue
  case sourceMissing
  /// Looks like an id and is none of the register's.
  case unknownSource(String, [String])
  /// Neither the figure's unit nor its scale's.
  case notTheUnit(String, units: [String])
  /// The scale does not bring this value into the figure's unit without rounding.
  case notExact(String, unit: String, to: String)
  case periodMissing
  case notAPeriod(String)
  /// No end, or no beginning.
  case openPeriod(String)
  case notThePeriod(String, Indicator.Frequency)
  /// The period begins after today: only a forecast can be given.
  case ahead(String)
  /// The period ends on this day: what is given now is provisional.
  case running(String, until: Day)
  /// That is what stands already.
  case same(figure: String, period: String, now: String)
  /// A reading of this source and period stands: a correction says why.
  case reasonMissing(now: String)
}
