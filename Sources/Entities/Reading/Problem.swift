package import JSON

/// The files of a register folder (docs/format.md).
package enum RegisterFile: String, CaseIterable, Hashable, Sendable {
  case register, commitments, meetings, indicators, sources, tensions

  package var fileName: String { "\(rawValue).json" }
}

/// Something found wrong with a register, with its place: a fact; its words are in
/// Problem+Words.swift.
package struct Problem: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, Comparable {
    case error, warning, note

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  }

  package let severity: Severity
  /// Path within the register folder: `commitments.json`, `journal/desk-k7q2md.jsonl`.
  package let file: String
  /// Nil where the file as a whole is meant.
  package let position: TextPosition?
  /// `$[3].due.latest`; empty where none applies.
  package let path: String
  package let fault: Fault

  package init(
    _ severity: Severity, file: String, position: TextPosition? = nil, path: String = "",
    _ fault: Fault
  ) {
    self.severity = severity
    self.file = file
    self.position = position
    self.path = path
    self.fault = fault
  }

  package enum Fault: Hashable, Sendable {
    case missingFile
    case syntax(JSONFault)
    case kind(found: JSONKind, expected: String)
    case missingMember(String)
    case notASlug(String)
    case notADay(String)
    case notEDTF(String)
    case notARhythm(String)
    case notOneOf(String, [String])
    /// A reference to something the register does not hold.
    case dangling(String, kind: String)
    case duplicateID(String, firstAt: TextPosition)
    case duplicateKey(String)
    case emptyText
    case emptyList(String)
    case number(String, expected: String)
    /// A line of a party's signers.
    case notASigner(String, expected: String)
    case dateOrder(earliest: String, latest: String)
    case dateDisagrees(member: String, edtf: String)
    case unitMissing
    case paragraphBeyond(Int, last: Int)
    case newerFormat(Int)
    case tooMany(String, limit: Int)
    case unknownMember(String)
    /// Control, bidi or zero-width characters, which the screen never shows raw.
    case unsafeText
    case baseEditedAfterEvents(FieldName)
    case journal(JournalProblem)
  }
}
