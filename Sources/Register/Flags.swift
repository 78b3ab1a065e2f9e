/// What is computed from a row and never stored. The rules that raise them are in
/// Rules.swift.
package struct Flags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Promised, open, and later than the last day it was due.
  package static let overdue = Flags(rawValue: 1 << 0)
  /// The date is approximate: overdue in the vague style.
  package static let vague = Flags(rawValue: 1 << 1)
  /// Window past and nobody reported: "no report", never "failed".
  package static let unreported = Flags(rawValue: 1 << 2)
  package static let awaiting = Flags(rawValue: 1 << 3)
  package static let dueSoon = Flags(rawValue: 1 << 4)
  package static let stale = Flags(rawValue: 1 << 5)
  package static let unscheduled = Flags(rawValue: 1 << 6)
  /// Two live heads of different value (docs/journal.md E10).
  package static let contested = Flags(rawValue: 1 << 7)
  /// Names an event that has not arrived.
  package static let waiting = Flags(rawValue: 1 << 8)
  /// An event took the opening balance to be other than it is (docs/journal.md E14).
  package static let drift = Flags(rawValue: 1 << 9)
  /// One person gave the words of all parties (docs/journal.md E12).
  package static let oneHand = Flags(rawValue: 1 << 10)
  package static let singleSource = Flags(rawValue: 1 << 11)

  /// Every flag with its id in JSON and filters, in the order they are told.
  package static let all: [(flag: Flags, id: String)] = [
    (.overdue, "overdue"), (.unreported, "unreported"), (.awaiting, "awaiting"),
    (.dueSoon, "due-soon"), (.stale, "stale"), (.unscheduled, "unscheduled"),
    (.contested, "contested"), (.waiting, "waiting"), (.drift, "drift"), (.oneHand, "one-hand"),
    (.singleSource, "single-source"),
  ]

  /// Ids of those that are up; `vague` is a manner of overdue, not a flag of its own.
  package var ids: [String] { Flags.all.filter { contains($0.flag) }.map(\.id) }
}
