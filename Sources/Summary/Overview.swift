import Entities
package import Register

/// The counts a report begins with, each beside what it is counted among. No
/// percent and no average.
package struct Overview: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package internal(set) var count = 0
    package internal(set) var of = 0
  }

  package private(set) var items = 0
  /// Firm and pledges: what one party owes to another.
  package private(set) var promises = 0
  /// Tasks of the secretariat itself, pledged by nobody.
  package private(set) var followUps = 0
  /// Discussed, positions and what is past: no promises.
  package private(set) var others = 0
  /// Past their date, of the promises and follow-ups that are open.
  package private(set) var overdue = Count()
  /// Of the overdue, those whose date is approximate.
  package private(set) var vague = 0
  /// Date past and nobody has reported, of the overdue: unknown, not failed.
  package private(set) var unreported = Count()
  /// Words or evidence are missing, of all that were reported done.
  package private(set) var awaiting = Count()
  /// Two records disagree, of all items.
  package private(set) var contested = Count()
  /// Done, of promises and follow-ups.
  package private(set) var done = Count()

  /// Counts these rows of a register.
  package init(_ register: Register, _ rows: [Int32]) {
    for number in rows {
      let row = Int(number)
      add(register.flags[row], register.status[row], register.index.strength[row])
    }
    items = rows.count
    others = items - promises - followUps
    unreported.of = overdue.count
    contested.of = items
    done.of = promises + followUps
  }

  private mutating func add(_ flags: Flags, _ status: Status, _ strength: Strength) {
    if strength == .followUp { followUps += 1 }
    if strength == .firm || strength == .pledge { promises += 1 }
    if strength.binds {
      if status.isOpen { overdue.of += 1 }
      if status == .done { done.count += 1 }
    }
    if flags.contains(.overdue) { overdue.count += 1 }
    if flags.contains(.vague) { vague += 1 }
    if flags.contains(.unreported) { unreported.count += 1 }
    if flags.contains(.contested) { contested.count += 1 }
    if status == .reportedDone || status == .done && strength.binds { awaiting.of += 1 }
    if flags.contains(.awaiting) { awaiting.count += 1 }
  }
}
