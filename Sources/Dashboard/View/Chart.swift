import Model
import Screen

/// Readings as bars over an axis: known `█`, estimated `▒`, forecast `░`, unknown `?` at the foot, zero a `0`; a target is a rule across.
struct Chart {
  private let unit: String
  private let lines: [Figure.Line]
  private let glyphs: Glyphs
  /// Top of the scale, in the figure's unit.
  private let full: Double
  private let labels: [String]
  /// Marks on the axis above 0, at even values where there are such.
  private let parts: Int
  private let slot: Int
  private let axis: Int

  /// Nil where there is nothing to draw, or not room for one bar.
  init?(_ figure: Figure, _ glyphs: Glyphs, width: Int) {
    self.glyphs = glyphs
    unit = figure.indicator.unit
    let values = figure.lines.flatMap { [$0.actual?.double, $0.target?.double] }.compactMap(\.self)
    full = max(0, values.filter(\.isFinite).max() ?? 0)
    let top = full
    let parts = [3, 4, 2, 5].first { top.truncatingRemainder(dividingBy: Double($0)) == 0 } ?? 2
    self.parts = parts
    let marks = (0...parts).map { Chart.label(top * Double($0) / Double(parts)) }
    axis = max(3, marks.map(\.count).max() ?? 0, unit.count) + 1
    let widest = figure.lines.map { Width.of($0.period) }.max() ?? 0
    slot = max(7, min(12, widest + 2))
    let fitting = (width - axis - 3) / slot
    guard fitting > 0, !figure.lines.isEmpty else { return nil }
    let (lines, slot) = (Array(figure.lines.suffix(fitting)), slot)
    self.lines = lines
    labels = lines.map { clip($0.period, to: slot - 1, ellipsis: glyphs.ellipsis) }
  }

  var width: Int { axis + 2 + lines.count * slot }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let rows = min(16, area.height - 3)
    guard rows > 0 else { return }
    canvas.putRight(unit, x: area.x, y: area.y, width: axis, style: Theme.quiet)
    drawAxis(area, rows, on: &canvas)
    for (number, line) in lines.enumerated() {
      draw(
        line, Rect(x: area.x + axis + 2 + number * slot, y: area.y + 1, width: slot, height: rows),
        on: &canvas)
      let label = labels[number]
      let x = area.x + axis + 2 + number * slot + max(0, (slot - Width.of(label)) / 2)
      canvas.put(label, x: x, y: area.y + rows + 2, width: slot)
    }
  }

  /// Marks along the scale where rows allow, else its top alone; the foot is 0.
  private func drawAxis(_ area: Rect, _ rows: Int, on canvas: inout Canvas) {
    let x = area.x + axis + 1
    for row in 0..<rows {
      canvas.frame.put(glyphs.own("│"), x: x, y: area.y + 1 + row, style: Theme.quiet)
    }
    if full > 0 {
      for part in (1...parts).reversed() where rows >= 2 * parts || part == parts {
        let y = area.y + 1 + rows - max(1, rows * part / parts)
        let value = full * Double(part) / Double(parts)
        canvas.putRight(Chart.label(value), x: area.x, y: y, width: axis)
        canvas.frame.put(glyphs.own("┤"), x: x, y: y, style: Theme.quiet)
      }
    }
    let foot = area.y + rows + 1
    canvas.putRight("0", x: area.x, y: foot, width: axis)
    let ticks = lines.indices.map { _ in
      String(repeating: "─", count: slot / 2) + "┴"
        + String(repeating: "─", count: slot - slot / 2 - 1)
    }
    canvas.frame.put(
      glyphs.own("┼" + ticks.joined()), x: x, y: foot, style: Theme.quiet, width: area.maxX - x)
  }

  private func draw(_ line: Figure.Line, _ slot: Rect, on canvas: inout Canvas) {
    let middle = slot.x + slot.width / 2
    if let target = line.target, full > 0 {
      let y = slot.maxY - max(1, Int((target.double / full * Double(slot.height)).rounded()))
      let rule = String(repeating: "┄", count: slot.width - 1)
      canvas.frame.put(glyphs.own(rule), x: slot.x, y: max(slot.y, y), width: slot.width - 1)
    }
    guard let actual = line.actual else {
      canvas.frame.put("?", x: middle, y: slot.maxY - 1, style: Theme.unknown)
      return
    }
    guard actual.double > 0, full > 0 else {
      canvas.frame.put("0", x: middle, y: slot.maxY - 1)
      return
    }
    drawBar(actual.double / full, line.obsStatus.fill, slot, middle, on: &canvas)
  }

  /// Three cells wide, its top in eighths.
  private func drawBar(
    _ share: Double, _ fill: Character, _ slot: Rect, _ middle: Int, on canvas: inout Canvas
  ) {
    let eighths = max(1, Int((min(1, share) * Double(slot.height) * 8).rounded()))
    let isWhole = glyphs.isASCII || fill != "█"
    let full = isWhole ? max(1, (eighths + 4) / 8) : eighths / 8
    for row in 0..<min(full, slot.height) {
      let cells = glyphs.own(String(repeating: fill, count: 3))
      canvas.frame.put(cells, x: middle - 1, y: slot.maxY - 1 - row)
    }
    guard !isWhole, eighths % 8 > 0, full < slot.height else { return }
    let top = String(repeating: Chart.tops[eighths % 8 - 1], count: 3)
    canvas.frame.put(top, x: middle - 1, y: slot.maxY - 1 - full)
  }

  private static let tops = Array("▁▂▃▄▅▆▇")

  /// `45`, `1.5`, `500M`: short enough for an axis.
  static func label(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    let steps: [(Double, String)] = [(1e9, "G"), (1e6, "M"), (1e4, "k")]
    for (size, sign) in steps where value >= size {
      return trimmed(value / (sign == "k" ? 1000 : size)) + sign
    }
    return trimmed(value)
  }

  private static func trimmed(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard abs(tenths) < 1e15 else { return "\(value)" }
    let whole = Int(tenths)
    return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
  }
}
