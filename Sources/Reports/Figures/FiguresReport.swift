import Entities
package import Register
import Screen
package import Summary

/// Every indicator with its readings, as `ahd figures` writes it. A reading nobody gave is
/// `?`: unknown, never 0.
package enum FiguresReport {
  /// A heading an indicator, a line a reading with its bar; bars are to scale within one indicator.
  ///
  /// - Parameters:
  ///   - register: Where the indicators are.
  ///   - figures: Which of them; nil for all.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ register: Register, _ figures: [Figure]? = nil, page: Page
  ) -> String {
    var lines = Lines(page)
    lines.add(register.reportTitle, Theme.heading)
    let figures = (figures ?? register.figures).map { figure in
      let bars = Bars(figure, page)
      return (figure, figure.lines.map { Reading(register, figure, $0, bars, page) })
    }
    for (figure, readings) in figures {
      let indicator = figure.indicator
      lines.blank()
      lines.add(heading(indicator), Theme.heading)
      if let caution = indicator.caution { lines.add(caution, Theme.legend) }
      let layout = Layout(readings, page)
      for reading in readings { lines.add(layout.lines(reading)) }
      if let next = figure.nextWords { lines.add("next: \(next)", Theme.legend) }
      if readings.isEmpty { lines.add("? nothing reported: unknown, not 0") }
    }
    if figures.isEmpty { lines.add("This register follows no figures.") }
    return lines.text
  }

  /// `heroin seized by the ANF, in tonnes (t) · heroin-seized-anf`.
  private static func heading(_ indicator: Indicator) -> String {
    let name = indicator.unitName ?? indicator.unit
    let unit = name == indicator.unit ? name : "\(name) (\(indicator.unit))"
    return "\(indicator.title), in \(unit) · \(indicator.id)"
  }

  /// What else is to be known of a reading.
  static func remark(_ line: Figure.Line) -> String { line.remarks().joined(separator: ", ") }

  // MARK: Readings

  private struct Reading {
    let period: String
    let bar: String
    let value: String
    let isKnown: Bool
    /// Where it is from and what else is to be known.
    let note: String

    init(
      _ register: Register, _ figure: Figure, _ line: Figure.Line, _ bars: Bars, _ page: Page
    ) {
      period = page.clean(line.period)
      bar = bars.bar(line)
      let second = figure.indicator.secondUnit(line).map { " (\($0))" } ?? ""
      value = page.clean(figure.indicator.value(line) + second)
      isKnown = line.actual != nil
      let source = register.sourceWords(line)
      let isBare = source == nil && isKnown
      let remark = FiguresReport.remark(line)
      note = [
        isBare ? "no source" : source, remark.isEmpty ? nil : remark, register.recordedBy(line),
      ].joined(" · ")
    }
  }

  /// The columns of one indicator; notes stand behind them, or below where there is no room.
  private struct Layout {
    let page: Page
    let period: Int
    let bar: Int
    let value: Int

    init(_ readings: [Reading], _ page: Page) {
      self.page = page
      period = readings.reduce(8) { max($0, Width.of($1.period)) }
      bar = Bars.width(page)
      value = min(26, readings.reduce(0) { max($0, Width.of($1.value)) })
    }

    func lines(_ reading: Reading) -> [String] {
      let columns = [(reading.period, period), (reading.bar, bar), (reading.value, value)]
      var text = ""
      var used = 0
      for (part, width) in columns where width > 0 {
        let cut = clip(part, to: max(0, page.width - used - 2), ellipsis: page.ellipsis)
        let isUnknown = !reading.isKnown && part == reading.value
        text += "  " + page.paint(isolated(cut), isUnknown ? Theme.unknown : .plain)
        let spare = max(0, min(width, page.width - used - 2) - Width.of(cut))
        text += String(repeating: " ", count: spare)
        used += 2 + Width.of(cut) + spare
      }
      guard !reading.note.isEmpty else { return [trimmed(text)] }
      guard page.width - used >= 26 else {
        let note = page.wrapped("    " + reading.note, indent: 4)
        let blank = String(repeating: " ", count: min(4, page.width - 1))
        return [trimmed(text)] + note.enumerated().map { $0 == 0 ? blank + $1 : $1 }
      }
      let note = page.wrapped(reading.note, indent: used + 2)
      return [text + "  " + (note.first ?? "")] + note.dropFirst()
    }

    private func trimmed(_ text: String) -> String {
      String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Bars of one indicator, to the scale of its greatest value, targets too.
  private struct Bars {
    let greatest: Double
    let page: Page

    init(_ figure: Figure, _ page: Page) {
      let values = figure.lines.flatMap { [$0.actual, $0.target] }.compactMap { $0?.double }
      greatest = values.filter(\.isFinite).max() ?? 0
      self.page = page
    }

    /// None on a narrow page.
    static func width(_ page: Page) -> Int { page.width < 70 ? 0 : page.width < 100 ? 8 : 16 }

    func bar(_ line: Figure.Line) -> String {
      let bar = BlockBar.text(
        line.actual?.double, of: greatest, width: Bars.width(page), Chart.Manner(line.obsStatus))
      return page.isASCII
        ? String(bar.map { "▒░".contains($0) ? page.clean(String($0)).first ?? "#" : "#" }) : bar
    }
  }
}
