import Entities
import Register
package import Screen

/// What a report is written on: how wide it is, and what may be used.
package struct Page: Hashable, Sendable {
  /// Cells a row may take, at least ten; 100 is usual where no terminal says.
  package let width: Int
  /// Whether styles may be written as escape sequences.
  package let isColoured: Bool
  let glyphs: Glyphs
  /// Cells for the labels of fields, where there is room for them.
  let labels: Int

  package init(
    width: Int = 100, isColoured: Bool = false, isASCII: Bool = false, labels: Int = 13
  ) {
    self.width = max(10, width)
    self.isColoured = isColoured
    self.labels = labels
    glyphs = Glyphs(isASCII: isASCII)
  }

  /// Text of the register or of ours, made safe to show, in the glyphs this page has.
  package func clean(_ text: String) -> String { glyphs.own(Sanitise.line(text)) }

  /// `text` in a style, where this page is coloured.
  package func paint(_ text: String, _ style: Style) -> String {
    guard isColoured, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.codes)m\(text)\u{1B}[0m"
  }

  func pieces(_ words: Words, bar: Int = 16) -> Line {
    words.runs.map { run in
      let text =
        switch run.kind {
        case .line: " · "
        case .bar(let drawn): drawn.text(glyphs, cells: bar)
        case .status(let status): status.glyph(isASCII: glyphs.isASCII)
        case .state(let state): state.glyph(isASCII: glyphs.isASCII)
        default: clean(run.text)
        }
      return Piece(text: text, style: run.kind.style)
    }
  }

  /// Lines of at most the page's width, the later ones set in, and what begins a new line of its
  /// own by two cells more.
  ///
  /// - Parameters:
  ///   - words: What is said.
  ///   - indent: Cells before the later lines; the first is not set in.
  ///   - style: Of all of it; nil as each piece means.
  /// - Returns: At least one line.
  func wrapped(_ words: Words, indent: Int = 0, style: Style? = nil) -> [Line] {
    let lines = words.lines.enumerated().flatMap { number, part in
      let depth = min(indent + (number == 0 ? 0 : 2), width - 1)
      return self.lines(part, within: max(1, width - depth), style).map { (depth, $0) }
    }
    return lines.enumerated().map { $0 == 0 ? $1.1 : .blanks($1.0) + $1.1 }
  }

  /// The same with every line set in.
  func indented(_ words: Words, by indent: Int, style: Style? = nil) -> [Line] {
    let indent = min(indent, width - 1)
    let lines = wrapped(words, indent: indent, style: style)
    return [.blanks(indent) + (lines.first ?? [])] + lines.dropFirst()
  }

  private func lines(_ words: Words, within room: Int, _ style: Style?) -> [Line] {
    let pieces = pieces(words)
    let lines = wrap(pieces.map(\.text).joined(), to: room)
    guard style == nil, pieces.count > 1 else {
      let style = style ?? pieces.first?.style ?? .plain
      return lines.map { [Piece(text: $0, style: style)] }
    }
    // Wrapping takes out blanks and nothing else, so that the style of each character is found by
    // going along.
    var rest = pieces.flatMap { piece in piece.text.map { ($0, piece.style) } }[...]
    return lines.map { line in
      var told: Line = []
      for character in line {
        while let next = rest.first, next.0 != character { rest.removeFirst() }
        let style = rest.popFirst()?.1 ?? .plain
        if told.last?.style != style { told.append(Piece(text: "", style: style)) }
        told[told.count - 1].text.append(character)
      }
      return told
    }
  }
}

/// A line of a sheet as it is laid out for a page.
package typealias Line = [Piece]

/// Safe text in one style.
package struct Piece: Hashable, Sendable {
  package var text: String
  package let style: Style
}

extension Line {
  static func blanks(_ count: Int) -> Line {
    count > 0 ? [Piece(text: String(repeating: " ", count: count), style: .plain)] : []
  }

  var width: Int { reduce(0) { $0 + Width.of($1.text) } }
}

/// Text with a direction of its own is isolated, so that it cannot reorder what stands beside it.
package func isolated(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isRightToLeft) else { return text }
  return "\u{2068}\(text)\u{2069}"
}

extension Style {
  /// The parameters of its escape sequence (ECMA-48 SGR).
  fileprivate var codes: String {
    var codes: [String] = []
    if bold { codes.append("1") }
    if dim { codes.append("2") }
    if underline { codes.append("4") }
    if reverse { codes.append("7") }
    switch colour {
    case .standard: break
    case .red: codes.append("31")
    case .green: codes.append("32")
    case .cyan: codes.append("36")
    case .magenta: codes.append("35")
    }
    return codes.joined(separator: ";")
  }
}
