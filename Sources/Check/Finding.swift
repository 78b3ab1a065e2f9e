package import Entities
package import Journal

/// Something the check has to say of a register: a fault of its files or journals, or something the
/// record lacks. A fact; its words are in Finding+Words.swift.
package struct Finding: Hashable, Sendable {
  package let severity: Problem.Severity
  package let about: About
  package let fact: Fact

  package init(_ severity: Problem.Severity, about: About, _ fact: Fact) {
    self.severity = severity
    self.about = about
    self.fact = fact
  }

  /// What it is about.
  package enum About: Hashable, Sendable {
    /// The files and journals as such.
    case register
    /// An item, by row.
    case item(Int)
    case meeting(String)
    case indicator(String)
    case tension(String)
    /// What only events name: a point of an agenda, a saved view.
    case other(Target)
    /// What no event names (`Target.isPart`): register.json itself, a party, a source.
    case part(Target)
  }

  package enum Fact: Hashable, Sendable {
    /// A fault of a file or journal.
    case problem(Problem)
    /// Two live heads of different value (docs/journal.md E10).
    case contested(FieldName)
    /// A field of what is no item changed in the file after an event on it (E14); of
    /// items the problem says it.
    case drift(FieldName)
    /// Done, and nothing is named that shows it.
    case noEvidence
    /// One person gave the word of every party (docs/journal.md E12).
    case oneHand
    /// Words of these parties on a report that came with no key of theirs; under the rule
    /// `verified` they do not count (docs/journal.md E12).
    case unverified([String])
    /// Events in a party's name that came with no key of it: how many, of how many.
    case unverifiedEvents(party: String, count: Int, of: Int)
    /// Only verified words count, and no key may speak for these parties.
    case noSigners([String])
    /// One key may speak for several parties, so it vouches for none.
    case sharedKey(PublicKey, parties: [String])
    /// It is not known here which words are verified.
    case unvouched(Vouching.Gap)
    /// The window is past and nobody has reported.
    case noReport
    /// Expected, its date past, and not known whether held.
    case heldUnknown
    /// A promise that nobody is named to keep.
    case noOwner
    /// No source says so.
    case noSource
    /// A value of a figure whose period is not stated, by its label.
    case noPeriod(String)
    /// A date that no source gives.
    case noDateSource
    case noDate
    /// What would count as done is not stated.
    case noTest
    case singleSource
    /// Periods of a figure that ended without a reading.
    case noReading([String])
    case openTension
    /// Said in the files without a claim that bears it out.
    case unfounded(Unfounded)
  }

  package var kind: Kind {
    switch fact {
    case .problem(let problem): problem.kind
    case .contested: .contested
    case .drift: .drift
    case .noEvidence: .noEvidence
    case .oneHand: .oneHand
    case .unverified: .unverified
    case .unverifiedEvents: .unverifiedEvents
    case .noSigners: .noSigners
    case .sharedKey: .sharedKey
    case .unvouched: .unvouched
    case .noReport: .noReport
    case .heldUnknown: .heldUnknown
    case .noOwner: .noOwner
    case .noSource: .noSource
    case .noPeriod: .noPeriod
    case .noDateSource: .noDateSource
    case .noDate: .noDate
    case .noTest: .noTest
    case .singleSource: .singleSource
    case .noReading: .noReading
    case .openTension: .openTension
    case .unfounded: .unfounded
    }
  }

  /// The fault of a file or journal, if it is one; else the record lacks something.
  package var problem: Problem? { if case .problem(let problem) = fact { problem } else { nil } }

  /// The row it is about, if that is an item.
  package var row: Int? { if case .item(let row) = about { row } else { nil } }
}

extension Finding {
  /// Stable names, in JSON and as arguments of `ahd check`; in the order they are told.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    // Of the six files.
    case missingFile = "missing-file"
    case syntax
    case newerFormat = "newer-format"
    case tooMany = "too-many"
    case wrongKind = "wrong-kind"
    case missingMember = "missing-member"
    case duplicateID = "duplicate-id"
    case duplicateMember = "duplicate-member"
    case badID = "bad-id"
    case noSuchID = "no-such-id"
    case noSuchParagraph = "no-such-paragraph"
    case badDate = "bad-date"
    case badValue = "bad-value"
    case noUnit = "no-unit"
    case drift
    case unsafeText = "unsafe-text"
    case unknownMember = "unknown-member"
    // Of the journals.
    case sameEvent = "same-event"
    case circle
    case unreadableLine = "unreadable-line"
    case cutShort = "cut-short"
    case stillArriving = "still-arriving"
    case gap
    case clockAhead = "clock-ahead"
    case unfit
    case refusedFile = "refused-file"
    case otherRegister = "other-register"
    case waiting
    case unknownKind = "unknown-kind"
    case absentTarget = "absent-target"
    // Of what is recorded, and what is not.
    case contested
    case noEvidence = "no-evidence"
    case oneHand = "one-hand"
    case noSigners = "no-signers"
    case sharedKey = "shared-key"
    case unvouched
    case unverified
    case unverifiedEvents = "unverified-events"
    case noReport = "no-report"
    case heldUnknown = "held-unknown"
    case noOwner = "no-owner"
    case noSource = "no-source"
    case noPeriod = "no-period"
    case noDateSource = "no-date-source"
    case noDate = "no-date"
    case noTest = "no-test"
    case singleSource = "single-source"
    case noReading = "no-reading"
    case openTension = "open-tension"
    case unfounded
  }
}

extension Problem {
  package var kind: Finding.Kind {
    switch fault {
    case .missingFile: .missingFile
    case .syntax: .syntax
    case .kind: .wrongKind
    case .missingMember: .missingMember
    case .notASlug: .badID
    case .notADay, .notEDTF, .dateOrder, .dateDisagrees: .badDate
    case .notARhythm, .notOneOf, .emptyText, .emptyList, .number, .notASigner: .badValue
    case .dangling: .noSuchID
    case .duplicateID: .duplicateID
    case .duplicateKey: .duplicateMember
    case .unitMissing: .noUnit
    case .paragraphBeyond: .noSuchParagraph
    case .newerFormat: .newerFormat
    case .tooMany: .tooMany
    case .unknownMember: .unknownMember
    case .unsafeText: .unsafeText
    case .baseEditedAfterEvents: .drift
    case .journal(let problem): problem.kind
    }
  }
}

extension JournalProblem {
  fileprivate var kind: Finding.Kind {
    switch fault {
    case .unreadable: .unreadableLine
    case .stillArriving: .stillArriving
    case .cutShort: .cutShort
    case .gap: .gap
    case .sameID: .sameEvent
    case .circle: .circle
    case .clockAhead: .clockAhead
    case .waiting: .waiting
    case .unknownKind: .unknownKind
    case .absentTarget: .absentTarget
    case .unfit: .unfit
    case .refused: .refusedFile
    case .newerFormat: .newerFormat
    case .otherRegister: .otherRegister
    }
  }
}
