import Screen
import Sheets

extension Paper {
  /// The whole file, self-contained.
  var html: String {
    HTML.make(
      .html, [.language(language)],
      [
        .make(.head, [], head),
        .make(.body, [.classes(cover.isInternal ? "internal" : "shareable")], body),
      ]
    ).document
  }

  /// Nothing may be fetched from anywhere, nothing run.
  private var head: [HTML] {
    [
      .make(.meta, [.fixed(.charset, "utf-8")]),
      .make(
        .meta,
        [
          .fixed(.equivalent, "Content-Security-Policy"),
          .fixed(
            .content,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
        ]),
      .make(
        .meta,
        [.fixed(.name, "viewport"), .fixed(.content, "width=device-width, initial-scale=1")]),
      .make(
        .meta, [.fixed(.name, "color-scheme"), .fixed(.content, "light dark")]),
      .make(.title, [], "\(title): session report (\(cover.marking.lowercased()))"),
      .stylesheet(Stylesheet.rules),
    ]
  }

  private var body: [HTML] {
    let top = HTML.make(
      .header, [.classes("cover")],
      [
        .make(.p, [.classes("marking")], cover.marking),
        .make(.p, [.classes("kind")], "Session report"),
        .make(.h1, [], Words(title).html),
        .make(
          .dl, [.classes("facts")],
          cover.facts.map { fact in
            .make(.div, [], [.make(.dt, [], fact.label), .make(.dd, [], fact.words.html)])
          }),
      ] + cover.remarks.map { .make(.p, [.classes("remark")], $0.html) })
    return [top, contents, .make(.main, [], sections.map(\.html)), foot]
  }

  private var contents: HTML {
    let label = Anchor("contents")
    return .make(
      .nav, [.labelledBy(label)],
      [
        .make(.h2, [.id(label)], "Contents"),
        .make(
          .ul, [],
          sections.map { .make(.li, [], [.make(.a, [.link($0.anchor)], $0.title)]) }),
      ])
  }

  private var foot: HTML {
    .make(.footer, [], [.make(.p, [], "\(cover.marking). \(title).")])
  }
}

extension Paper.Section {
  fileprivate var html: HTML {
    .make(
      .section, [.id(anchor), .labelledBy(anchor.title)],
      [.make(.h2, [.id(anchor.title)], title)] + blocks.map(\.html))
  }
}

extension Paper.Block {
  fileprivate var html: HTML {
    switch self {
    case .sheet(let block): block.html
    case .counts(let counts): .make(.dl, [.classes("counts")], counts.map(\.html))
    case .chart(let chart): chart.html
    case .notes(let notes): .make(.ol, [.classes("notes")], notes.map(\.html))
    }
  }
}

extension Sheet.Block {
  fileprivate var html: HTML {
    switch self {
    case .paragraph(let words, _), .verbatim(let words, _): .make(.p, [], words.html)
    case .aside(let words): .make(.p, [.classes("aside")], words.html)
    case .title(let words): .make(.h2, [], words.html)
    case .heading(let words): .make(.h3, [], words.html)
    case .table(let table): table.html
    case .list(let items, let isNumbered):
      .make(isNumbered ? .ol : .ul, [], items.map { .make(.li, [], $0.html) })
    case .field(let label, let entries):
      .make(
        .dl, [],
        [.make(.dt, [], label)]
          + entries.map { .make(.dd, [], [$0.head, $0.text].joined(": ").html) })
    case .blank: .text("")
    }
  }
}

extension Paper.Count {
  fileprivate var html: HTML {
    .make(
      .div, [.classes(isLate ? "count late" : "count")],
      [
        .make(.dt, [], name),
        .make(
          .dd, [],
          [
            .make(.span, [.classes("number")], "\(isLate ? "! " : "")\(count)"),
            .text(" "), .make(.span, [.classes("of")], of),
          ]),
        .make(.dd, [.classes("more")], more),
      ])
  }
}

extension Paper.Note {
  fileprivate var html: HTML {
    var parts: [HTML] = [.make(.p, [.classes("place")], [.make(.strong, [], Words(place).html)])]
    for entry in entries {
      let links = entry.behind.enumerated().flatMap { index, place -> [HTML] in
        [
          .text(index == 0 ? " Behind: " : "; "),
          .make(.a, [.link(place.at)], Words(place.words).html),
        ]
      }
      parts.append(.make(.p, [], entry.said.html + [.make(.span, [.classes("behind")], links)]))
    }
    return .make(.li, [.id(Anchor("note", number))], parts)
  }
}

extension Table {
  var html: HTML {
    var parts: [HTML] = [.make(.caption, [], Words(caption).html)]
    parts.append(
      .make(
        .thead, [],
        [
          .make(
            .tr, [],
            columns.map { .make(.th, [.fixed(.scope, "col")] + $0.classes, $0.title) })
        ]))
    parts += groups.filter { !$0.rows.isEmpty }.map(body)
    let kind: HTML.Attribute = .classes(isOfNumbers ? "numbers" : "rows")
    return .make(.table, [kind], parts)
  }

  private func body(_ group: Group) -> HTML {
    let heading = group.title.map { title in
      HTML.make(
        .tr, [.classes("group")],
        [
          .make(
            .th, [.fixed(.scope, "rowgroup"), .number(.colspan, Double(columns.count))],
            Words(title).html)
        ])
    }
    return .make(.tbody, [], [heading].compactMap(\.self) + group.rows.map(html))
  }

  private func html(_ row: Row) -> HTML {
    let cells = zip(columns, row.cells).enumerated().map { place, pair -> HTML in
      let (column, words) = pair
      let classes: [HTML.Attribute] =
        column.isNumber ? [.classes(words.isNothing ? "number nothing" : "number")] : []
      guard place > 0 else { return .make(.th, [.fixed(.scope, "row")] + classes, words.html) }
      return .make(.td, [.label(column.title)] + classes, words.html)
    }
    return .make(.tr, row.anchor.map { [.id($0)] } ?? [], cells)
  }
}

extension Table.Column {
  fileprivate var classes: [HTML.Attribute] {
    switch room {
    case .even, .flow: isNumber ? [.classes("number")] : []
    case .narrow: [.classes("narrow")]
    case .wide: [.classes("wide")]
    case .widest: [.classes("widest")]
    }
  }
}

extension Words {
  /// A number that says there is none.
  fileprivate var isNothing: Bool { runs.count == 1 && runs[0].text == "0" }

  var html: [HTML] { runs.map(\.html) }
}

extension Words.Run {
  fileprivate var html: HTML {
    let plain = HTML.text(text)
    // Text with a direction of its own must not reorder what stands beside it.
    let words: HTML =
      text.unicodeScalars.contains(where: \.isRightToLeft) ? .make(.bdi, [], [plain]) : plain
    switch kind {
    case .plain, .contested, .status, .state: return words
    case .bar: return .text("")
    case .strong: return .make(.strong, [], [words])
    case .quiet: return .make(.span, [.classes("quiet")], [words])
    case .late: return .make(.span, [.classes("late")], [words])
    case .vague: return .make(.span, [.classes("vague")], [words])
    case .unknown: return .make(.span, [.classes("unknown")], [words])
    case .code: return .make(.span, [.classes("code")], [words])
    case .link(let anchor): return .make(.a, [.link(anchor)], [words])
    case .line: return .make(.br)
    case .note(let number, let place):
      return .make(
        .sup, [.id(place)], [.make(.a, [.link(Anchor("note", number))], "[\(number)]")])
    }
  }
}
