import Dates
import Entities
import JSON
import Journal
import TestSupport

/// docs/journal.md once more, written down as it reads: recursive, slow, and sharing nothing with
/// `Journal` but how a line is decoded.
///
/// Everything is named by text, so that what it gives does not depend on the order of arrival.
final class NaiveFold {
  struct Entry {
    let name: String
    let event: Event
  }

  /// E5: each text once; two texts under one id are both there, each with its hash.
  let entries: [Entry]
  private let includes: [String: Int]
  private let day: Day?
  private let opened: Day
  private var named: [String: [Int]] = [:]
  private var reach: [[Bool]] = []
  private var counts: [Bool] = []
  private var liveness: [Int: Bool] = [:]

  init(_ lines: [Event.Line], _ header: Header, asOf day: Day?) {
    includes = header.includes
    opened = header.asOf
    self.day = day
    var texts: [String: Event] = [:]
    for line in lines { texts[line.text] = try? Event(line) }
    let twins = Dictionary(grouping: texts.values, by: \.id.bare)
    entries = texts.map { text, event in
      let hash = String(
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
      let variant = "\(event.id.bare)#" + String(repeating: "0", count: 16 - hash.count) + hash
      return Entry(name: twins[event.id.bare]?.count == 1 ? event.id.bare : variant, event: event)
    }.sorted(by: Self.precedes)
    for (place, entry) in entries.enumerated() {
      named[entry.event.id.bare, default: []].append(place)
      let hash = String(entry.event.line.hash, radix: 16)
      named["\(entry.event.id.bare)#" + String(repeating: "0", count: 16 - hash.count) + hash] = [
        place
      ]
    }
    reach = closure()
    counts = counted()
  }

  // MARK: E7, E11, E14, E15

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.event.at != b.event.at { return a.event.at < b.event.at }
    if a.event.id.writer != b.event.id.writer { return a.event.id.writer < b.event.id.writer }
    if a.event.id.sequence != b.event.id.sequence {
      return a.event.id.sequence < b.event.id.sequence
    }
    return a.name < b.name
  }

  func isIncluded(_ name: String) -> Bool {
    guard let id = EventID(name), let last = includes[id.writer] else { return false }
    return id.sequence <= last
  }

  private func isIncluded(_ place: Int) -> Bool { isIncluded(entries[place].name) }

  private func names(_ place: Int) -> [String] {
    entries[place].event.changes.flatMap { change in
      var names = (change.after ?? []) + (change.references ?? [])
      if case .undone(let ids) = change.payload { names += ids }
      return names
    }
  }

  /// Which event reaches which by names, in one step or more; what the opening balance includes
  /// names nothing and is not named.
  private func closure() -> [[Bool]] {
    let all = entries.indices
    var reach = all.map { place in
      let direct = isIncluded(place) ? [] : names(place).flatMap { named[$0] ?? [] }
      return all.map { direct.contains($0) && !isIncluded($0) }
    }
    for middle in all {
      for from in all where reach[from][middle] {
        for to in all where reach[middle][to] { reach[from][to] = true }
      }
    }
    return reach
  }

  /// The events a name of this one stands for, but those that reach it in turn.
  private func follow(_ name: String, from place: Int) -> [Int] {
    (named[name] ?? []).filter { !reach[$0][place] && !isIncluded($0) }
  }

  private func counted() -> [Bool] {
    guard let day else { return entries.indices.map { !isIncluded($0) } }
    var counts = entries.map { _ in false }
    guard day >= opened else { return counts }
    func take(_ place: Int) {
      if counts[place] || isIncluded(place) { return }
      counts[place] = true
      for name in names(place) { for named in follow(name, from: place) { take(named) } }
    }
    for place in entries.indices where entries[place].event.at.day <= day { take(place) }
    return counts
  }

  func isCounted(_ place: Int) -> Bool { counts[place] }

  func isMissing(_ name: String) -> Bool { (named[name] ?? []).isEmpty && !isIncluded(name) }

  // MARK: E13

  func isLive(_ place: Int) -> Bool {
    if let known = liveness[place] { return known }
    let isOpening = entries[place].event.isOpening
    let isUndone =
      !isOpening
      && entries.indices.contains { other in
        counts[other] && undoes(other, place) && isLive(other)
      }
    liveness[place] = !isUndone
    return !isUndone
  }

  private func undoes(_ place: Int, _ other: Int) -> Bool {
    entries[place].event.undoes.contains { follow($0, from: place).contains(other) }
  }

  // MARK: Targets

  /// E5, E9: what a target names; the bare id means every line of that id.
  func targets(_ target: Target) -> [String] {
    let parts = target.text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].contains(":"), let number = Int(parts[1]), number > 0,
      let found = named[parts[0]]
    else { return [target.text] }
    return found.map { "\(entries[$0].name)/\(number)" }
  }

  var allTargets: Set<String> {
    Set(entries.flatMap { $0.event.changes.flatMap { targets($0.target) } })
  }

  /// The changes of a target that count, oldest first, with the event of each.
  private func changes(_ target: String) -> [(place: Int, change: Change)] {
    entries.indices.filter { counts[$0] }.flatMap { place in
      entries[place].event.changes.filter { targets($0.target).contains(target) }
        .map { (place, $0) }
    }
  }

  // MARK: E10

  struct Field: Equatable {
    var heads: [String] = []
    var values: [FieldValue] = []
    var waiting: Set<String> = []
    var taken: [JSONValue] = []
    /// What each head was shown, where it was set after another event.
    var seen: [JSONValue?] = []
    /// Whether an event took the opening balance to be other than this, and none has seen it since.
    func drifts(from held: JSONValue) -> Bool {
      taken.contains { $0 != held } && (seen.isEmpty || !seen.allSatisfy { $0 == held })
    }
    var isContested: Bool { waiting.isEmpty && Set(values).count > 1 }
  }

  func fields(_ target: String) -> [FieldName: Field] {
    let names = Set(changes(target).compactMap(\.change.field))
    return Dictionary(uniqueKeysWithValues: names.map { ($0, field(target, $0)) })
  }

  func field(_ target: String, _ name: FieldName) -> Field {
    var setting: [Int: Change] = [:]
    for (place, change) in changes(target) where change.field == name { setting[place] = change }
    func older(_ place: Int) -> [Int] {
      (setting[place]?.after ?? []).flatMap { follow($0, from: place) }
        .filter { setting[$0] != nil }
    }
    func behind(_ place: Int) -> Set<Int> {
      older(place).reduce(into: []) { $0.formUnion(behind($1).union([$1])) }
    }
    let live = setting.keys.filter { isLive($0) && value(setting[$0]) != nil }.sorted()
    let heads = live.filter { head in !live.contains { behind($0).contains(head) } }
    let seen = live.reduce(into: Set(live)) { $0.formUnion(behind($1)) }
    var field = Field()
    field.heads = heads.map { entries[$0].name }
    field.values = heads.compactMap { value(setting[$0]) }
    field.waiting = Set(
      seen.flatMap { setting[$0]?.after ?? [] }.filter(isMissing).map(Self.writer))
    field.seen = heads.map { place in
      let change = setting[place]
      let isFirst = change?.after?.allSatisfy(isIncluded) ?? true
      return isFirst ? nil : change?.was
    }
    field.taken = live.compactMap { place in
      guard let change = setting[place], let after = change.after, after.allSatisfy(isIncluded)
      else { return nil }
      return change.was
    }
    return field
  }

  private static func writer(_ name: String) -> String { EventID(name)?.writer ?? name }

  private func value(_ change: Change?) -> FieldValue? {
    switch change?.payload {
    case .reported?: .reported
    case .statusSet(let status)?, .reopened(let status)?: .status(status)
    case .fieldSet(_, let value)?: .json(value)
    case .readingSet(let reading)?: .reading(reading)
    default: nil
    }
  }

  // MARK: E12

  struct Told: Equatable {
    /// Kinds that neither set a field nor speak of a report, each with its event.
    var others: [String] = []
    var claims: [Claim] = []
    var words: [String] = []
    var evidence: [String] = []
    var notes: [String] = []
    var waiting: Set<String> = []
  }

  func told(_ target: String) -> Told {
    let delivery = field(target, .delivery)
    let reports = zip(delivery.heads, delivery.values).filter { $0.1 == .reported }.map(\.0)
    func counts(_ change: Change, _ place: Int) -> Bool {
      guard let names = change.references else { return false }
      let isOpening = delivery.heads.isEmpty
      if names.isEmpty { return isOpening }
      return names.contains { name in
        if isIncluded(name) { return isOpening }
        return follow(name, from: place).contains { reports.contains(entries[$0].name) }
      }
    }
    var told = Told()
    for (place, change) in changes(target) where isLive(place) {
      let entry = entries[place]
      func word(_ on: String?, _ evidence: String?) {
        if let party = entry.event.party {
          told.words.append("\(party) \(on ?? "-") \(entry.name)")
        }
        if let evidence, !evidence.isEmpty { told.evidence.append("\(evidence) \(entry.name)") }
      }
      switch change.payload {
      case .reported(let on, let evidence):
        if reports.contains(entry.name) { word(on, evidence) }
      case .confirmed(let on, let evidence):
        if counts(change, place) { word(on, evidence) }
        told.waiting.formUnion((change.references ?? []).filter(isMissing).map(Self.writer))
      case .evidenceAdded(let text):
        if counts(change, place) { told.evidence.append("\(text) \(entry.name)") }
        told.waiting.formUnion((change.references ?? []).filter(isMissing).map(Self.writer))
      case .noteAdded(let text): told.notes.append("\(text) \(entry.name)")
      case .claimAdded(let claim):
        told.claims.append(claim)
        told.others.append("\(change.kind) \(entry.name)")
      case .agendaAdded, .decided, .minuted: told.others.append("\(change.kind) \(entry.name)")
      default: break
      }
    }
    return told
  }

  /// The last live event of a target.
  func last(_ target: String) -> Event? {
    changes(target).last { isLive($0.place) }.map { entries[$0.place].event }
  }

  /// E16: the added items that are live, in order, with the ids they go by.
  func added(
    _ opening: Set<String>, _ kind: String = "commitment"
  ) -> [(target: String, id: String, object: JSONValue)] {
    let all = entries.indices.filter { counts[$0] }.flatMap { place in
      entries[place].event.changes.enumerated().compactMap {
        number, change -> (Int, Int, JSONValue)? in
        guard case .added(let object) = change.payload,
          change.target.text.split(separator: "/").first.map(String.init) == kind
        else { return nil }
        return (place, number + 1, object)
      }
    }
    return all.compactMap { place, number, object in
      guard isLive(place), let slug = object["id"]?.string else { return nil }
      let rivals = Set(
        all.filter { $0.2["id"]?.string == slug }.map { entries[$0.0].event.id.writer })
      let isShared = rivals.count > 1 || opening.contains(slug)
      let id = isShared ? "\(slug)~\(entries[place].event.id.writer)" : slug
      return ("\(entries[place].name)/\(number)", id, object)
    }
  }
}
