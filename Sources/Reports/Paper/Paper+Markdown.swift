import Screen
import Sheets
import Text

extension Paper {
  /// The same as the HTML, in GitHub-flavoured Markdown.
  var markdown: String {
    let facts = cover.facts.map { "- **\(Markdown.escape($0.label)):** \($0.words.markdown)\n" }
    let marked = "**\(cover.marking.uppercased())**\n"
    let parts =
      ["# Session report: \(Markdown.escape(title))\n", marked, facts.joined()]
      + cover.remarks.map { $0.paragraph + "\n" }
      + sections.flatMap { section in
        ["## \(Markdown.escape(section.title))\n"] + section.blocks.map(\.markdown)
      }
    return parts.joined(separator: "\n")
  }
}

extension Sheet {
  /// GitHub-flavoured Markdown; text of the register is escaped.
  var markdown: String {
    var text = ""
    var wasItem = false
    for block in blocks {
      let part = block.markdown
      if part.isEmpty { continue }
      text += (text.isEmpty || wasItem && block.isItem ? "" : "\n") + part
      wasItem = block.isItem
    }
    return text
  }
}

extension Sheet.Block {
  /// What is set in is an item of a list, below the one before where it is set in further.
  fileprivate var isItem: Bool {
    switch self {
    case .paragraph(_, let depth): depth > 0
    case .list, .field: true
    default: false
    }
  }

  fileprivate var markdown: String {
    switch self {
    case .title(let words): return "## \(words.markdown)\n"
    case .heading(let words): return "### \(words.markdown)\n"
    case .paragraph(let words, let depth) where depth > 0:
      return "\(String(repeating: " ", count: depth - 2))- \(words.paragraph)\n"
    case .paragraph(let words, _), .verbatim(let words, _), .aside(let words):
      return words.paragraph + "\n"
    case .table(let table): return table.markdown
    case .list(let items, let isNumbered):
      return items.enumerated().map { number, words in
        "\(isNumbered ? "\(number + 1)." : "-") \(words.paragraph)\n"
      }.joined()
    case .field(let label, let entries):
      let head = label.isEmpty ? "" : Markdown.strong(Markdown.escape(label) + ":") + " "
      return entries.map { "- \(head)\([$0.head, $0.text].joined(": ").markdown)\n" }.joined()
    case .blank: return ""
    }
  }
}

extension Paper.Block {
  fileprivate var markdown: String {
    switch self {
    case .sheet(let block): return block.markdown
    case .chart(let chart): return chart.markdown
    case .counts(let counts):
      return Table(
        counts,
        [
          .init("what") { Words($0.name) },
          .init("how many") { "\($0.isLate ? "! " : "")\($0.count)" },
          .init("of") { Words($0.of) }, .init("besides") { Words($0.more) },
        ]
      ).markdown
    case .notes(let notes):
      return notes.map { note in
        let lines = note.entries.map { entry in
          let behind = entry.behind.map { Markdown.escape($0.words) }.joined(separator: "; ")
          return "  - \(entry.said.paragraph) Behind: \(behind)\n"
        }
        return "- **\\[\(note.number)\\] \(Markdown.escape(note.place))**\n\(lines.joined())"
      }.joined()
    }
  }
}

extension Table {
  var markdown: String {
    let head = caption.isEmpty ? "" : Markdown.strong(Markdown.escape(caption)) + "\n\n"
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    let rule = columns.map { $0.isNumber ? "--:" : "---" }
    let rows = groups.filter { !$0.rows.isEmpty }.flatMap { group -> [[String]] in
      let title = group.title.map {
        [[Markdown.strong(Markdown.escape($0))] + columns.dropFirst().map { _ in "" }]
      }
      return (title ?? []) + group.rows.map { $0.cells.map(\.markdown) }
    }
    return head + ([columns.map { Markdown.escape($0.title) }, rule] + rows).map(line).joined()
  }
}

extension Chart {
  /// A drawing in blocks, indented so that it is read as it is, then the table.
  fileprivate var markdown: String {
    "### \(Markdown.escape(title)), in \(Markdown.escape(unit))\n\n" + drawing + table.markdown
      + remarks.map { "\n\($0.paragraph)\n" }.joined()
  }

  private var drawing: String {
    let greatest = columns.flatMap { [$0.value, $0.target] }.compactMap(\.self).filter(\.isFinite)
    let width = columns.map { Width.of($0.label) }.max() ?? 0
    return columns.map { column in
      let label = bare(column.label)
      let bar = Bar(value: column.value, full: greatest.max() ?? 0, column.manner)
        .text(Glyphs(isASCII: false), cells: 24)
      let words = [bar, bare(column.words)].filter { !$0.isEmpty }.joined(separator: " ")
      let target = column.targetWords.map { "  (target \($0))" } ?? ""
      return
        "    \(isolated(label))\(blanks(width - Width.of(label)))  \(isolated(words))\(target)\n"
    }.joined() + (columns.isEmpty ? "" : "\n")
  }

  /// In a block of code nothing is escaped, so nothing may look like a tag; the table
  /// below has it as it is.
  private func bare(_ text: String) -> String {
    let scalars = Sanitise.line(text).unicodeScalars
    return String(String.UnicodeScalarView(scalars.map { $0 == "<" ? "‹" : $0 == ">" ? "›" : $0 }))
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension Words {
  var markdown: String {
    runs.map { run in
      let text = Markdown.escape(run.text)
      return switch run.kind {
      // Renderers that take no HTML know no line within a cell.
      case .line: " · "
      case .strong, .late: Markdown.strong(text)
      case .note: " \\[\(text)\\]"
      case .bar(let bar): bar.text(Glyphs(isASCII: false), cells: 24)
      case .plain, .quiet, .vague, .unknown, .code, .link, .contested, .status, .state: text
      }
    }.joined().trimmed
  }

  /// At the beginning of a line, where more signs have a meaning.
  fileprivate var paragraph: String { Markdown.opening(markdown) }
}
