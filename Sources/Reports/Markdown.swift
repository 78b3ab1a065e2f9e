import Screen

/// Markdown of a table: text of the register is shown as it is written, never read as markup.
enum Markdown {
  /// Safe to stand in a table's cell or a line of text.
  static func escape(_ raw: String) -> String { Sanitise.markdown(raw) }

  static func table(_ heading: [String], _ rows: [[String]]) -> String {
    let rule = heading.map { _ in "---" }
    return ([heading.map(escape), rule] + rows.map { $0.map(escape) })
      .map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}
