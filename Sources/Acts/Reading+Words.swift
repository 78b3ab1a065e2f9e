package import Entities
import JSON
package import Journal
import Register

extension Register {
  /// What was recorded, in a sentence or two: `Recorded: heroin seized by the ANF, 2025: 38.5 t (38
  /// 500 kg), by SouthAsianDesk.`
  ///
  /// - Parameters:
  ///   - event: Index of the event that recorded it.
  ///   - given: What was typed: a value in another unit is told with what it came to.
  /// - Returns: One line.
  package func recordedWords(_ event: Int, _ given: GivenReading) -> String {
    for change in journal.events[event].changes {
      guard case .readingSet(let reading) = change.payload,
        let indicator = indicator(at: change.target)
      else { continue }
      let before = change.was?.number
      let verb = before == nil ? "Recorded" : "Corrected"
      let was = before.map { "; it was \($0)" } ?? ""
      return "\(verb): \(words(reading, indicator))\(was)."
        + (conversion(given, indicator).map { " \($0)" } ?? "")
    }
    return words(of: event) + "."
  }

  /// `heroin seized by the ANF, 2025: 38.5 t (38 500 kg), provisional, by SouthAsianDesk`.
  package func words(_ reading: Payload.Reading, _ indicator: Indicator) -> String {
    let flag = Indicator.ObsStatus(rawValue: reading.obsStatus) ?? .normal
    let value = indicator.words(reading.value.map(Amount.init(text:)), flag)
    let by = "by \(sourceShort(reading.source))"
    return "\(indicator.title), \(label(reading.period)): \(value), \(by)"
  }

  /// What recording a reading comes to, before it is recorded.
  package func outcome(
    _ reading: Payload.Reading, _ given: GivenReading, _ indicator: Indicator
  ) -> [String] {
    var lines = ["Result: \(words(reading, indicator))."]
    let standing = standing(indicator, reading.period, reading.source)
    if standing.isThere {
      lines.append("It corrects \(indicator.words(standing.value, standing.flag)).")
    }
    if let conversion = conversion(given, indicator) { lines.append(conversion) }
    if !opening.sources.contains(where: { $0.id == reading.source }) {
      lines.append("“\(reading.source)” is none of the register's sources: kept as a citation.")
    }
    return lines
  }

  /// `38500 kg is exactly that (1 t = 1000 kg).`; nil where nothing was converted.
  package func conversion(_ given: GivenReading, _ indicator: Indicator) -> String? {
    guard let value = given.value?.squeezed, let unit = given.unit?.squeezed,
      let scale = indicator.scale, unit == scale.unit, unit != indicator.unit
    else { return nil }
    let factor = "1 \(indicator.unit) = \(scale.factor.text) \(scale.unit)"
    return "\(value) \(unit) is exactly that (\(factor))."
  }
}
