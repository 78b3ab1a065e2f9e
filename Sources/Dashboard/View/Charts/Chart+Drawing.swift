import Entities
import Screen
import Sheets
import Summary

extension Chart {
  static func letter(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return letters.indices.contains(number) ? String(letters[number]) : "+"
  }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let rows = min(16, area.height - 3)
    guard rows > 0 else { return }
    let ground = Ground(self, area, rows)
    canvas.putRight(unit, x: area.x, y: area.y, width: axis, style: Theme.quiet)
    if earlier > 0 {
      let words = glyphs.own("‹ \(earlier) earlier")
      canvas.put(words, x: ground.x(0), y: area.y, width: width - axis - 2, style: Theme.quiet)
    }
    draw(ground, on: &canvas)
    for (number, slot) in slots.enumerated() {
      draw(slot, at: ground.x(number), ground, on: &canvas)
    }
    drawLabels(ground, y: ground.zero + ground.below + 1, on: &canvas)
  }

  /// Where a value lies on the screen.
  private struct Ground {
    let scale: AxisScale
    /// The row of the axis; bars stand on it and hang from it.
    let zero: Int
    let above: Int
    let below: Int
    /// What a row of cells is worth.
    let perRow: Double
    private let left: Int
    private let slot: Int

    init(_ chart: Chart, _ area: Rect, _ rows: Int) {
      scale = AxisScale(chart.values, parts: max(1, min(Chart.mostParts, rows / 2)))
      let span = scale.high - scale.low
      var above = rows
      if scale.low < 0 {
        let share = (Double(rows) * (scale.high / span)).rounded()
        above = scale.high > 0 ? max(1, min(rows - 1, Int(share))) : 0
      }
      self.above = above
      below = rows - above
      zero = area.y + 1 + above
      let up = above > 0 ? scale.high / Double(above) : 0
      perRow = max(up, below > 0 ? -scale.low / Double(below) : 0)
      left = area.x + chart.axis + 2
      slot = chart.slot
    }

    func x(_ number: Int) -> Int { left + number * slot }

    /// The row whose far edge is nearest to a value; never the axis, nor outside.
    func row(_ value: Double) -> Int {
      guard perRow > 0 else { return zero - 1 }
      let rows = (abs(value) / perRow).rounded()
      let most = Double(value < 0 ? below : above)
      let steps = max(1, Int(max(0, min(rows, most))))
      return value < 0 ? zero + steps : zero - steps
    }
  }

  // MARK: Axis

  private func draw(_ ground: Ground, on canvas: inout Canvas) {
    let x = ground.x(0) - 1
    for row in (ground.zero - ground.above)...(ground.zero + ground.below) where row != ground.zero
    {
      canvas.frame.put(glyphs.own("│"), x: x, y: row, style: Theme.quiet)
    }
    var taken: Set<Int> = []
    for mark in ground.scale.marks.reversed() where mark.value != 0 {
      let y = ground.row(mark.value)
      guard taken.insert(y).inserted else { continue }
      canvas.putRight(mark.label, x: x - axis - 1, y: y, width: axis)
      canvas.frame.put(glyphs.own("┤"), x: x, y: y, style: Theme.quiet)
    }
    canvas.putRight("0", x: x - axis - 1, y: ground.zero, width: axis)
    let rule = "┼" + String(repeating: "─", count: slots.count * slot)
    canvas.frame.put(glyphs.own(rule), x: x, y: ground.zero, style: Theme.quiet)
    if let baseline, baseline != 0, baseline.isFinite {
      let rule = String(repeating: "╌", count: slots.count * slot)
      canvas.frame.put(
        glyphs.own(rule), x: ground.x(0), y: ground.row(baseline), style: Theme.quiet)
    }
  }

  /// Each label under the middle of its period, with a tick; from the last on,
  /// those that have room.
  private func drawLabels(_ ground: Ground, y: Int, on canvas: inout Canvas) {
    var free = ground.x(slots.count) + 1
    for (number, slot) in slots.enumerated().reversed() {
      let label = clip(Sanitise.line(slot.label), to: 12, ellipsis: glyphs.ellipsis)
      let middle = ground.x(number) + self.slot / 2
      let x = max(ground.x(0), middle - Width.of(label) / 2)
      guard x + Width.of(label) < free else { continue }
      canvas.put(label, x: x, y: y, width: free - x)
      if slot.lines.count == 1 {
        canvas.frame.put(glyphs.own("┴"), x: middle, y: ground.zero, style: Theme.quiet)
      }
      free = x
    }
  }

  // MARK: Bars

  private func draw(_ slot: Slot, at x: Int, _ ground: Ground, on canvas: inout Canvas) {
    for target in Set(slot.lines.compactMap { $0.target?.double }) where target.isFinite {
      let rule = String(repeating: "┄", count: self.slot - 1)
      canvas.frame.put(glyphs.own(rule), x: x, y: ground.row(target))
    }
    let group = slot.lines.count * (bar + gap) - gap
    var left = x + (self.slot - group) / 2
    for (number, line) in slot.lines.enumerated() {
      draw(line, at: left, ground, on: &canvas)
      if slot.lines.count > 1 {
        let letter = Chart.letter(number)
        canvas.frame.put(letter, x: left + bar / 2, y: ground.zero, style: Theme.quiet)
      }
      left += bar + gap
    }
  }

  private func draw(_ line: Figure.Line, at x: Int, _ ground: Ground, on canvas: inout Canvas) {
    let foot = ground.above > 0 ? ground.zero - 1 : ground.zero + 1
    let middle = x + bar / 2
    guard let actual = line.actual else {
      guard line.isDue || line.standing == .told else { return }
      canvas.frame.put("?", x: middle, y: foot, style: Theme.unknown)
      return
    }
    if actual.isZero {
      canvas.frame.put("0", x: middle, y: foot)
    } else if actual.double.isFinite {
      drawBar(actual, Bar.Manner(line.obsStatus).fill, x, ground, on: &canvas)
    } else {
      // Off any scale: an arrow, and the digits in the table.
      let row = actual.isNegative ? ground.zero + max(1, ground.below) : ground.zero - ground.above
      canvas.frame.put(glyphs.own(actual.isNegative ? "↓" : "↑"), x: middle, y: row)
    }
  }

  /// Whole rows, and the end in eighths; what is more than nothing is never drawn as nothing.
  private func drawBar(
    _ actual: Amount, _ fill: Character, _ x: Int, _ ground: Ground, on canvas: inout Canvas
  ) {
    let isDown = actual.isNegative
    let most = (isDown ? ground.below : ground.above) * 8
    guard most > 0, ground.perRow > 0 else { return }
    let share = min(Double(most), abs(actual.double) / ground.perRow * 8)
    let eighths = max(1, Int(share.rounded()))
    func row(_ step: Int) -> Int { isDown ? ground.zero + 1 + step : ground.zero - 1 - step }
    func put(_ character: Character, _ step: Int, _ style: Style = .plain) {
      let cells = glyphs.own(String(repeating: character, count: bar))
      canvas.frame.put(cells, x: x, y: row(step), style: style)
    }
    let isCoarse = glyphs.isASCII || fill != "█"
    let full = isCoarse ? (eighths + 4) / 8 : eighths / 8
    for step in 0..<full { put(fill, step) }
    if isCoarse {
      if full == 0 { put(glyphs.isASCII ? (isDown ? "'" : "_") : fill, 0) }
    } else if eighths % 8 > 0 {
      // A bar that hangs ends at the top of its cell: the rest of the cell, turned over.
      let part = isDown ? 8 - eighths % 8 : eighths % 8
      put(Chart.tops[part - 1], full, isDown ? Style(reverse: true) : .plain)
    }
  }

  private static let tops = Array("▁▂▃▄▅▆▇")
}
