package import JSON

/// Something odd in the journal folder; none of it stops the fold (E5, E6, E8, E11).
package struct JournalProblem: Hashable, Sendable {
  /// File name within `journal/`.
  package let file: String
  /// From 1; nil where the file as a whole is meant.
  package let line: Int?
  package let fault: Fault

  package init(file: String, line: Int? = nil, _ fault: Fault) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  package enum Fault: Hashable, Sendable {
    /// Kept as it is and skipped.
    case unreadable(UnreadableLine)
    /// A last line of another writer that is not whole yet.
    case stillArriving
    /// A last line of our own that was cut by a crash.
    case cutShort
    /// Sequences of a writer that are missing between two others.
    case gap(writer: String, after: Int, before: Int)
    /// Two different lines under one id.
    case sameID(String)
    /// A line that names itself, directly or through others.
    case circle(String)
    /// More than 24 hours ahead of what came after it.
    case clockAhead(String)
    /// Names an event that has not arrived.
    case waiting(String, writer: String)
    case unknownKind(String)
    /// Speaks of something the register does not hold.
    case absentTarget(String)
    /// Sets a field of something, or adds it, with a value that does not fit; kept, and applied to
    /// nothing.
    case unfit(String, target: String)
    /// A name in journal/ that is no plain file, or a file too large to read.
    case refused(String)
    case newerFormat(Int)
    /// A journal that was begun for the register of this id.
    case otherRegister(String)
  }

  /// Only what makes the record ambiguous is an error; one crash must not mean exit 65 for ever
  /// (E6).
  package var severity: Problem.Severity {
    switch fault {
    case .sameID, .circle: .error
    case .waiting, .unknownKind, .absentTarget: .note
    default: .warning
    }
  }
}

/// Why a line of a journal is not an event.
package enum UnreadableLine: Error, Hashable, Sendable {
  case syntax(JSONError)
  /// A member of journal.md E1 is missing or of the wrong kind.
  case member(String)
  /// Its length in bytes.
  case tooLong(Int)
}
