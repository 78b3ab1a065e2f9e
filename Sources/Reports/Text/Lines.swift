import Screen

/// Lines of a report, built up part by part, each within the page.
struct Lines {
  let page: Page
  private(set) var lines: [String] = []

  init(_ page: Page) { self.page = page }

  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func blank() { lines.append("") }

  mutating func add(_ lines: [String]) { self.lines += lines }

  /// A paragraph.
  mutating func add(_ text: String, _ style: Style = .plain) {
    lines += page.wrapped(text, style: style)
  }

  /// `Owed       Türkiye* → Pakistan`, later lines under the first.
  mutating func part(_ label: String, _ text: String, glyph: (String, Style)? = nil) {
    let sign = glyph.map { page.paint(page.clean($0.0), $0.1) + " " } ?? ""
    let body = page.wrapped(text, indent: labelWidth + (glyph == nil ? 0 : 2))
    lines.append(head(label) + sign + (body.first ?? ""))
    lines += body.dropFirst()
  }

  /// Entries under one label: each with a head in a column of its own, where
  /// there is room for that.
  mutating func parts(_ label: String, _ entries: [(head: String, text: String)]) {
    let heads = entries.map { page.clean($0.head) }
    let width = heads.map(Width.of).max() ?? 0
    let indent = labelWidth + width + (width > 0 ? 2 : 0)
    let isTable = page.width - indent >= 24
    for (number, entry) in entries.enumerated() {
      let start = number == 0 ? head(label) : head("")
      guard isTable else {
        let joined = [entry.head, entry.text].filter { !$0.isEmpty }.joined(separator: ": ")
        let body = page.wrapped(joined, indent: labelWidth)
        lines.append(start + (body.first ?? ""))
        lines += body.dropFirst()
        continue
      }
      let body = page.wrapped(entry.text, indent: indent)
      lines.append(
        start + isolated(heads[number]) + blanks(heads[number], width) + (body.first ?? ""))
      lines += body.dropFirst()
    }
  }

  private func blanks(_ head: String, _ width: Int) -> String {
    width == 0 ? "" : String(repeating: " ", count: width + 2 - Width.of(head))
  }

  /// Cells for labels; less on a narrow page.
  private var labelWidth: Int { page.width >= 50 ? 13 : page.width >= 20 ? 4 : 0 }

  private func head(_ label: String) -> String {
    guard labelWidth > 0 else { return "" }
    let cut = clip(label, to: labelWidth - 1, ellipsis: "")
    return page.paint(cut, Theme.legend)
      + String(repeating: " ", count: labelWidth - Width.of(cut))
  }
}
