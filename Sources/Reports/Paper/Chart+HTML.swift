import Screen
import Sheets
import Summary

extension Chart {
  var html: HTML {
    .make(
      .figure, [],
      [
        .make(
          .figcaption, [],
          [.make(.strong, [], Words(title).html), .text(", in ")] + Words(unit).html),
        .make(.div, [.classes("drawn")], [Plot(self).html, table.html]),
      ] + remarks.map { .make(.p, [.classes("aside")], $0.html) })
  }
}

/// Columns over an axis that holds 0. What is not known is a `?` at the foot, never a
/// column of no height.
private struct Plot {
  let chart: Chart
  let scale: AxisScale
  /// Left of the plot: the marks of the axis.
  private let left = 44.0
  private let top = 24.0
  private let height: Double
  /// Room of one column.
  private let slot: Double
  /// Whether there is room for words above and below each.
  private let isLabelled: Bool

  init(_ chart: Chart) {
    self.chart = chart
    scale = chart.scale
    height = scale.high > scale.low ? 110 : 24
    let longest = chart.columns.map { max(Width.of($0.label), Width.of($0.words)) }.max() ?? 0
    let wanted = max(56, Double(min(longest, 24)) * 6.4 + 10)
    isLabelled = wanted * Double(chart.columns.count) <= 560
    slot = isLabelled ? wanted : max(9, 520 / Double(max(1, chart.columns.count)))
  }

  private var right: Double { left + slot * Double(max(1, chart.columns.count)) + 12 }
  private var foot: Double { top + height }
  private var width: Double { max(right + 4, 180) }

  private func y(_ value: Double) -> Double {
    let span = scale.high - scale.low
    return span > 0 ? foot - (value - scale.low) / span * height : foot
  }

  private func middle(_ place: Int) -> Double { left + 8 + slot * (Double(place) + 0.5) }

  var html: HTML {
    let name = Anchor("chart", chart.number)
    let words = Anchor("chart-words", chart.number)
    return .make(
      .svg,
      [
        .viewBox(width, foot + 30), .number(.width, width), .number(.height, foot + 30),
        .fixed(.role, "img"), .labelledBy(name, words),
      ],
      [
        .make(.title, [.id(name)], chart.title), .make(.desc, [.id(words)], chart.description),
        .make(.defs, [], [hatching, dots]),
      ] + marks + targets + chart.columns.indices.flatMap(column))
  }

  // MARK: Patterns

  private var hatch: Anchor { Anchor("hatch", chart.number) }
  private var dotted: Anchor { Anchor("dots", chart.number) }

  private var hatching: HTML {
    pattern(
      hatch,
      .make(.path, [.fixed(.d, "M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5"), .classes("stroke")]))
  }

  private var dots: HTML {
    pattern(
      dotted,
      .make(
        .rect,
        [.number(.x, 2), .number(.y, 2), .number(.width, 2), .number(.height, 2), .classes("dot")]))
  }

  private func pattern(_ anchor: Anchor, _ content: HTML) -> HTML {
    .make(
      .pattern,
      [
        .id(anchor), .fixed(.patternUnits, "userSpaceOnUse"), .number(.width, 6),
        .number(.height, 6),
      ], [content])
  }

  // MARK: Parts

  private var marks: [HTML] {
    scale.marks.flatMap { mark -> [HTML] in
      [
        line(left, y(mark.value), right, y(mark.value), mark.value == 0 ? "axis" : "grid"),
        text(long(mark.label), left - 6, y(mark.value) + 4, .end),
      ]
    }
  }

  /// `10 bn` for `10G`: a minister reads no prefixes.
  private func long(_ label: String) -> String {
    switch label.last {
    case "G": "\(label.dropLast()) bn"
    case "M": "\(label.dropLast()) m"
    default: label
    }
  }

  /// A target is a line only where a source gives one.
  private var targets: [HTML] {
    chart.columns.enumerated().flatMap { place, column -> [HTML] in
      guard let target = column.target, target.isFinite else { return [] }
      let reach = slot / 2 - 2
      return [
        line(middle(place) - reach, y(target), middle(place) + reach, y(target), "target")
      ]
        + (isLabelled
          ? [text("target \(column.targetWords ?? "")", middle(place), y(target) - 5, .middle)]
          : [])
    }
  }

  private func column(_ place: Int) -> [HTML] {
    let column = chart.columns[place]
    let isNamed = isLabelled || place % nth == 0
    let label = isNamed ? [text(column.label, middle(place), foot + 18, .middle)] : []
    guard let value = column.value, value.isFinite else {
      let sign = HTML.make(
        .text,
        [
          .number(.x, middle(place)), .number(.y, y(0) - 6), .fixed(.textAnchor, "middle"),
          .classes("question"),
        ], column.value == nil ? "?" : column.words)
      return [sign] + label
    }
    let edge = min(y(value), y(0))
    let size = max(abs(y(value) - y(0)), value == 0 ? 0 : 1)
    let breadth = min(36, slot * 0.7)
    let bar = HTML.make(
      .rect,
      [
        .number(.x, middle(place) - breadth / 2), .number(.y, edge), .number(.width, breadth),
        .number(.height, size),
      ] + fill(column.manner))
    let words = isLabelled ? [text(column.words, middle(place), edge - 5, .middle)] : []
    return (value == 0 ? [] : [bar]) + words + label
  }

  /// Every so many columns are named where there is no room for all.
  private var nth: Int { max(1, Int((60 / slot).rounded(.up))) }

  private func fill(_ manner: Bar.Manner) -> [HTML.Attribute] {
    switch manner {
    case .told: [.classes("bar")]
    case .estimated: [.classes("outlined"), .fill(hatch)]
    case .forecast: [.classes("outlined"), .fill(dotted)]
    }
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: StaticString
  ) -> HTML {
    .make(
      .line,
      [
        .number(.x1, x1), .number(.y1, y1), .number(.x2, x2), .number(.y2, y2), .classes(classes),
      ])
  }

  private enum Hold { case middle, end }

  private func text(_ words: String, _ x: Double, _ y: Double, _ hold: Hold) -> HTML {
    .make(
      .text,
      [
        .number(.x, x), .number(.y, y),
        hold == .end ? .fixed(.textAnchor, "end") : .fixed(.textAnchor, "middle"),
      ], words)
  }
}
