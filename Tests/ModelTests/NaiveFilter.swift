import Dates
import Entities
import JSON
import Journal
import Query
import Register
import Search
import Summary
import Text

/// The filter language as it is meant: asked of one decoded item after another, with plain strings.
indirect enum NaiveFilter {
  case word(String)
  case field(String, String, [String])
  case not(NaiveFilter)
  case and([NaiveFilter])
  case or([NaiveFilter])
}

/// A register to be asked naively: every item decoded, every event read.
struct NaiveRegister {
  let register: Register
  private let items: [NaiveItem]

  init(_ register: Register) {
    self.register = register
    let journal = register.journal
    let live = journal.inOrder.filter { journal.live[$0] && journal.counted[$0] }.map {
      (event: journal.events[$0], targets: Set(journal.targets(of: $0)))
    }
    items = (0..<register.count).compactMap { row in
      register.item(row).map { NaiveItem(row: row, item: $0, register: register, events: live) }
    }
  }

  /// Rows that pass a filter and its other parts.
  func rows(_ tree: NaiveFilter, _ filter: Filter = Filter()) -> [Int32] {
    items.filter { $0.passes(filter) && $0.passes(tree) }.map { Int32($0.row) }
  }
}

/// One item, asked.
struct NaiveItem {
  let row: Int
  let item: Commitment
  let register: Register
  /// That count, oldest first.
  let events: [(event: Event, targets: Set<Target>)]

  func passes(_ filter: Filter) -> Bool {
    if !filter.domains.isEmpty, Set(filter.domains).isDisjoint(with: item.domains) { return false }
    if filter.isOverdueOnly, !register.flags[row].contains(.overdue) { return false }
    switch filter.status {
    case .status(let status)?: return register.status[row] == status
    case .noReport?: return isNoReport
    case nil: return true
    }
  }

  func passes(_ filter: NaiveFilter) -> Bool {
    switch filter {
    case .word(let word): contains(word)
    case .field(let name, let sign, let values): holds(name, sign, values)
    case .not(let part): !passes(part)
    case .and(let parts): parts.allSatisfy(passes)
    case .or(let parts): parts.contains(where: passes)
    }
  }

  private var isNoReport: Bool {
    register.status[row] == .notStarted && register.flags[row].contains(.unreported)
  }

  // MARK: Words

  /// Folded, a word is looked for in title, id and summary, and in the names of domains and owners.
  private func contains(_ word: String) -> Bool {
    let header = register.header
    let owners = item.owedBy + item.owedTo
    var texts = [item.title, item.id, item.summary ?? ""]
    for domain in header.domains where item.domains.contains(domain.id) {
      texts += [domain.title, domain.short] + domain.aliases
    }
    for party in header.parties where owners.contains(party.id) {
      texts += [party.name, party.short] + party.aliases
    }
    for body in header.bodies where owners.contains(body.id) {
      texts += [body.name, body.short] + body.aliases
    }
    let needle = folded(word).trimmed
    return needle.isEmpty || texts.contains { folded($0).contains(needle) }
  }

  private func folded(_ text: String) -> String {
    String(decoding: Folding.fold(text), as: UTF8.self)
  }

  // MARK: Fields

  private func holds(_ name: String, _ sign: String, _ values: [String]) -> Bool {
    switch name {
    case "due": return isWithin(item.due?.latest, !(item.due?.hasDate ?? false), sign, values)
    case "changed": return isWithin(lastChange, lastChange == nil, sign, values)
    case "id": return values.contains { item.id.hasPrefix($0.lowercased()) }
    default:
      return values.contains { value in
        ids(value, among: candidates(name)).contains { has(name, $0) }
      }
    }
  }

  /// Ids a value names: what is called just so, else what begins so.
  private func ids(_ value: String, among all: [(id: String, names: [String])]) -> [String] {
    let value = folded(value)
    let slug = String(value.map { $0 == " " ? "-" : $0 })
    let whole = all.filter { $0.id == slug || $0.names.contains { folded($0) == value } }
    guard whole.isEmpty else { return whole.map(\.id) }
    return all.filter { id, names in
      id.hasPrefix(slug) || names.contains { name in begins(folded(name), value) }
    }.map(\.id)
  }

  private func begins(_ name: String, _ value: String) -> Bool {
    var rest = name[...]
    while true {
      if rest.hasPrefix(value) { return true }
      guard let blank = rest.firstIndex(of: " ") else { return false }
      rest = rest[rest.index(after: blank)...]
    }
  }

  private func candidates(_ name: String) -> [(id: String, names: [String])] {
    let header = register.header
    switch name {
    case "domain": return header.domains.map { ($0.id, [$0.title, $0.short] + $0.aliases) }
    case "party", "owedby", "owedto":
      return header.parties.map { ($0.id, [$0.name, $0.short] + $0.aliases) }
        + header.bodies.map { ($0.id, [$0.name, $0.short] + $0.aliases) } + [("none", [])]
    case "status":
      return (Status.allCases.map(\.rawValue) + ["no-report", "open", "closed"]).map { ($0, []) }
    case "strength": return Strength.allCases.map { ($0.rawValue, []) }
    case "flag": return Flags.all.map { ($0.id, []) }
    case "source":
      return register.opening.sources.map {
        ($0.id, [$0.short, $0.title, $0.publisher].compactMap(\.self) + $0.aliases)
      } + [("none", [])]
    case "meeting":
      return register.meetings.map { ($0.id, [$0.short, $0.title]) } + [("none", [])]
        + (register.schedule.next == nil ? [] : [("next-session", [])])
        + (register.lastHeldSession == nil ? [] : [("last-session", [])])
    default: return NaiveItem.possessions.map { ($0, []) }
    }
  }

  private static let possessions = [
    "evidence", "note", "date", "quantity", "figure", "test", "milestones", "source", "inferred",
    "owner", "tension", "event",
  ]

  private func has(_ name: String, _ id: String) -> Bool {
    switch name {
    case "domain": return item.domains.contains(id)
    case "party": return isAmong(item.owedBy + item.owedTo, id)
    case "owedby": return isAmong(item.owedBy, id)
    case "owedto": return isAmong(item.owedTo, id)
    case "status":
      let status = register.status[row]
      return id == status.rawValue || id == "no-report" && isNoReport
        || id == "open" && [.notStarted, .inProgress].contains(status)
        || id == "closed" && [.done, .notDelivered, .withdrawn].contains(status)
    case "strength": return item.strength.rawValue == id
    case "flag":
      return register.flags[row].ids.contains(id)
        || id == "single-source" && Set(stated.map(\.source)).count == 1
    case "source":
      return id == "none" ? stated.isEmpty : stated.contains { $0.source == id }
    case "meeting": return isAbout(id)
    default: return possesses(id)
    }
  }

  /// What the register infers, no source says.
  private var stated: [Claim] { item.claims.filter { $0.kind == .stated } }

  private func isAmong(_ owners: [String], _ id: String) -> Bool {
    if id == "none" { return owners.isEmpty }
    return owners.contains { owner in
      owner == id || register.header.bodies.contains { $0.id == owner && $0.party == id }
    }
  }

  private func isAbout(_ id: String) -> Bool {
    let wanted =
      switch id {
      case "next-session": register.schedule.next?.id
      case "last-session": register.lastHeldSession?.id
      default: id
      }
    func isOn(_ meeting: Meeting) -> Bool {
      let minuted = events.flatMap(\.event.changes).compactMap { change -> Target? in
        guard change.target == register.target(ofMeeting: meeting.id),
          case .minuted(let about?) = change.payload
        else { return nil }
        return Target(about)
      }
      let about =
        register.points(of: meeting).flatMap(\.about)
        + register.decisions(of: meeting).flatMap(\.about) + minuted
      return about.contains { register.row($0) == row }
    }
    return wanted == "none"
      ? !register.meetings.contains(where: isOn)
      : register.meetings.contains { $0.id == wanted && isOn($0) }
  }

  private var lastChange: Day? {
    let target = register.target(of: row)
    // Two lines under one id: the bare id means what each of them added (docs/journal.md E5).
    let parts = target.text.split(separator: "#")
    let bare = Target(
      parts.count == 2 ? "\(parts[0])/\(target.text.split(separator: "/").last ?? "")" : target.text
    )
    return events.last { !$0.targets.isDisjoint(with: [target, bare]) }?.event.at.day
  }

  private func possesses(_ id: String) -> Bool {
    switch id {
    case "evidence":
      return register.delivery(row).report.map { !$0.evidence.isEmpty } ?? !item.evidence.isEmpty
    case "note":
      return item.notes != nil || !(register.states[register.target(of: row)]?.notes ?? []).isEmpty
    case "date": return item.due?.hasDate ?? false
    case "quantity": return item.quantity != nil
    case "figure": return item.indicator != nil
    case "test": return item.doneWhen != nil
    case "milestones": return !item.milestones.isEmpty
    case "source": return !stated.isEmpty
    case "inferred": return !item.inferred.isEmpty
    case "owner": return !item.owedBy.isEmpty
    case "tension":
      return register.tensions.contains { $0.state == .open && $0.commitments.contains(item.id) }
    default: return lastChange != nil
    }
  }

  // MARK: Days

  private func isWithin(_ day: Day?, _ isNone: Bool, _ sign: String, _ values: [String]) -> Bool {
    values.contains { value in
      if value == "none" { return isNone }
      guard let day, let (first, last) = span(value) else { return false }
      switch sign {
      case "<": return first.map { day < $0 } ?? false
      case "<=": return last.map { day <= $0 } ?? false
      case ">": return last.map { day > $0 } ?? false
      case ">=": return first.map { day >= $0 } ?? false
      default: return (first.map { day >= $0 } ?? true) && (last.map { day <= $0 } ?? true)
      }
    }
  }

  private func span(_ value: String) -> (Day?, Day?)? {
    let asOf = register.header.asOf
    switch value {
    case "today": return (register.day, register.day)
    case "opening": return (asOf, asOf)
    case "last-session":
      let date = register.lastHeldSession?.date
      return date.map { ($0.earliest, $0.latest) } ?? (asOf, asOf)
    default:
      return EDTF(typed: value).map { ($0.earliest, $0.latest) }
    }
  }
}
