import Screen

extension Sheet {
  /// Laid out line by line, for a text as for the cells of a screen.
  ///
  /// - Parameter page: Every line is within its width.
  /// - Returns: Lines of safe text, each piece in its style.
  package func lines(on page: Page) -> [Line] { blocks.flatMap { $0.lines(on: page) } }

  /// Written as plain text.
  ///
  /// - Parameter page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package func text(_ page: Page) -> String {
    lines(on: page).map { line in
      line.map { page.paint(isolated($0.text), $0.style) }.joined() + "\n"
    }.joined()
  }
}

extension Sheet.Block {
  fileprivate func lines(on page: Page) -> [Line] {
    switch self {
    case .title(let words), .heading(let words): page.wrapped(words, style: Theme.focus)
    case .paragraph(let words, let depth): page.indented(words, by: depth)
    case .aside(let words): page.wrapped(words, style: Theme.quiet)
    case .verbatim(let words, let depth): [.blanks(depth) + page.pieces(words)]
    case .field(let label, let entries): page.field(label, entries)
    case .table(let table): table.lines(on: page)
    case .list(let items, let isNumbered):
      items.enumerated().flatMap { number, words in
        page.wrapped(Words(isNumbered ? "\(number + 1). " : "- ") + words)
      }
    case .blank: [[]]
    }
  }
}

extension Page {
  /// `Owed       Türkiye* → Pakistan`, later lines under the first; heads of several entries in a
  /// column of their own, where there is room for that.
  fileprivate func field(_ label: String, _ entries: [Sheet.Entry]) -> [Line] {
    // A label that has no room in its column stands before the first of its entries.
    if labelWidth > 4, Width.of(label) >= labelWidth, let first = entries.first {
      let named = Sheet.Entry(Words(), Words("\(label): ") + [first.head, first.text].joined(": "))
      return field("", [named] + entries.dropFirst())
    }
    let heads = entries.map { pieces($0.head) }
    let width = heads.map(\.width).max() ?? 0
    let indent = labelWidth + (width > 0 ? width + 2 : 0)
    let isTable = self.width - indent >= 24
    return entries.indices.flatMap { number -> [Line] in
      let (head, text) = (entries[number].head, entries[number].text)
      let start = self.label(number == 0 ? label : "")
      guard isTable, width > 0 else {
        let body = wrapped(head.isEmpty ? text : [head, text].joined(": "), indent: labelWidth)
        return [start + (body.first ?? [])] + body.dropFirst()
      }
      let body = wrapped(text, indent: indent)
      let blanks = Line.blanks(width + 2 - heads[number].width)
      return [start + heads[number] + blanks + (body.first ?? [])] + body.dropFirst()
    }
  }

  /// Cells for labels; less on a narrow page.
  private var labelWidth: Int { width >= 4 * labels ? labels : width >= 20 ? 4 : 0 }

  private func label(_ label: String) -> Line {
    guard labelWidth > 0 else { return [] }
    let cut = Piece(text: clip(label, to: labelWidth - 1, ellipsis: ""), style: Theme.quiet)
    return [cut] + .blanks(labelWidth - Width.of(cut.text))
  }
}
