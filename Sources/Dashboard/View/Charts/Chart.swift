import Entities
import Screen
import Sheets
import Summary

/// Readings as bars over an axis: known `█`, estimated `▒`, forecast `░`, unknown `?` at the foot,
/// zero a `0`; the sources of a period side by side, never added up. A target is a rule over its
/// period, a baseline one across, each only where the register has one.
struct Chart {
  /// One period with the readings of its sources.
  struct Slot {
    let label: String
    var lines: [Figure.Line]
  }

  let unit: String
  let glyphs: Glyphs
  /// Those that are drawn, the latest where there is not room for all.
  let slots: [Slot]
  /// How many periods before them are not drawn.
  let earlier: Int
  let baseline: Double?
  let values: [Double]
  /// Cells of a slot, of a bar, and between the bars of a slot.
  let slot: Int
  let bar: Int
  let gap: Int
  /// Cells of the marks along the scale, with the blank before them.
  let axis: Int

  /// Nil where there is nothing to draw, or not room for one bar.
  init?(_ figure: Figure, _ glyphs: Glyphs, width: Int) {
    self.glyphs = glyphs
    unit = figure.indicator.unit
    baseline = figure.indicator.baseline?.double
    let all = Chart.slots(figure.lines)
    let amounts = figure.lines.flatMap { [$0.actual, $0.target] } + [figure.indicator.baseline]
    let values = amounts.compactMap { $0?.double }
    self.values = values
    let marks = (1...Chart.mostParts).flatMap { AxisScale(values, parts: $0).marks }
    axis = max(3, marks.map(\.label.count).max() ?? 0, min(8, Width.of(unit))) + 1
    let room = width - axis - 3
    guard !all.isEmpty, let size = Chart.size(all, room) else { return nil }
    (bar, gap, slot) = size
    let fitting = min(all.count, room / slot)
    slots = Array(all.suffix(fitting))
    earlier = all.count - fitting
  }

  /// Labels had to be left out.
  var isDense: Bool { slot < min(12, (slots.map { Width.of($0.label) }.max() ?? 0) + 1) }

  /// The most steps of the scale.
  static let mostParts = 5

  var width: Int { axis + 2 + max(slots.count * slot, earlier > 0 ? 14 : 0) }

  /// Lines of one period together. What runs or lies ahead is drawn if it has a value or a
  /// target: it is not missing.
  private static func slots(_ lines: [Figure.Line]) -> [Slot] {
    var slots: [Slot] = []
    for line in lines {
      guard line.actual != nil || line.target != nil || line.isDue || line.standing == .told else {
        continue
      }
      if let last = slots.last?.lines.last, let span = last.span, span == line.span {
        slots[slots.count - 1].lines.append(line)
      } else {
        slots.append(Slot(label: line.period, lines: [line]))
      }
    }
    return slots
  }

  /// The widest bars with which every period has its place; nil where not even one thin bar has.
  private static func size(_ slots: [Slot], _ room: Int) -> (bar: Int, gap: Int, slot: Int)? {
    let most = slots.map(\.lines.count).max() ?? 1
    let label = min(12, (slots.map { Width.of($0.label) }.max() ?? 0) + 2)
    func group(_ bar: Int, _ gap: Int) -> Int { most * (bar + gap) - gap }
    let sizes = [
      (3, 1, max(7, label, group(3, 1) + 2)), (3, 1, max(5, group(3, 1) + 2)),
      (2, 0, group(2, 0) + 1), (1, 0, group(1, 0) + 1),
    ]
    return sizes.first { $0.2 * slots.count <= room }
      ?? sizes.last.flatMap { $0.2 <= room ? $0 : nil }
  }
}

extension Figure {
  /// What tells the lines of one period apart in the chart and the table: `a`, `b`, …; empty where
  /// a period has one line.
  func letter(_ place: Int) -> String {
    let span = lines[place].span
    let together = lines.indices.filter { span != nil && lines[$0].span == span }
    guard together.count > 1, let number = together.firstIndex(of: place) else { return "" }
    return Chart.letter(number)
  }
}
