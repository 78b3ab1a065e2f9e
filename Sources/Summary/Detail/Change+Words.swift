import Dates
import Entities
import JSON
import Journal
import Register

extension Change {
  /// `not started → reported done`: what the writer saw and what was set; nil for a
  /// change that sets no field.
  package var stepWords: String? {
    guard let was, let new = payload.newWords else { return nil }
    let old = was.string.flatMap(Status.init(rawValue:))?.words ?? was.plainWords
    return "\(old) → \(new)"
  }
}

extension Payload {
  fileprivate var newWords: String? {
    switch self {
    case .reported: Status.reportedDone.words
    case .statusSet(let status), .reopened(let status): status.words
    case .fieldSet(_, let value): value.plainWords
    case .readingSet(let reading): reading.value ?? "?"
    default: nil
    }
  }

  /// What was told with a change: when it was done, evidence, the text of a note.
  package var toldWords: [String] {
    switch self {
    case .reported(let on, let evidence), .confirmed(let on, let evidence):
      let day = on.map { "done on \(EDTF($0)?.label ?? $0)" }
      return [day, evidence.map { "evidence: \($0)" }].compactMap(\.self)
    case .evidenceAdded(let text), .noteAdded(let text): return [text]
    case .claimAdded(let claim): return [claim.text]
    default: return []
    }
  }
}
