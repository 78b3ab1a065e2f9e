import Dates
import Entities
import JSON
import Journal
import Register

extension ChangeFinder {
  /// What fields hold after the period that they did not hold before it.
  mutating func addFields(_ targets: [Target]) {
    for target in targets {
      let old = earlier.states[target]?.fields ?? [:]
      let new = later.states[target]?.fields ?? [:]
      let names = Set(old.keys).union(new.keys)
      if let row = later.row(target) {
        addItem(row, target, names)
      } else {
        for name in names.sorted(by: precedes) { addOther(name, target, old[name], new[name]) }
      }
    }
  }

  private func precedes(_ a: FieldName, _ b: FieldName) -> Bool { a.words < b.words }

  // MARK: Items

  private mutating func addItem(_ row: Int, _ target: Target, _ names: Set<FieldName>) {
    guard let before = earlier.row(target) else {
      if later.status[row] == .done { addDone(row, target, nil) }
      return
    }
    if later.status[row] == .done, earlier.status[before] != .done {
      addDone(row, target, earlier.status[before])
    }
    let members = names.compactMap { if case .member(let name) = $0 { name } else { nil } }
    guard !members.isEmpty, let was = earlier.object(before), let now = later.object(row) else {
      return
    }
    for name in members.sorted() where (was[name] ?? .null) != (now[name] ?? .null) {
      if name == "due" {
        addDue(
          target, earlier.item(before)?.due, later.item(row)?.due, of: .member(name),
          ifLater: .slipped, ifEarlier: .broughtForward, else: .dated)
      } else {
        addField(.field, target, .member(name), was[name], now[name])
      }
    }
  }

  /// Told besides the act that made it so: that one is named.
  private mutating func addDone(_ row: Int, _ target: Target, _ old: Status?) {
    var entry = entry(.done, target)
    entry.old = old?.words
    entry.new = Status.done.words
    entry.event = later.deliveryEvent(row)
    entries.append(entry)
  }

  private mutating func addDue(
    _ target: Target, _ old: DateValue?, _ new: DateValue?, of name: FieldName,
    ifLater: Changes.Kind, ifEarlier: Changes.Kind, else other: Changes.Kind
  ) {
    var kind = other
    var amount: String?
    var isEarlier = false
    if let old, let new, new.isWithin(old) {
      kind = .madeExact
    } else if let was = old?.latest, let now = new?.latest, was != now {
      isEarlier = now < was
      kind = isEarlier ? ifEarlier : ifLater
      let isDays = old?.isDayExact ?? false && new?.isDayExact ?? false
      amount = Lateness.amount(from: min(was, now), to: max(was, now), inDays: isDays)
    }
    var entry = entry(kind, target)
    entry.old = old?.label ?? "no date"
    entry.new = new?.label ?? "no date"
    entry.amount = amount
    entry.isEarlier = isEarlier
    name.addHead(to: &entry, self)
    entries.append(entry)
  }

  private mutating func addField(
    _ kind: Changes.Kind, _ target: Target, _ name: FieldName, _ old: JSONValue?, _ new: JSONValue?
  ) {
    var entry = entry(kind, target)
    entry.old = (old ?? .null).plainWords
    entry.new = (new ?? .null).plainWords
    if kind == .field || kind == .meeting || kind == .agenda { entry.told = name.words }
    name.addHead(to: &entry, self)
    entries.append(entry)
  }

  // MARK: Sessions, figures, tensions

  private mutating func addOther(
    _ name: FieldName, _ target: Target, _ old: FieldState?, _ new: FieldState?
  ) {
    switch name {
    case .delivery: return
    case .reading(let period, let source):
      addReading(target, name, period: period, source: source, reading(old), reading(new))
    case .member(let member): addMember(member, target, value(old), value(new))
    }
  }

  private mutating func addMember(
    _ member: String, _ target: Target, _ old: JSONValue?, _ new: JSONValue?
  ) {
    let was = earlier.object(of: target).map { $0[member] ?? .null } ?? old ?? .null
    let now = later.object(of: target).map { $0[member] ?? .null } ?? new ?? .null
    guard was != now else { return }
    let isMeeting = later.meeting(at: target) != nil
    if isMeeting, member == "date" {
      return addDue(
        target, earlier.meeting(at: target)?.date, later.meeting(at: target)?.date,
        of: .member(member), ifLater: .rescheduled, ifEarlier: .rescheduled, else: .rescheduled)
    }
    if journal.isMade(target), later.object(of: target) == nil {
      // A point of an agenda: where it stands is no news.
      if member == "dropped" { addField(.agenda, target, .member(member), was, now) }
      return
    }
    addField(
      isMeeting ? meetingKind(member, now) : isTension(target, member) ? .tension : .field, target,
      .member(member), was, now)
  }

  private func meetingKind(_ member: String, _ now: JSONValue) -> Changes.Kind {
    guard member == "state" else { return .meeting }
    switch now.string.flatMap(Meeting.State.init(rawValue:)) {
    case .held: return .held
    case .confirmed: return .dateConfirmed
    default: return .meeting
    }
  }

  private func isTension(_ target: Target, _ member: String) -> Bool {
    member == "state" && later.tension(at: target) != nil
  }

  private func value(_ field: FieldState?) -> JSONValue? {
    if case .json(let value)? = field?.value { value } else { nil }
  }

  private func reading(_ field: FieldState?) -> Payload.Reading? {
    if case .reading(let reading)? = field?.value { reading } else { nil }
  }

  private mutating func addReading(
    _ target: Target, _ name: FieldName, period: String, source: String, _ old: Payload.Reading?,
    _ new: Payload.Reading?
  ) {
    guard old != new else { return }
    let unit = later.indicator(at: target)?.unit
    func words(_ reading: Payload.Reading?) -> String? {
      guard let reading else { return nil }
      return reading.value.map { [$0, unit].compactMap(\.self).joined(separator: " ") } ?? "?"
    }
    var entry = entry(.reading, target)
    entry.old = words(old)
    entry.new = words(new)
    entry.told = "\(EDTF(period)?.label ?? period), \(later.sourceShort(source))"
    name.addHead(to: &entry, self)
    entries.append(entry)
  }

  // MARK: Flags

  /// What became overdue, or due soon: by time alone, unless its date was set in the period, or it
  /// was not open before.
  mutating func addFlags() {
    let moved = lastOf([.slipped, .broughtForward, .dated])
    let opened = lastOf([.reopened, .status, .field])
    for row in 0..<later.count {
      let now = later.flags[row].intersection([.overdue, .dueSoon])
      guard !now.isEmpty else { continue }
      let target = later.target(of: row)
      let before = earlier.row(target)
      let flags = before.map { earlier.flags[$0] } ?? []
      let wasOpen = before.map { earlier.isOwed($0) } ?? true
      let cause = moved[row] ?? (wasOpen ? nil : opened[row])
      if now.contains(.overdue), !flags.contains(.overdue) { addFlag(.overdue, target, cause) }
      if now.contains(.dueSoon), !flags.contains(.dueSoon) { addFlag(.dueSoon, target, cause) }
    }
  }

  private func lastOf(_ kinds: Set<Changes.Kind>) -> [Int: Changes.Entry] {
    Dictionary(
      entries.compactMap { entry in
        kinds.contains(entry.kind) ? entry.row.map { ($0, entry) } : nil
      }, uniquingKeysWith: { $1 })
  }

  private mutating func addFlag(
    _ kind: Changes.Kind, _ target: Target, _ cause: Changes.Entry?
  ) {
    var entry = entry(kind, target)
    entry.event = cause?.event
    entry.hand = cause?.hand
    entries.append(entry)
  }
}

extension Register {
  /// Whether its date can pass: promised, and open.
  fileprivate func isOwed(_ row: Int) -> Bool {
    status[row].isOpen && index.strength[row].binds
  }
}

extension FieldName {
  /// The event whose value stands; where none does, the last that was taken back.
  fileprivate func addHead(to entry: inout Changes.Entry, _ finder: ChangeFinder) {
    if let head = finder.later.states[entry.target]?.fields[self]?.heads.last {
      entry.event = head.event
      return
    }
    let before = finder.earlier.states[entry.target]?.fields[self]?.heads.last?.event
    entry.event = before
    entry.hand = before.flatMap { finder.undoer(of: $0) }
  }
}

extension DateValue {
  fileprivate var isDayExact: Bool { unit == .day && !isApproximate }
}
