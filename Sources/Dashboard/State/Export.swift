package import Model

/// What is on screen, to be written to a file.
package struct Export: Hashable, Sendable {
  package enum Format: String, CaseIterable, Hashable, Sendable {
    case text, csv, json, markdown, html

    /// What files of it end in.
    package var suffix: String {
      switch self {
      case .text: "txt"
      case .markdown: "md"
      default: rawValue
      }
    }
  }

  /// What is written.
  package enum Content: Hashable, Sendable {
    /// The list: rows in the order shown.
    case items([Int32], Filter)
  }

  package let content: Content
  package let format: Format
  /// As typed: relative to the current folder, `~` for the home folder.
  package let path: String
  /// Whether a file that is there may be replaced.
  package let isReplacing: Bool
}
