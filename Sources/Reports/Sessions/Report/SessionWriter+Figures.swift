import Dates
import Entities
import Journal
import Register
import Sheets
import Summary
import Text

extension SessionWriter {
  /// Each figure drawn, with its readings, targets and sources.
  mutating func figures() -> Paper.Section {
    var blocks: [Paper.Block] = []
    for (place, figure) in figuresShown.enumerated() {
      blocks.append(.chart(chart(figure, number: place + 1)))
    }
    let others = register.indicators.count - figuresShown.count
    if blocks.isEmpty {
      let whole =
        isNarrowed ? "No figure belongs to these items." : "This register follows no figures."
      blocks.append(.paragraph(Words(whole)))
    }
    if others > 0 {
      blocks.append(
        .aside(
          Words("\(plural(others, "figure")) of other items, or of none, left out by the filter.")))
    } else if !figuresShown.isEmpty {
      blocks.append(
        .aside(
          "Hatched columns are estimated or provisional, dotted ones are forecasts, ? is unknown and not 0; a broken line is a target."
        ))
    }
    return Paper.Section(anchor: Anchor("figures"), title: "Figures", blocks: blocks)
  }

  private mutating func chart(_ figure: Figure, number: Int) -> Chart {
    let indicator = figure.indicator
    let columns = figure.lines.map { line in
      Chart.Column(
        label: line.period, value: line.actual?.double,
        words: line.actual.map { (line.isLowerBound ? "over " : "") + $0.grouped } ?? "?",
        target: line.target?.double, targetWords: line.target?.grouped,
        manner: Bar.Manner(line.obsStatus))
    }
    return Chart(
      number: number, title: indicator.title,
      unit: indicator.unitTitle,
      description: description(figure), columns: columns, remarks: remarks(figure),
      table: readings(figure))
  }

  private func description(_ figure: Figure) -> String {
    guard !figure.lines.isEmpty else { return "No reading: unknown, not 0." }
    return figure.lines.map { line in
      let remark = line.remarks().joined(separator: ", ")
      return "\(line.period): \(figure.indicator.value(line))"
        + (remark.isEmpty ? "" : ", \(remark)")
    }.joined(separator: ". ") + "."
  }

  private mutating func remarks(_ figure: Figure) -> [Words] {
    let indicator = figure.indicator
    var remarks: [Words] = []
    let said = citations.cite(indicator.claims, for: indicator.title)
    let by = indicator.attributedTo.map { id in
      let person = register.personName(id)
      return "attributed to \(person == id ? register.ownerName(id) : person)"
    }
    let about = [
      "It measures \(indicator.measures)", by ?? nobody(indicator.claims), indicator.caution,
    ].joined("; ")
    remarks.append(Words(about + ".") + (said.isEmpty ? " No source is named." : said))
    if let next = figure.nextWords { remarks.append(Words("Next reading: \(next).")) }
    if let note = inside(.note, indicator.notes, indicator.id) {
      remarks.append(Words("Note: \(note)"))
    }
    return remarks
  }

  /// Nil where a claim names a person: then the claim tells who.
  private func nobody(_ claims: [Claim]) -> String? {
    claims.contains { $0.speaker != nil } ? nil : "its sources attribute it to nobody"
  }

  private mutating func readings(_ figure: Figure) -> Table {
    let hasTarget = figure.lines.contains { $0.target != nil }
    let columns: [Table.Column?] = [
      .init(title: "period"), .init(title: "reading", isNumber: true),
      hasTarget ? .init(title: "target", isNumber: true) : nil,
      .init(title: "source", room: .widest),
    ]
    var table = Table(
      caption: "Readings: \(figure.indicator.title)", columns: columns.compactMap(\.self),
      groups: [.init(title: nil, rows: [])])
    for line in figure.lines {
      let cells: [Words?] = [
        Words(line.period), value(line, figure.indicator),
        hasTarget ? Words(line.target?.grouped ?? "none") : nil, source(line, figure.indicator),
      ]
      table.groups[0].rows.append(.init(cells: cells.compactMap(\.self)))
    }
    if figure.lines.isEmpty {
      table.groups[0].rows.append(
        .init(cells: ["–", Words("?", .unknown), "nothing reported: unknown, not 0"]))
    }
    return table
  }

  private func value(_ line: Figure.Line, _ indicator: Indicator) -> Words {
    guard let actual = line.actual else { return Words("?", .unknown) }
    let second = indicator.secondUnit(line).map { " (\($0))" } ?? ""
    return Words("\(line.isLowerBound ? "over " : "")\(actual.grouped) \(indicator.unit)\(second)")
  }

  /// Where it is from, what else is to be known, and who recorded it.
  private mutating func source(_ line: Figure.Line, _ indicator: Indicator) -> Words {
    var words = Words(register.sourceWords(line) ?? (line.actual == nil ? "" : "no source"))
    // Nobody has read it: what the source tells is the target.
    if line.actual == nil, line.target != nil, !words.isEmpty { words = "target: " + words }
    if let source = line.source, let paragraph = line.paragraph {
      words += citations.cite(
        [Reference(source: source, paragraph: paragraph)], for: indicator.title)
    }
    let recorded =
      inside(.hand, register.recordedBy(line), "\(line.event ?? -1)")
      ?? line.event.map {
        "recorded \(register.journal.events[$0].at.day.words)"
      }
    return words.below(Words(line.remarks().joined(separator: ", ")))
      .below(Words(recorded ?? "", .quiet))
  }
}
