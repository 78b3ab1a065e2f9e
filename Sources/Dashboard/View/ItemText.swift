import Check
import Entities
import Register
import Screen
import Sheets
import Summary

/// One item laid out as text: brief for the detail pane, whole for the item's own view.
struct ItemText {
  let detail: Detail
  let register: Register
  let keys: Keymap
  let glyphs: Glyphs

  init(_ detail: Detail, _ state: DashboardState, _ glyphs: Glyphs) {
    self.detail = detail
    register = state.register
    keys = state.keys
    self.glyphs = glyphs
  }

  var statusGlyph: String { detail.status.glyph(isASCII: glyphs.isASCII) }

  // MARK: Brief

  /// What is asked most in eight lines; the rest below, to be scrolled to.
  func brief(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 10, glyphs: glyphs)
    text.paragraph(detail.summary ?? detail.title, limit: 2)
    if detail.strength == .followUp, let note = detail.notes.first { text.paragraph(note.text) }
    guard detail.isWhole else {
      addBroken(&text)
      return text
    }
    addOwed(&text)
    text.add(register.disagreements(on: register.target(of: detail.row)), keys)
    addDue(&text)
    addFigure(&text)
    addClaims(&text, isWrapped: false)
    addMarks(&text)
    addRest(&text)
    return text
  }

  func addBroken(_ text: inout TextLines) {
    text.paragraph(
      "This item cannot be read whole: its file has errors. ahd check names them; mend them first.")
    for problem in register.problems(of: detail.row) {
      text.field(problem.severity.rawValue, glyphs.own(problem.what))
    }
  }

  private func addOwed(_ text: inout TextLines) {
    text.field("Owed", glyphs.own(detail.owed))
    text.beside(
      "Status", detail.statusWords, glyph: statusGlyph, style: Theme.of(detail.status),
      at: second(text, 10 + Width.of(detail.statusWords)))
  }

  /// The second column: the further right, if it fits there.
  private func second(_ text: TextLines, _ cells: Int) -> Int {
    48 + cells <= text.width ? 48 : 38
  }

  private func addDue(_ text: inout TextLines) {
    text.field("Due", glyphs.own(dueWords(within: text.width - text.indent)))
    let done = glyphs.own(doneWords(within: text.width - text.indent))
    if detail.due.basis == nil, detail.due.late == nil {
      text.beside("Done", done, at: 48)
    } else {
      text.field("Done", done)
    }
  }

  /// `Q1 2026*, to 31 Mar 2026: 7 months past (“next quarter”, on 7 Nov 2025)`.
  private func dueWords(within width: Int) -> String {
    let due = detail.due
    let ground = [due.was, due.source].compactMap(\.self).joined(separator: ", ")
    let source = ground.isEmpty ? "" : " (\(ground))"
    var words = due.label + (due.windowEnd.map { ", \($0)" } ?? "")
    if let late = due.lateShort { words += ": \(late)" }
    guard Width.of(words + source) > width, let late = due.late else { return words + source }
    // The day it was due by stands once.
    return "\(due.label): \(late)\(source)"
  }

  /// With its rule, where that fits on the same line.
  private func doneWords(within width: Int) -> String {
    guard detail.done.rule != .single else { return detail.done.words }
    let words = "\(detail.done.words)  (\(detail.done.ruleWords))"
    return Width.of(words) <= width ? words : detail.done.words
  }

  /// Flags and tensions by name on one line.
  private func addMarks(_ text: inout TextLines) {
    let flags = detail.flags.map { flag in
      let mark = flag.mark == " " || flag.mark == "1" ? "" : glyphs.own(flag.mark) + " "
      return mark + flag.name
    }.joined(separator: glyphs.own(" · "))
    if detail.tensions.count == 1 || flags.isEmpty {
      // What is overdue says so first; a single tension stands in full before lesser flags.
      let isLate = register.flags[detail.row].contains(.overdue)
      if isLate { text.field("Flags", flags) }
      addBriefTensions(&text)
      if !isLate, !flags.isEmpty { text.field("Flags", flags) }
      return
    }
    text.field("Flags", flags)
    let tensions = detail.tensions.map(\.label).joined(separator: " ")
    if !tensions.isEmpty {
      text.beside("Tensions", tensions, at: text.indent + Width.of(flags) + 4)
    }
  }

  private func addBriefTensions(_ text: inout TextLines) {
    let longest = detail.tensions.map(\.state.rawValue.count).max() ?? 0
    addTensions(&text, state: text.width - max(7, longest))
  }

  private func addRest(_ text: inout TextLines) {
    text.field("Strength", glyphs.own("\(detail.strength.rawValue): \(detail.strengthWords)"))
    text.field("Domains", detail.domains.joined(separator: ", "))
    if let quantity = detail.quantity { text.field("Quantity", quantity) }
    if let when = detail.done.doneWhen { text.named("Done when", when) }
    text.named("Wording can be checked", detail.verifiable)
    if detail.tensions.count > 1, !detail.flags.isEmpty { addBriefTensions(&text) }
    addEnd(&text, isNoteTold: detail.strength == .followUp)
  }
}

// MARK: Parts of both forms

extension ItemText {
  func addFigure(_ text: inout TextLines) {
    guard let line = detail.figure,
      let indicator = register.indicator(line.indicator)
    else { return }
    let figure = register.figure(indicator)
    guard figure.lines.contains(where: { $0.actual != nil }) else {
      let note = line.note.map { "   \($0)" } ?? ""
      return text.field("Figure", glyphs.own("\(line.title)  \(grouped(line.value))\(note)"))
    }
    text.field("Figure", "\(indicator.title), \(indicator.unitWords)")
    let readings = FigureReadings(figure, glyphs).words(bar: text.width >= 60 ? 20 : 8)
    text.field("", readings.joined(separator: "    "))
  }

  func addClaims(_ text: inout TextLines, isWrapped: Bool) {
    let places = detail.claims.map { glyphs.own($0.place) }
    let width = places.map(Width.of).max() ?? 0
    let start = text.indent + width + 2
    let longest = detail.claims.map(\.kind.rawValue.count).max() ?? 0
    let kind = text.width - max(7, longest)
    for (number, claim) in detail.claims.enumerated() {
      let label = number == 0 ? "Claims" : ""
      guard kind - start >= 24 else {
        text.field(label, "\(places[number]), \(claim.kind.rawValue): \(claim.words)")
        continue
      }
      let lines = isWrapped ? text.wrapped(claim.words, kind - start - 1) : [claim.words]
      for (line, words) in lines.enumerated() {
        var pieces = [text.piece(words, at: start, width: kind - start - 1)]
        if line == 0 {
          pieces.append(text.piece(places[number], at: text.indent))
          pieces.append(text.piece(claim.kind.rawValue, at: kind))
        }
        text.row(line == 0 ? label : "", pieces)
      }
    }
  }

  /// `state`: the column where open, explained or resolved stands.
  func addTensions(_ text: inout TextLines, state kind: Int) {
    let width = detail.tensions.map { Width.of($0.label) }.max() ?? 0
    for (number, tension) in detail.tensions.enumerated() {
      let label = number == 0 ? "Tensions" : ""
      let start = text.indent + width + 1
      guard kind - start >= 28 else {
        text.field(label, "\(tension.label) \(tension.words), \(tension.state.rawValue)")
        continue
      }
      for (line, words) in text.wrapped(tension.words, kind - start - 1).enumerated() {
        var pieces = [text.piece(words, at: start)]
        if line == 0 {
          pieces.append(text.piece(tension.label, at: text.indent))
          pieces.append(text.piece(tension.state.rawValue, at: kind))
        }
        text.row(line == 0 ? label : "", pieces)
      }
    }
  }

  /// What stands above already as it is now.
  private func isShown(_ amendment: Amendment) -> Bool {
    ["title", "summary", "due"].contains(amendment.member)
  }

  /// What else there is: evidence, relations, notes, history.
  func addEnd(_ text: inout TextLines, isNoteTold: Bool) {
    for (number, evidence) in detail.done.evidence.enumerated() {
      text.field(number == 0 ? "Evidence" : "", evidence)
    }
    for (number, word) in detail.done.given.enumerated() {
      text.field(number == 0 ? "Words" : "", word)
    }
    for other in detail.others {
      text.named(other.label, glyphs.own(other.words))
    }
    for (number, amendment) in detail.amendments.enumerated() {
      let now = isShown(amendment) ? "" : ": \(amendment.now)"
      text.field(
        number == 0 ? "Amended" : "",
        glyphs.own("\(amendment.label.lowercased())\(now); \(amendment.words)"))
    }
    for (number, note) in detail.notes.enumerated() where !(isNoteTold && number == 0) {
      text.field("Note", note.text + (note.by.map { " (\($0))" } ?? ""))
    }
    addEarlier(detail.earlier.notes, "notes", &text)
    text.addWithheld(detail.withheldNotes)
    for (number, entry) in detail.history.reversed().enumerated() {
      let undone = entry.isLive ? "" : " (undone)"
      let reason = entry.reason.map { ": \($0)" } ?? ""
      let key = entry.key.map { " (\($0))" } ?? ""
      text.field(
        number == 0 ? "History" : "",
        "\(entry.at)  \(entry.by)  \(entry.words)\(reason)\(key)\(undone)")
    }
    addEarlier(detail.earlier.changes, "changes", &text)
  }

  /// How many of each are shown: with thousands, drawing them would take longer than a key may.
  static let newest = 60

  private func addEarlier(_ count: Int, _ what: String, _ text: inout TextLines) {
    if count > 0 { text.field("", "\(count) earlier \(what): \(keys[.log]) shows all") }
  }
}

extension Indicator {
  /// `tonnes a year (1 t = 1000 kg)`.
  var unitWords: String {
    var words = unitName ?? unit
    if let frequency { words += " a \(frequency.rawValue)" }
    if let scale { words += " (1 \(unit) = \(scale.factor.text) \(scale.unit))" }
    return words
  }
}

/// The readings of a figure in words, bars among them.
struct FigureReadings {
  private let figure: Figure
  private let glyphs: Glyphs

  init(_ figure: Figure, _ glyphs: Glyphs) {
    self.figure = figure
    self.glyphs = glyphs
  }

  /// `2024 ████ 45`, `2025 ? nothing reported`.
  func words(bar cells: Int) -> [String] {
    let full = figure.lines.compactMap { $0.actual?.double }.max() ?? 0
    return figure.lines.suffix(4).map { line in
      guard let actual = line.actual else {
        let value = line.target == nil ? "?" : figure.indicator.value(line)
        return "\(line.period) \(value)" + (line.isDue ? " nothing reported" : "")
      }
      let bar = Bar(value: actual.double, full: full, .init(line.obsStatus))
        .text(glyphs, cells: cells)
      let over = line.isLowerBound ? "over " : ""
      return
        "\(line.period) \(bar)\(bar.isEmpty ? "" : " ")\(over)\(grouped(actual.text))\(line.obsStatus.words)"
    }
  }
}
