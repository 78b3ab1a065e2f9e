package import Text

/// Delivery of a commitment, the stored scale.
package enum Status: String, CaseIterable, Hashable, Sendable {
  case proposed
  case notStarted = "not-started"
  case inProgress = "in-progress"
  case reportedDone = "reported-done"
  case done
  case notDelivered = "not-delivered"
  case withdrawn
  case suspended

  /// Only `x` and `c` lead to reported-done or done (docs/journal.md E12).
  package var isSettable: Bool { self != .reportedDone && self != .done }

  /// Accepted and nothing final said: what can be overdue or stale.
  package var isOpen: Bool { self == .notStarted || self == .inProgress }

  /// Nothing more is expected.
  package var isClosed: Bool { self == .done || self == .notDelivered || self == .withdrawn }

  /// As the screen writes it.
  package var words: String {
    switch self {
    case .proposed: "proposed"
    case .notStarted: "not started"
    case .inProgress: "in progress"
    case .reportedDone: "reported done"
    case .done: "done"
    case .notDelivered: "not delivered"
    case .withdrawn: "withdrawn"
    case .suspended: "suspended"
    }
  }
}

/// What kind of promise it is; an intention is no promise.
package enum Strength: String, CaseIterable, Hashable, Sendable {
  case firm
  case followUp = "follow-up"
  case pledge
  case discussed
  case position
  case past

  /// Firm, pledge and follow-up can be overdue; the others were never promised, or are over.
  package var binds: Bool { self == .firm || self == .pledge || self == .followUp }

  /// Four letters for narrow lists.
  package var short: String {
    switch self {
    case .firm: "firm"
    case .followUp: "f-up"
    case .pledge: "pldg"
    case .discussed: "disc"
    case .position: "posn"
    case .past: "past"
    }
  }

  /// What it means, for the detail.
  package var meaning: String {
    switch self {
    case .firm: "the sides are reported to have decided it"
    case .followUp: "the secretariat's own task, pledged by nobody"
    case .pledge: "a pledge, plan or intent; one side's word, or nobody named"
    case .discussed: "talked about only, nothing promised"
    case .position: "one side's position, not a promise"
    case .past: "an earlier promise, kept for reference"
    }
  }
}

extension Status {
  package static let byteTable = ByteTable(allCases.map { ($0.rawValue, $0) })
}

extension Strength {
  package static let byteTable = ByteTable(allCases.map { ($0.rawValue, $0) })
}
