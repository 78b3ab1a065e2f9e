import Dates
import Entities
import Journal
import Register
import Summary

extension Filter.Field {
  /// Every field, in the order they are told.
  package static let all: [Filter.Field] = [
    domain, party, owedBy, owedTo, status, strength, flag, due, changed, source, meeting, has, id,
  ]

  private static let domain = Filter.Field(
    "domain", "its domains", "domain:border",
    .names(
      { register in
        register.header.domains.map {
          Value(id: $0.id, names: [$0.title, $0.short] + $0.aliases, help: $0.title)
        }
      },
      { register, ids in
        let mask = register.index.domainSets.map { !ids.isDisjoint(with: $0.ids) }
        return { mask[Int(register.index.domains[$0])] }
      }))

  private static let party = Filter.Field(
    "party", "who owes it or is owed it, a party or a body", "party:interpol",
    .names(owners) { owned(by: $1, in: $0) { $0.ids[...] } })

  static let owedBy = Filter.Field(
    "owedby", "who owes it; none where nobody is stated", "owedby:none",
    .names(owners) { owned(by: $1, in: $0) { $0.ids.prefix($0.split) } })

  static let owedTo = Filter.Field(
    "owedto", "to whom it is owed; none where nobody is stated", "owedto:none",
    .names(owners) { owned(by: $1, in: $0) { $0.ids.dropFirst($0.split) } })

  private static let status = Filter.Field(
    "status", "how it stands", "status:done,withdrawn",
    .scale(
      Status.allCases.map { Value(id: $0.rawValue) } + [
        Value(id: noReport, help: "not started, its date past, and nobody has reported"),
        Value(id: open, help: "not started or in progress"),
        Value(id: closed, help: "done, not delivered or withdrawn"),
      ],
      { register, ids in
        let hits = Status.allCases.map { status in
          ids.contains(status.rawValue) || (ids.contains(open) && status.isOpen)
            || (ids.contains(closed) && status.isClosed)
        }
        let asksReport = ids.contains(noReport)
        return { hits[register.status[$0].number] || asksReport && register.isNoReport($0) }
      }))

  private static let strength = Filter.Field(
    "strength", "what kind of promise it is", "strength:firm,pledge",
    .scale(
      Strength.allCases.map { Value(id: $0.rawValue, help: $0.meaning) },
      { register, ids in
        let hits = Set(Strength.allCases.filter { ids.contains($0.rawValue) })
        return { hits.contains(register.index.strength[$0]) }
      }))

  private static let flag = Filter.Field(
    "flag", "what is computed: overdue, awaiting and the like", "flag:overdue",
    .scale(
      Flags.all.map { Value(id: $0.id, help: $0.flag.meaning) },
      { register, ids in
        let up = Flags.all.filter { ids.contains($0.id) }.reduce(Flags()) { $0.union($1.flag) }
        let asksSource = up.contains(.singleSource)
        return {
          !register.flags[$0].isDisjoint(with: up) || asksSource && register.isSingleSource($0)
        }
      }))

  static let due = Filter.Field(
    "due", "the last day it may be due, as late is counted", "due<=next-session",
    .days { register in { register.index.due[$0].latest } })

  private static let changed = Filter.Field(
    "changed", "the day of the last event on it", "changed>=last-session",
    .days { register in
      let days = register.perTarget { register.journal.events.at($0).day.number }
      return { days[$0] ?? Index.Due.none }
    })

  private static let source = Filter.Field(
    "source", "the sources its claims name; none where nobody says so", "source:none",
    .names(
      { register in
        register.opening.sources.map {
          Value(
            id: $0.id, names: [$0.short, $0.title, $0.publisher].compactMap(\.self) + $0.aliases,
            help: $0.title ?? $0.short)
        } + [Value(id: nothing, help: "no source says so")]
      },
      { register, ids in
        let asksNothing = ids.contains(nothing)
        let mask = register.index.sourceSets.map {
          $0.isEmpty ? asksNothing : !ids.isDisjoint(with: $0)
        }
        return { mask[Int(register.index.sources[$0])] }
      }))

  private static let meeting = Filter.Field(
    "meeting", "meetings that had it on the agenda or decided on it", "meeting:next-session",
    .names(meetings) { register, ids in
      let rows = register.rows(about: ids)
      return { rows.contains($0) }
    })

  private static let has = Filter.Field(
    "has", "what is known of it", "has:evidence",
    .scale(Possession.all.map { Value(id: $0.id, help: $0.help) }) { register, ids in
      let tests = Possession.all.filter { ids.contains($0.id) }.map { $0.test(register) }
      return { row in tests.contains { $0(row) } }
    })

  private static let id = Filter.Field("id", "the beginning of its id", "id:train", .ids)

  // MARK: Values

  static let nothing = "none"
  static let noReport = "no-report"
  private static let open = "open"
  private static let closed = "closed"

  @Sendable private static func owners(_ register: Register) -> [Value] {
    register.header.parties.map {
      Value(id: $0.id, names: [$0.name, $0.short] + $0.aliases, help: $0.name)
    }
      + register.header.bodies.map {
        Value(id: $0.id, names: [$0.name, $0.short] + $0.aliases, help: $0.name)
      } + [Value(id: nothing, help: "nobody is stated")]
  }

  /// A body that acts for a party stands for it too.
  private static func owned(
    by ids: Set<String>, in register: Register,
    _ part: (Index.Combination) -> ArraySlice<String>
  ) -> Test {
    let acting = register.header.bodies.filter { $0.party.map(ids.contains) ?? false }
    let wanted = ids.union(acting.map(\.id))
    let mask = register.index.ownerSets.map { set in
      let owners = part(set)
      return owners.isEmpty ? ids.contains(nothing) : !wanted.isDisjoint(with: owners)
    }
    return { mask[Int(register.index.owners[$0])] }
  }

  @Sendable private static func meetings(_ register: Register) -> [Value] {
    let ends = [DayWord.next, .last].filter { register.session($0) != nil }
    return ends.map { Value(id: $0.rawValue, help: $0.help) }
      + register.meetings.map { Value(id: $0.id, names: [$0.short, $0.title], help: $0.title) }
      + [Value(id: nothing, help: "no meeting")]
  }
}

extension Register {
  /// By row, something of the last live event on it; rows without one are left out.
  fileprivate func perTarget<Found>(_ found: (Int) -> Found) -> [Int: Found] {
    states.reduce(into: [:]) { rows, entry in
      if let last = entry.value.last, let row = row(entry.key) { rows[row] = found(last) }
    }
  }

  /// Rows that these meetings had on the agenda, decided on or minuted.
  fileprivate func rows(about ids: Set<String>) -> Set<Int> {
    let named = [DayWord.next, .last].filter { ids.contains($0.rawValue) }.compactMap(session)
    let wanted = ids.union(named.map(\.id))
    var rows: Set<Int> = []
    for meeting in meetings where wanted.contains(meeting.id) {
      rows.formUnion(self.rows(about: meeting))
    }
    guard ids.contains(Filter.Field.nothing) else { return rows }
    let placed = meetings.reduce(into: Set<Int>()) { $0.formUnion(self.rows(about: $1)) }
    return rows.union(Set(0..<count).subtracting(placed))
  }

  private func rows(about meeting: Meeting) -> Set<Int> {
    let minuted = (states[target(ofMeeting: meeting.id)]?.told ?? []).compactMap { ref -> Target? in
      guard case .minuted(let about?) = journal.change(ref).payload else { return nil }
      return Target(about)
    }
    let about =
      plainPoints(of: meeting).flatMap(\.about) + decisions(of: meeting).flatMap(\.about) + minuted
    return Set(about.compactMap(row))
  }
}
