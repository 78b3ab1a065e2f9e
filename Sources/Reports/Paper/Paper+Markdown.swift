extension Paper {
  /// The same as the HTML, in GitHub-flavoured Markdown.
  var markdown: String {
    let facts = cover.facts.map { "- **\(Markdown.escape($0.label)):** \($0.words.markdown)\n" }
    let marked = "**\(cover.marking.uppercased())**\n"
    let parts =
      ["# Session report: \(Markdown.escape(title))\n", marked, facts.joined()]
      + cover.remarks.map { $0.markdown + "\n" }
      + sections.flatMap { section in
        ["## \(Markdown.escape(section.title))\n"] + section.blocks.map(\.markdown)
      }
    return parts.joined(separator: "\n")
  }
}

extension Paper.Block {
  fileprivate var markdown: String {
    switch self {
    case .paragraph(let words), .aside(let words): return words.markdown + "\n"
    case .heading(let words): return "### \(Markdown.escape(words))\n"
    case .table(let table): return table.markdown
    case .chart(let chart): return chart.markdown
    case .counts(let counts):
      return Markdown.table(
        ["what", "how many", "of", "besides"],
        counts.map { [$0.name, ($0.isLate ? "! " : "") + "\($0.count)", $0.of, $0.more] })
    case .list(let items, let isNumbered):
      return items.enumerated().map { number, words in
        "\(isNumbered ? "\(number + 1)." : "-") \(words.markdown)\n"
      }.joined()
    case .notes(let notes):
      return notes.map { note in
        let lines = note.entries.map { entry in
          let behind = entry.behind.map { Markdown.escape($0.words) }.joined(separator: "; ")
          return "  - \(entry.said.markdown) Behind: \(behind)\n"
        }
        return "- **\\[\(note.number)\\] \(Markdown.escape(note.place))**\n\(lines.joined())"
      }.joined()
    }
  }
}

extension Paper.Table {
  var markdown: String {
    let head = "**\(Markdown.escape(caption))**\n\n"
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    let rule = columns.map { $0.isNumber ? "--:" : "---" }
    let rows = groups.filter { !$0.rows.isEmpty }.flatMap { group -> [[String]] in
      let title = group.title.map {
        [["**\(Markdown.escape($0))**"] + columns.dropFirst().map { _ in "" }]
      }
      return (title ?? []) + group.rows.map { $0.cells.map(\.markdown) }
    }
    return head + ([columns.map { Markdown.escape($0.title) }, rule] + rows).map(line).joined()
  }
}

extension Chart {
  /// The table, each reading with its bar in blocks.
  fileprivate var markdown: String {
    "### \(Markdown.escape(title)), in \(Markdown.escape(unit))\n\n" + table.markdown
      + remarks.map { "\n\($0.markdown)\n" }.joined()
  }
}

extension Words {
  var markdown: String {
    runs.map { run in
      let text = Markdown.escape(run.text)
      return switch run.kind {
      case .line: "<br>"
      // Emphasis does not close behind a blank.
      case .strong, .late: text.hasSuffix(" ") ? "**\(text.dropLast())** " : "**\(text)**"
      case .note: " \\[\(text)\\]"
      case .plain, .quiet, .vague, .unknown, .code, .link: text
      }
    }.joined()
  }
}
