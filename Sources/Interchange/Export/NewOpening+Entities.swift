import Entities
import JSON
import Journal
import Register

extension Register {
  /// One of the small files as it would be.
  func newEntities(_ file: RegisterFile) -> Bytes? {
    switch file {
    case .meetings: newFile(entities.meetings, file) { newDates($0, $1) }
    case .indicators: newFile(entities.indicators, file) { newPeriods($0, $1) }
    case .tensions: newFile(entities.tensions, file) { _, _ in [] }
    default: opening.files[file]
    }
  }

  /// `more` gives members that events tell in another way than by setting them.
  private func newFile<Entity>(
    _ standing: Standing<Entity>, _ file: RegisterFile,
    _ more: (Entity, JSONValue) -> [(name: String, value: JSONValue)]
  ) -> Bytes? {
    let added = standing.all.dropFirst(standing.openingCount(opening)).compactMap { entity in
      standing.object(entity.id, opening).map { object in
        more(entity, object).reduce(object) { $0.replacing($1.name, with: $1.value) }
      }
    }
    guard let bytes = opening.files[file] ?? (added.isEmpty ? nil : Bytes("[]\n")) else {
      return nil
    }
    var patch = TextPatch(bytes)
    for range in bytes.elementRanges {
      guard let held = try? JSONValue(bytes: bytes, in: range), let id = held["id"]?.string,
        let entity = standing[id], let now = standing.object(id, opening)
      else { continue }
      let set = (now.object ?? []).filter { (held[$0.key] ?? .null) != $0.value }
        .map { (name: $0.key, value: $0.value) }
      let settled = held["contested"] == nil ? [] : [(name: "contested", value: JSONValue.null)]
      patch.set(set + more(entity, now) + settled, in: range)
    }
    patch.append(added)
    patch.finish()
    return Bytes(patch.text)
  }

  /// The dates a meeting had before.
  private func newDates(
    _ meeting: Meeting, _ object: JSONValue
  ) -> [(name: String, value: JSONValue)] {
    let new = previousDates(of: meeting).dropFirst(meeting.previousDates.count)
    guard !new.isEmpty else { return [] }
    return [("previousDates", .array((object["previousDates"]?.array ?? []) + new.map(\.json)))]
  }

  // MARK: Readings

  /// A figure's periods with what events recorded: in its place what corrects a source's value,
  /// the rest at the end.
  private func newPeriods(
    _ indicator: Indicator, _ object: JSONValue
  ) -> [(name: String, value: JSONValue)] {
    let state = states[target(ofIndicator: indicator.id)]
    let readings = (state?.fields.values ?? [:].values).compactMap { field -> Payload.Reading? in
      if case .reading(let reading)? = field.value { reading } else { nil }
    }
    let held = object["periods"]?.array ?? []
    let ordered = readings.sorted { ($0.period, $0.source) < ($1.period, $1.source) }
    let periods = ordered.reduce(held) { $0.contains(where: $1.isHeld) ? $0 : with($1, $0) }
    return periods == held ? [] : [("periods", .array(periods))]
  }

  private func with(_ reading: Payload.Reading, _ periods: [JSONValue]) -> [JSONValue] {
    let value = reading.value.map(JSONValue.number) ?? .null
    let isForecast = reading.obsStatus == Indicator.ObsStatus.forecast.rawValue
    let values: [(String, JSONValue)] = [
      (isForecast ? "forecast" : "actual", value), ("obsStatus", .string(reading.obsStatus)),
    ]
    let place = periods.firstIndex { $0.reading != nil && reading.isSameField(as: $0) }
    guard let place else {
      let isKnown = opening.sources.contains { $0.id == reading.source }
      let source = (isKnown ? "source" : "citation", JSONValue.string(reading.source))
      return periods + [.members([("period", .string(reading.period))] + values + [source])]
    }
    var periods = periods
    periods[place] = values.reduce(periods[place]) { $0.replacing($1.0, with: $1.1) }
    for name in ["bound", isForecast ? "actual" : "forecast"] where periods[place][name] != nil {
      periods[place] = periods[place].replacing(name, with: .null)
    }
    return periods
  }
}
