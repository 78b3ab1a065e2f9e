package import Dates
import JSON
package import Text

/// What the last exchange of a register with others left to know: kept in the state folder
/// by machine and real path, as the writer is (docs/journal.md E2), never in the register.
/// None: never exchanged.
package struct SyncNote: Hashable, Sendable {
  /// With whom: the remote's address without a password, or the bundle's path.
  package var partner: String
  /// The file of the bundle it last went over; nil where that was a remote.
  package var bundle: String?
  /// When both last held the same.
  package var inStep: Moment?
  /// Since when tries have failed, one after another.
  package var offlineSince: Moment?
  /// Why the last try failed: a sentence.
  package var failure: String?
  /// How many lines of each journal, by file name, the partner holds.
  package var sent: [ExactText: Int]
  /// The last commit a bundle held when it was last read; nil for a remote, of which
  /// git knows that itself.
  package var seen: String?

  /// Parts as they are.
  package init(
    partner: String, bundle: String? = nil, inStep: Moment? = nil, offlineSince: Moment? = nil,
    failure: String? = nil,
    sent: [ExactText: Int] = [:]
  ) {
    self.partner = partner
    self.bundle = bundle
    self.inStep = inStep
    self.offlineSince = offlineSince
    self.failure = failure
    self.sent = sent
  }
}
