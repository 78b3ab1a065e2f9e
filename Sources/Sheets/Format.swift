/// What a report can be written as.
package enum Format: String, CaseIterable, Hashable, Sendable {
  case text, csv, markdown, json, html

  /// What its files end in.
  package var suffix: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }

  package var words: String {
    switch self {
    case .text: "text"
    case .csv: "CSV"
    case .json: "JSON"
    case .markdown: "Markdown"
    case .html: "HTML"
    }
  }

  /// The format of a name: `csv`, `md`.
  package init?(named name: String) {
    let name = name.lowercased()
    guard let format = Format.allCases.first(where: { $0.rawValue == name || $0.suffix == name })
    else { return nil }
    self = format
  }
}
