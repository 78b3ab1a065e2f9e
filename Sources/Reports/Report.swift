package import Sheets

/// What a command tells of one thing, in every format that it can be told in: a command, an export
/// and the flat mode ask for it by `written`.
package protocol Report {
  /// What people read.
  var sheet: Sheet { get }
  /// What programs read, its keys stable: JSON text with a last newline.
  var json: String { get }
  /// GitHub-flavoured Markdown, text of the register escaped; nil where nobody asks for a paper.
  var markdown: String? { get }
  /// RFC 4180 text, every line ended with CRLF; nil for what is no table.
  var csv: String? { get }
}

extension Report {
  package var markdown: String? { nil }
  package var csv: String? { nil }

  /// Lines, each with its newline and within the page's width.
  package func text(_ page: Page = Page()) -> String { sheet.text(page) }

  /// - Returns: The whole file; nil where it cannot be in that format.
  package func written(_ format: Format, _ page: Page = Page()) -> String? {
    switch format {
    case .text: text(page)
    case .csv: csv
    case .markdown: markdown
    case .json: json
    case .html: nil
    }
  }
}
