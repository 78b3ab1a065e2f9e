import Entities
import Screen
import Sheets
import Summary

/// The last readings of a figure, a cell each: eighth blocks on its own scale, `▒` estimated, `░`
/// forecast, `?` unknown, `0` nothing.
struct Sparkline {
  private let lines: [Figure.Line]
  private let glyphs: Glyphs
  private let low: Double
  private let high: Double

  init(_ figure: Figure, _ glyphs: Glyphs, cells: Int) {
    let drawn = figure.lines.filter { $0.span != nil && ($0.actual != nil || $0.isDue) }
    lines = Array(drawn.suffix(cells))
    self.glyphs = glyphs
    let values = lines.compactMap { $0.actual?.double }.filter(\.isFinite)
    low = min(0, values.min() ?? 0)
    high = max(0, values.max() ?? 0)
  }

  /// A cell a reading.
  var cells: [(text: String, style: Style)] { lines.map(cell) }

  private func cell(_ line: Figure.Line) -> (String, Style) {
    guard let actual = line.actual else { return ("?", Theme.unknown) }
    if actual.isZero { return ("0", .plain) }
    let manner = Bar.Manner(line.obsStatus)
    if manner != .told { return (glyphs.own(String(manner.fill)), .plain) }
    let span = high - low
    let share = span > 0 && actual.double.isFinite ? (actual.double - low) / span : 1
    let blocks = glyphs.isASCII ? Sparkline.ascii : Sparkline.blocks
    let step = (share * Double(blocks.count - 1)).rounded()
    let place = step.isFinite ? max(0, min(blocks.count - 1, Int(step))) : blocks.count - 1
    return (String(blocks[place]), .plain)
  }

  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let ascii = Array("_.-=+#")
}
