import Entities
import Journal

extension FieldName {
  /// As people call it: `status`, `done when`.
  package var words: String {
    switch self {
    case .delivery: "status"
    case .member(let name): Member.named(name)?.label.lowercased() ?? name
    case .reading(let period, let source): "reading of \(period) by \(source)"
    }
  }
}

extension FieldValue {
  package var words: String {
    switch self {
    case .reported: Status.reportedDone.words
    case .status(let status): status.words
    case .json(let value): value.plainWords
    case .reading(let reading): reading.value ?? "?"
    }
  }
}
