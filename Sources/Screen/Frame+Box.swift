extension Frame {
  /// Draws a border along the inner edge of `rect`: light with round corners, heavy for focus; in
  /// ASCII `+ - |` and `#`. What lies inside is left as it is.
  package mutating func box(_ rect: Rect, heavy: Bool, ascii: Bool, style: Style = .plain) {
    let visible = rect.intersection(Rect(size))
    if visible.isEmpty { return }
    let border = Border.of(heavy: heavy, ascii: ascii)
    for x in visible.x..<visible.maxX {
      set(border.horizontal, x: x, y: rect.y, style: style)
      set(border.horizontal, x: x, y: rect.maxY - 1, style: style)
    }
    for y in visible.y..<visible.maxY {
      set(border.vertical, x: rect.x, y: y, style: style)
      set(border.vertical, x: rect.maxX - 1, y: y, style: style)
    }
    if rect.width < 2 || rect.height < 2 { return }
    set(border.upperLeft, x: rect.x, y: rect.y, style: style)
    set(border.upperRight, x: rect.maxX - 1, y: rect.y, style: style)
    set(border.lowerLeft, x: rect.x, y: rect.maxY - 1, style: style)
    set(border.lowerRight, x: rect.maxX - 1, y: rect.maxY - 1, style: style)
  }

  private mutating func set(_ character: Character, x: Int, y: Int, style: Style) {
    guard x >= 0 && x < size.width && y >= 0 && y < size.height else { return }
    write(character, cells: 1, x: x, y: y, style: style)
  }
}

private struct Border {
  let horizontal: Character
  let vertical: Character
  let upperLeft: Character
  let upperRight: Character
  let lowerLeft: Character
  let lowerRight: Character

  static func of(heavy: Bool, ascii: Bool) -> Border {
    switch (heavy, ascii) {
    case (false, false): light
    case (true, false): Border.heavy
    case (false, true): lightASCII
    case (true, true): heavyASCII
    }
  }

  static let light = Border("─│╭╮╰╯")
  static let heavy = Border("━┃┏┓┗┛")
  static let lightASCII = Border("-|++++")
  static let heavyASCII = Border("######")

  private init(_ glyphs: StaticString) {
    let six = Array("\(glyphs)")
    horizontal = six[0]
    vertical = six[1]
    upperLeft = six[2]
    upperRight = six[3]
    lowerLeft = six[4]
    lowerRight = six[5]
  }
}
