package import Dates
package import Entities
package import Register
import Search

/// What changed in a period, told apart: what people did, and what became so by time alone.
///
/// Acts (a report, a word, a note, a status set) count each time, unless they were undone. Fields
/// (a due date, a title, a reading) count once: what they held before the period and hold after it.
package struct Changes: Sendable {
  package let period: Period
  /// As it was at the end of the period: rows and events of the entries are its.
  package let register: Register
  /// By kind, then by time.
  package let entries: [Entry]

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case done, reported, confirmed, evidence, reopened, closed, status, added, slipped
    case broughtForward = "brought-forward"
    case dated
    case field, reading
    case held
    case dateConfirmed = "date-confirmed"
    case rescheduled
    /// A date now falls within what was said before: nothing has moved.
    case madeExact = "made-exact"
    case decision, agenda, meeting, tension, claim, note, other
    /// Counted before the period and undone in it.
    case takenBack = "taken-back"
    /// By time, with nobody's doing; or by a new date or status, which is then named.
    case overdue
    case dueSoon = "due-soon"
  }

  package struct Entry: Hashable, Sendable {
    package let kind: Kind
    package let target: Target
    /// In the register at the end of the period; nil for what is no item, or is none any more.
    package let row: Int?
    package let title: String
    /// Before and after, in words; nil where it is no change of a value.
    package var old: String?
    package var new: String?
    /// By how much a date moved, in its own unit: `3 months`.
    package var amount: String?
    /// A date that moved is earlier now.
    package var isEarlier = false
    /// What was told with it: a note, evidence, a reason, the member that was set.
    package var told: String?
    /// The act, or the event whose value stands; nil where only time has passed. Index into the
    /// register's journal.
    package var event: Int?
    /// The change within that event, from 0; nil for a value of a field and for what is computed.
    package var change: Int?
    /// The event by which it came into the period where that is another: an undo, or a redo.
    package var hand: Int?

    /// Nobody did it: time has passed.
    package var isByTime: Bool { kind.isOfTime && event == nil }
    /// Who did it, and when: the event to look at.
    package var doing: Int? { hand ?? event }
  }

  /// Those about one target, or all, whose doing passes a filter; its period is not asked. What
  /// time did by itself has no doing: it passes unless a person, party or kind is asked for.
  package func entries(of target: Target?, _ filter: LogFilter) -> [Entry] {
    var filter = filter
    (filter.since, filter.until) = (nil, nil)
    let about = entries.filter { entry in target.map { $0 == entry.target } ?? true }
    guard !filter.isEmpty else { return about }
    let passing = Set(register.filter(Array(Set(about.compactMap(\.doing))), filter))
    let words = filter.words + filter.items
    let asksForHand = !(filter.by + filter.parties + filter.kinds).isEmpty
    return about.filter { entry in
      if let doing = entry.doing { return passing.contains(doing) }
      let title = Folding.fold(entry.title)
      return !asksForHand
        && words.allSatisfy { word in
          String(decoding: title, as: UTF8.self)
            .contains(String(decoding: Folding.fold(word), as: UTF8.self))
        }
    }
  }

  /// The day it ends on.
  package var until: Day { register.day }
}

extension Register {
  /// What changed from the beginning of the period to its end, or to the day the register is shown
  /// on.
  package func changes(in period: Period) -> Changes {
    let isShorter = period.until.map { $0 < day } ?? false
    let later = isShorter ? asOf(period.until) : self
    let earlier = later.asOf(period.since.adding(days: -1))
    var finder = ChangeFinder(earlier: earlier, later: later)
    finder.find()
    return Changes(period: period, register: later, entries: finder.sorted)
  }
}
