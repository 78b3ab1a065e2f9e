import Model
import Screen

extension ItemText {
  /// The whole item (screens.md 3).
  func whole(width: Int) -> TextLines {
    var text = TextLines(width: width, indent: 11, glyphs: glyphs)
    text.paragraph(detail.title, style: Theme.focus)
    if let summary = detail.summary { text.paragraph(summary) }
    text.blank()
    guard detail.isWhole else { return text }
    addHead(&text)
    text.blank()
    addFlags(&text)
    addClaims(&text, isWrapped: true)
    addTensions(&text)
    addEnd(&text, isNoteTold: false)
    return text
  }

  private func addHead(_ text: inout TextLines) {
    beside(&text, "Owed", detail.owed, detail.owedNote ?? "")
    text.field("Strength", glyphs.own("\(detail.strength.rawValue): \(detail.strengthWords)"))
    beside(
      &text, detail.domains.count == 1 ? "Domain" : "Domains",
      detail.domains.joined(separator: ", "), "Verifiable as written: \(detail.verifiable)")
    addStatus(&text)
    let due = detail.due
    let window = due.window.map { ", \($0)" } ?? ""
    beside(&text, "Due", due.label + window, due.source ?? "")
    addQuantity(&text)
    addDone(&text)
  }

  /// A second part at column 46, or below where there is no room.
  private func beside(_ text: inout TextLines, _ label: String, _ left: String, _ right: String) {
    let words = glyphs.own(right)
    guard !words.isEmpty else { return text.field(label, glyphs.own(left)) }
    let isFitting =
      text.indent + Width.of(left) < 46 && 46 + Width.of(Sanitise.line(words)) <= text.width
    text.field(label, glyphs.own(left))
    if isFitting {
      text.add(text.piece(words, at: 46))
    } else {
      text.field("", words)
    }
  }

  private func addStatus(_ text: inout TextLines) {
    text.field(
      "Status", detail.statusWords, glyph: statusGlyph, style: Theme.of(detail.status))
    let isFitting =
      text.indent + 2 + Width.of(detail.statusWords) < 46
      && 46 + Width.of(detail.statusSince) <= text.width
    if isFitting {
      text.add(text.piece(detail.statusSince, at: 46))
    } else {
      text.field("", detail.statusSince)
    }
  }

  private func addQuantity(_ text: inout TextLines) {
    let figure = detail.figure.map { "Figure  \($0.title)  \($0.value)" } ?? ""
    if let quantity = detail.quantity {
      beside(&text, "Quantity", quantity, figure)
    } else {
      addFigure(&text)
    }
  }

  /// Every need with what became of it.
  private func addDone(_ text: inout TextLines) {
    let needs = detail.done.needs.map { need in
      let status: Status = need.isGiven ? .done : .notStarted
      return "\(status.glyph(isASCII: glyphs.isASCII)) \(need.words)"
    }
    if needs.isEmpty {
      text.field("Done", "\(detail.done.words)   \(detail.done.ruleWords)")
    } else {
      text.field("Done", "\(needs.joined(separator: "  "))   \(detail.done.ruleWords)")
    }
    if let when = detail.done.doneWhen { text.field("Done when", when) }
  }

  private func addFlags(_ text: inout TextLines) {
    let width = max(15, (detail.flags.map { Width.of($0.name) }.max() ?? 0) + 1)
    for (number, flag) in detail.flags.enumerated() {
      let label = number == 0 ? "Flags" : ""
      let start = text.indent + 2 + width
      let style = flag.flag == .overdue ? Theme.of(register.flags[detail.row]) : .plain
      guard text.width - start >= 20 else {
        text.field(
          label, "\(flag.name): \(glyphs.own(flag.why))", glyph: glyphs.own(flag.mark), style: style
        )
        continue
      }
      for (line, words) in text.wrapped(glyphs.own(flag.why), text.width - start).enumerated() {
        var pieces = [text.piece(words, at: start)]
        if line == 0 {
          pieces.append(text.piece(glyphs.own(flag.mark), at: text.indent, style: style))
          pieces.append(text.piece(flag.name, at: text.indent + 2))
        }
        text.row(line == 0 ? label : "", pieces)
      }
    }
  }
}
