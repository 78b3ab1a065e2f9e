import Dates
import Entities
import JSON
import Journal
import Query
import Register
import TestSupport
import Testing

/// What changed in a period, against what two registers of other days hold, over random histories.
@Suite struct ChangesLawTests {
  private static let days = [
    day("2026-01-20"), day("2026-01-25"), day("2026-02-01"), day("2026-02-10"),
  ]

  /// Those that random histories set, but for the due date, which is told apart.
  private static let members = [
    "title", "strength", "owedBy", "notes", "domains", "state",
  ]

  private func history(_ seed: Int) -> History {
    History.random(seed: seed, steps: 50 + seed % 60, wildness: seed % 3 * 25)
  }

  /// From the day after `a` to `b`; nil is to the present.
  private func changes(_ register: Register, _ a: Day, _ b: Day?) -> Changes {
    register.changes(in: Period(since: a.adding(days: 1), until: b))
  }

  @Test("outcomes are what the two registers differ in", arguments: seeds(8, of: 24))
  func outcomes(seed: Int) {
    let register = history(seed).opened()
    for (a, b) in zip(Self.days, Self.days.dropFirst().map(Optional.some) + [nil]) {
      let changes = changes(register, a, b)
      let (before, after) = (register.asOf(a), b.map(register.asOf) ?? register)
      func ids(_ kind: Changes.Kind) -> [String] {
        changes.entries.filter { $0.kind == kind }.map(\.target.text).sorted()
      }
      func rows(_ isMeant: (Int, Int?) -> Bool) -> [String] {
        (0..<after.count).filter { isMeant($0, before.row(after.target(of: $0))) }
          .map { after.target(of: $0).text }.sorted()
      }
      #expect(
        ids(.done)
          == rows { now, was in
            after.status[now] == .done && was.map { before.status[$0] } != .done
          })
      #expect(
        ids(.overdue)
          == rows { now, was in
            after.flags[now].contains(.overdue)
              && !(was.map { before.flags[$0].contains(.overdue) } ?? false)
          })
      #expect(
        (ids(.slipped) + ids(.broughtForward) + ids(.dated)).sorted()
          == rows { now, was in
            was.map { before.object($0)?["due"] ?? .null != after.object(now)?["due"] ?? .null }
              ?? false
          })
      let fields = changes.entries.filter { $0.kind == .field && $0.row != nil }
      #expect(
        Set(fields.map { "\($0.target.text) \($0.told ?? "")" })
          == Set(
            Self.members.flatMap { name in
              rows { now, was in
                was.map { before.object($0)?[name] ?? .null != after.object(now)?[name] ?? .null }
                  ?? false
              }.map { "\($0) \(FieldName.member(name).words)" }
            }))
    }
  }

  @Test(
    "acts are those that count at the end and did not at the beginning", arguments: seeds(6, of: 18)
  )
  func acts(seed: Int) {
    let history = history(seed)
    let register = history.opened()
    var before = naive(history, register, Self.days[0])
    for (a, b) in zip(Self.days, Self.days.dropFirst().map(Optional.some) + [nil]) {
      let found = changes(register, a, b)
      let after = naive(history, register, b)
      defer { before = after }
      #expect(acts(found) == after.subtracting(before))
      #expect(takenBack(found) == before.subtracting(after))
    }
  }

  /// Acts that count on a day, as the naive fold has it: event and number of the change.
  private func naive(_ history: History, _ register: Register, _ day: Day?) -> Set<String> {
    let fold = NaiveFold(history.lines, register.header, asOf: day)
    var found: Set<String> = []
    for (place, entry) in fold.entries.enumerated()
    where fold.isCounted(place) && fold.isLive(place) {
      guard !entry.event.isUndo, !entry.event.isOpening else { continue }
      for (number, change) in entry.event.changes.enumerated() {
        switch change.payload {
        case .fieldSet, .readingSet, .minuted, .undone: continue
        default: found.insert("\(entry.name) \(number)")
        }
      }
    }
    return found
  }

  private func acts(_ changes: Changes) -> Set<String> {
    Set(changes.entries.filter { $0.kind != .takenBack }.compactMap { key($0, changes) })
  }

  private func takenBack(_ changes: Changes) -> Set<String> {
    Set(
      changes.entries.filter { entry in
        guard entry.kind == .takenBack, let event = entry.event, let number = entry.change else {
          return false
        }
        switch changes.register.journal.events[event].changes[number].payload {
        case .fieldSet, .readingSet, .minuted, .undone: return false
        default: return true
        }
      }.compactMap { key($0, changes) })
  }

  private func key(_ entry: Changes.Entry, _ changes: Changes) -> String? {
    guard let event = entry.event, let change = entry.change else { return nil }
    return "\(changes.register.journal.events[event].id.text) \(change)"
  }

  @Test("two periods end to end are the one over both", arguments: seeds(8, of: 24))
  func covers(seed: Int) {
    let register = history(seed).opened()
    let (a, b, c) = (Self.days[0], Self.days[2], Self.days[3])
    let (first, second, whole) = (
      changes(register, a, b), changes(register, b, c), changes(register, a, c)
    )
    let expected = acts(first).subtracting(takenBack(second))
      .union(acts(second).subtracting(takenBack(first)))
    #expect(acts(whole) == expected)
  }

  @Test("nothing changes in no time", arguments: 0..<8)
  func nothing(seed: Int) {
    let register = history(seed).opened()
    for day in Self.days {
      #expect(changes(register, day, day).entries == [])
    }
  }

  @Test("every entry of a person names one", arguments: 0..<12)
  func names(seed: Int) {
    let changes = changes(history(seed).opened(), Self.days[0], nil)
    for entry in changes.entries where !entry.isByTime {
      #expect(changes.hand(entry) != nil, "\(entry)")
    }
  }
}
