import Check
import Dates
import Entities
import Journal
import Register
import Screen
import Sheets
import Summary

/// What is known of a figure, in words: what it measures, its readings as a table, who says so.
struct FigureText {
  private let figure: Figure
  private let register: Register
  private let glyphs: Glyphs
  private let keys: Keymap
  private let canRecord: Bool
  private let withholdsNotes: Bool

  init(_ figure: Figure, _ state: DashboardState, _ glyphs: Glyphs) {
    self.figure = figure
    register = state.register
    keys = state.keys
    canRecord = state.writeRefusal == nil
    withholdsNotes = state.settings.isProjector
    self.glyphs = glyphs
  }

  private var indicator: Indicator { figure.indicator }

  func lines(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 11, glyphs: glyphs)
    text.field("Measures", indicator.measures)
    text.field("Unit", indicator.unitWords)
    if let baseline = indicator.baseline {
      text.field("Baseline", glyphs.own("╌ ") + "\(baseline.grouped) \(indicator.unit)")
    }
    if let by = indicator.attributedTo { text.named("Attributed to", name(by)) }
    if let caution = indicator.caution { text.field("Caution", caution) }
    text.field("Flags", glyphs.own(flags.joined(separator: " · ")))
    if let id = indicator.commitment, let row = register.index.row(id) {
      text.field("Item", register.index.title(row))
    }
    text.blank()
    addReadings(&text)
    text.add(register.disagreements(on: register.target(ofIndicator: indicator.id)), keys)
    if let next = figure.nextWords { text.paragraph(next, style: Theme.quiet) }
    if canRecord {
      text.paragraph(
        "\(keys[.record]) records a reading, \(keys[.edit]) corrects one", style: Theme.quiet)
    }
    text.blank()
    addClaims(&text)
    for tension in register.tensions where tension.indicators.contains(indicator.id) {
      text.field("Tension", tension.words)
    }
    addNotes(&text)
    return text
  }

  private func name(_ id: String) -> String {
    let person = register.personName(id)
    return person == id ? register.ownerName(id) : person
  }

  private var flags: [String] {
    let stated = indicator.claims.filter { $0.kind == .stated }
    let sources = Set(figure.lines.compactMap(\.source) + stated.map(\.source))
    var flags: [String] = []
    if sources.count == 1 { flags.append("single source") }
    if !figure.lines.contains(where: { $0.target != nil }) { flags.append("no target") }
    if figure.lines.contains(where: \.isContested) { flags.append("contested") }
    if figure.lines.contains(where: { $0.actual == nil && $0.isDue }) { flags.append("unreported") }
    return flags.isEmpty ? ["none"] : flags
  }

  // MARK: Readings

  private struct Row {
    let letter: String
    let period: String
    let value: String
    /// Flag, or why there is no value.
    let remark: String
    /// Its source, and who recorded it.
    let about: String
    let isKnown: Bool
    let isContested: Bool
  }

  /// A line a reading where all columns fit; else its source and who recorded it stand below.
  private func addReadings(_ text: inout TextLines) {
    let rows = figure.lines.indices.map(row)
    let letter = rows.contains { !$0.letter.isEmpty } ? 2 : 0
    let period = min(22, rows.map { Width.of($0.period) }.max() ?? 0)
    let value = min(30, rows.map { Width.of($0.value) }.max() ?? 0)
    let remark = rows.map { Width.of($0.remark) }.max() ?? 0
    let gap = rows.contains(where: \.isContested) ? 6 : 4
    let columns = [1, 1 + letter + period + 2, 1 + letter + period + value + gap]
    let told = columns[2] + (remark > 0 ? remark + 2 : 0)
    let isTable = told + (rows.map { Width.of($0.about) }.max() ?? 0) <= text.width
    for row in rows {
      var pieces: [TextLines.Piece] = []
      if !row.letter.isEmpty { pieces.append(text.piece(row.letter, at: 1, style: Theme.quiet)) }
      pieces.append(text.piece(row.period, at: 1 + letter, width: period))
      let style = row.isKnown ? Style.plain : Theme.unknown
      pieces.append(text.piece(row.value, at: columns[1], style: style, width: value + 1))
      let fits = isTable || columns[2] + Width.of(row.remark) <= text.width
      if fits { pieces.append(text.piece(row.remark, at: columns[2])) }
      if row.isContested {
        let x = fits ? columns[2] - 2 : columns[1] - 2
        pieces.append(text.piece(glyphs.own("≠"), at: x, style: Theme.contested))
      }
      if isTable { pieces.append(text.piece(row.about, at: told)) }
      text.row("", pieces)
      if !fits { text.indented(row.remark, by: columns[1]) }
      if !isTable, !row.about.isEmpty { text.indented(row.about, by: columns[1]) }
    }
  }

  private func row(_ place: Int) -> Row {
    let line = figure.lines[place]
    let second = indicator.secondUnit(line).map { " (\($0))" } ?? ""
    let remarks = line.remarks(unknown: "nothing reported, not 0")
    let source = register.sourceWords(line) ?? (line.actual == nil ? "" : "no source")
    return Row(
      letter: figure.letter(place), period: line.period,
      value: grouped(indicator.value(line)) + second,
      remark: remarks.joined(separator: ", "),
      about: [line.event == nil ? glyphs.own(source) : source, register.recordedBy(line) ?? ""]
        .filter { !$0.isEmpty }
        .joined(separator: ", "),
      isKnown: line.actual != nil, isContested: line.isContested)
  }

  // MARK: What is said of it

  private func addClaims(_ text: inout TextLines) {
    for (number, claim) in indicator.claims.map(register.claimLine).enumerated() {
      let place = "\(glyphs.own(claim.place)), \(claim.kind.rawValue)"
      text.field(number == 0 ? "Source" : "", "\(place): \(claim.words)")
    }
  }

  /// What people noted on it.
  private func addNotes(_ text: inout TextLines) {
    let state = register.states[register.target(ofIndicator: indicator.id)]
    let notes = state?.notes ?? []
    if withholdsNotes {
      return text.addWithheld(notes.count + (indicator.notes == nil ? 0 : 1))
    }
    if let own = indicator.notes { text.field("Note", own) }
    for note in notes {
      let event = register.journal.events[note.event]
      text.field("Note", "\(note.text) (\(event.at.words), \(event.by))")
    }
  }
}
