/// A frame as a picture that looks like a terminal's window: SVG with nothing to load and nothing
/// that runs, its text selectable.
///
/// Every run of letters is told its length, so that each cell stands in its column whatever
/// monospace font there is; signs stand alone in the middle of theirs; borders and blocks are
/// drawn, since no font joins them in every browser.
package struct Picture {
  private let frame: Frame
  private let scheme: Scheme
  private let title: String
  private let description: String

  /// All lengths are in tenths of a pixel.
  static let cell = (width: 84, height: 180)
  private static let margin = 140
  private static let bar = 320

  /// - Parameters:
  ///   - frame: What the terminal shows.
  ///   - scheme: Its colours.
  ///   - title: In the window's bar, and the picture's name for those who cannot see it.
  ///   - description: What there is to see, in a sentence.
  package init(_ frame: Frame, scheme: Scheme, title: String, description: String) {
    self.frame = frame
    self.scheme = scheme
    self.title = Sanitise.line(title)
    self.description = Sanitise.line(description)
  }

  /// The whole document, with a line end.
  package func svg() -> String {
    let width = frame.size.width * Picture.cell.width + 2 * Picture.margin
    let height =
      frame.size.height * Picture.cell.height + Picture.bar + Picture.margin
    let size = "\(Picture.pixels(width)) \(Picture.pixels(height))"
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" \
      width="\(Picture.pixels(width))" height="\(Picture.pixels(height))" aria-labelledby="title desc">
      <title id="title">\(Picture.escaped(title))</title>
      <desc id="desc">\(Picture.escaped(description))</desc>
      <style>\(stylesheet)</style>
      <rect class="ground" x="0.5" y="0.5" width="\(Picture.pixels(width - 10))" \
      height="\(Picture.pixels(height - 10))" rx="8"/>

      """
    out += window(width)
    out +=
      "<g transform=\"translate(\(Picture.pixels(Picture.margin)) \(Picture.pixels(Picture.bar)))\">\n"
    var strokes = Strokes()
    var text = ""
    for y in 0..<frame.size.height {
      out += grounds(y)
      for run in runs(y) { text += self.text(run, y) }
      strokes.add(frame.row(y), y)
    }
    return out + strokes.svg() + text + caret() + "</g>\n</svg>\n"
  }

  // MARK: Around it

  private func window(_ width: Int) -> String {
    let dots = (0..<3).map { dot in
      "<circle cx=\"\(20 + 18 * dot)\" cy=\"16\" r=\"5.5\"/>"
    }
    return """
      <g class="q" fill-opacity="0.45">\(dots.joined())</g>
      <text class="q s" x="\(Picture.pixels(width / 2))" y="21">\(Picture.escaped(title))</text>

      """
  }

  private var stylesheet: String {
    var rules = [
      "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}",
      ".ground{fill:\(scheme.plain.ground.hex);stroke:\(scheme.plain.quiet.hex);stroke-opacity:0.4}",
      ".b{font-weight:700}",
      ".u{text-decoration:underline}", ".s{text-anchor:middle}",
    ]
    for isReversed in [false, true] {
      for style in Colour.allCases.map({ Style(colour: $0) }) + [Style(dim: true)] {
        let style = style.with(reverse: isReversed)
        let name = style.className
        let colour = scheme.side(of: style).colour(of: style).hex
        rules.append(".\(name){fill:\(colour);color:\(colour)}")
      }
    }
    return rules.joined()
  }

  /// Where the terminal's cursor stands.
  private func caret() -> String {
    guard let place = frame.cursor else { return "" }
    return
      "<rect class=\"k\" fill-opacity=\"0.5\" \(Picture.box(x: place.x, y: place.y, cells: 1))/>\n"
  }

  // MARK: Rows

  /// The ground under reversed cells.
  private func grounds(_ y: Int) -> String {
    var out = ""
    var x = 0
    while x < frame.size.width {
      let start = x
      while x < frame.size.width, frame[x, y].style.reverse { x += 1 }
      if x > start {
        out += "<rect class=\"k\" \(Picture.box(x: start, y: y, cells: x - start))/>\n"
      }
      x += 1
    }
    return out
  }

  private struct Run {
    let x: Int
    var cells: Int
    var text: String
    let style: Style
    let kind: Kind
  }

  private enum Kind {
    case letters, sign, rightToLeft
  }

  /// What is written in a row, in pieces that each begin at their own cell.
  private func runs(_ y: Int) -> [Run] {
    var runs: [Run] = []
    var gap = 0
    for (x, cell) in frame.row(y).enumerated() where !cell.text.isEmpty {
      guard cell.text != " " || cell.style.underline, !Strokes.draws(cell.text) else {
        gap += 1
        continue
      }
      let kind = Picture.kind(cell.text)
      let cells = Width.of(cell.text)
      if kind != .sign, let last = runs.last, last.kind == kind, last.style == cell.style, gap < 2,
        last.x + last.cells + gap == x
      {
        runs[runs.count - 1].text += String(repeating: " ", count: gap) + cell.text
        runs[runs.count - 1].cells += gap + cells
      } else {
        runs.append(Run(x: x, cells: cells, text: cell.text, style: cell.style, kind: kind))
      }
      gap = 0
    }
    return runs
  }

  private func text(_ run: Run, _ y: Int) -> String {
    let left = run.x * Picture.cell.width
    let length = run.cells * Picture.cell.width
    let place: String
    var names = run.style.className
    switch run.kind {
    case .letters:
      place = "x=\"\(Picture.pixels(left))\" textLength=\"\(Picture.pixels(length))\""
    case .rightToLeft:
      place =
        "x=\"\(Picture.pixels(left + length))\" textLength=\"\(Picture.pixels(length))\" direction=\"rtl\""
    case .sign:
      place = "x=\"\(Picture.pixels(left + length / 2))\""
      names += " s"
    }
    if run.style.bold { names += " b" }
    if run.style.underline { names += " u" }
    let base = Picture.pixels(y * Picture.cell.height + 135)
    return "<text class=\"\(names)\" \(place) y=\"\(base)\">\(Picture.escaped(run.text))</text>\n"
  }

  /// Letters of any font follow each other; arrows, circles and wide characters often
  /// come from another one.
  private static func kind(_ text: String) -> Kind {
    guard let first = text.unicodeScalars.first else { return .sign }
    if first.isRightToLeft { return .rightToLeft }
    let isLetter = first.value < 0x2190 && Width.of(text) == 1
    return isLetter ? .letters : .sign
  }

  // MARK: Writing

  static func box(x: Int, y: Int, cells: Int) -> String {
    "x=\"\(pixels(x * cell.width))\" y=\"\(pixels(y * cell.height))\""
      + " width=\"\(pixels(cells * cell.width))\" height=\"\(pixels(cell.height))\""
  }

  /// Tenths as pixels: `8.4`.
  static func pixels(_ tenths: Int) -> String {
    let part = abs(tenths % 10)
    return (tenths < 0 && tenths > -10 ? "-" : "") + "\(tenths / 10)"
      + (part == 0 ? "" : ".\(part)")
  }

  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Style {
  /// Its colour in the stylesheet of a picture: a letter, a capital one where it is reversed.
  var className: String {
    let letter =
      switch colour {
      case .standard: dim ? "q" : "k"
      case .red: "r"
      case .green: "g"
      case .cyan: "c"
      case .magenta: "m"
      }
    return reverse ? letter.uppercased() : letter
  }
}
