extension Picture {
  /// Borders and blocks of a picture, drawn: what of them has one colour and
  /// one weight is one path.
  struct Strokes {
    private var paths: [(name: String, path: String)] = []

    /// Whether a cell's text is drawn here and not written.
    static func draws(_ text: String) -> Bool {
      guard let character = text.first, text.utf8.count == 3 else { return false }
      return arms[character] != nil || blocks[character] != nil || dashes[character] != nil
    }

    /// Adds what is to be drawn of a row; the same sign in a row is one stroke.
    mutating func add(_ row: ArraySlice<Cell>, _ y: Int) {
      let cells = Array(row)
      var x = 0
      while x < cells.count {
        let start = x
        x += 1
        guard Strokes.draws(cells[start].text), let sign = cells[start].text.first else { continue }
        while x < cells.count, cells[x] == cells[start], Strokes.joins(sign) { x += 1 }
        draw(sign, cells[start].style, x: start, y: y, count: x - start)
      }
    }

    func svg() -> String {
      paths.map { "<path \($0.name) d=\"\($0.path)\"/>\n" }.joined()
    }

    private static func joins(_ sign: Character) -> Bool {
      "─━█░▒▓┄╌".contains(sign)
    }

    private mutating func draw(_ sign: Character, _ style: Style, x: Int, y: Int, count: Int) {
      let (width, height) = Picture.cell
      let (left, top) = (x * width, y * height)
      if let arms = Strokes.arms[sign] {
        draw(arms, style, left: left, top: top, count: count)
      } else if let block = Strokes.blocks[sign] {
        let from = left + width * block.x / 8
        let cells = block.width == 8 ? width * count : width * block.width / 8
        let above = top + height * block.y / 8
        let tall = height * (block.y + block.height) / 8 - height * block.y / 8
        add(
          "M\(px(from)) \(px(above))h\(px(cells))v\(px(tall))h\(px(-cells))z",
          "class=\"\(style.className)\""
            + (block.tenths < 10 ? " fill-opacity=\"0.\(block.tenths)\"" : ""))
      } else if let parts = Strokes.dashes[sign] {
        let step = width / parts
        for part in 0..<(parts * count) {
          add(
            "M\(px(left + part * step + step / 6)) \(px(top + height / 2))h\(px(step * 2 / 3))",
            stroke(style, isHeavy: false))
        }
      }
    }

    private mutating func draw(_ arms: Arms, _ style: Style, left: Int, top: Int, count: Int) {
      let (width, height) = Picture.cell
      let (x, y) = (left + width / 2, top + height / 2)
      let name = stroke(style, isHeavy: arms.isHeavy)
      if arms.isRound {
        // From the end of the upright arm round to the end of the level one.
        let (from, turn) = arms.down ? (top + height, -1) : (top, 1)
        let side = arms.right ? 1 : -1
        let radius = width / 2
        add(
          "M\(px(x)) \(px(from))V\(px(y - turn * radius))"
            + "q0 \(px(turn * radius)) \(px(side * radius)) \(px(turn * radius))", name)
        return
      }
      if arms.left || arms.right {
        let from = arms.left ? left : x
        let to = arms.right ? left + width * count : x
        add("M\(px(from)) \(px(y))H\(px(to))", name)
      }
      if arms.up || arms.down {
        // A heavy corner is filled to its outer edge.
        let edge = arms.isHeavy && !(arms.up && arms.down) ? 13 : 0
        let from = arms.up ? top : y - edge
        let to = arms.down ? top + height : y + edge
        add("M\(px(x)) \(px(from))V\(px(to))", name)
      }
    }

    private func stroke(_ style: Style, isHeavy: Bool) -> String {
      "class=\"\(style.className)\" style=\"fill:none\" stroke=\"currentColor\" stroke-width=\"\(isHeavy ? "2.6" : "1.2")\""
    }

    private mutating func add(_ path: String, _ name: String) {
      if let place = paths.firstIndex(where: { $0.name == name }) {
        paths[place].path += path
      } else {
        paths.append((name, path))
      }
    }

    private func px(_ tenths: Int) -> String { Picture.pixels(tenths) }
  }
}

// MARK: What each sign is made of

extension Picture.Strokes {
  /// Which way a border's sign reaches from the middle of its cell.
  private struct Arms {
    var left = false
    var up = false
    var right = false
    var down = false
    var isHeavy = false
    var isRound = false

    /// `l`, `u`, `r`, `d`; `h` for heavy, `o` for round.
    init(_ letters: String) {
      left = letters.contains("l")
      up = letters.contains("u")
      right = letters.contains("r")
      down = letters.contains("d")
      isHeavy = letters.contains("h")
      isRound = letters.contains("o")
    }
  }

  private static let arms: [Character: Arms] = [
    "─": "lr", "│": "ud", "╭": "rdo", "╮": "ldo", "╰": "uro", "╯": "luo", "┌": "rd", "┐": "ld",
    "└": "ur", "┘": "lu", "├": "urd", "┤": "uld", "┬": "lrd", "┴": "lru", "┼": "lrud",
    "━": "lrh", "┃": "udh", "┏": "rdh", "┓": "ldh", "┗": "urh", "┛": "luh",
  ].mapValues(Arms.init)

  /// Into how many parts a dashed line breaks its cell.
  private static let dashes: [Character: Int] = ["┄": 3, "╌": 2]

  /// A part of the cell in eighths, and how much of it is covered, in tenths.
  private struct Block {
    var x = 0
    var y = 0
    var width = 8
    var height = 8
    var tenths = 10
  }

  private static let blocks: [Character: Block] = {
    var blocks: [Character: Block] = [
      "█": Block(), "▐": Block(x: 4, width: 4), "▀": Block(height: 4), "░": Block(tenths: 3),
      "▒": Block(tenths: 5), "▓": Block(tenths: 7),
    ]
    for (number, sign) in "▁▂▃▄▅▆▇".enumerated() {
      blocks[sign] = Block(y: 7 - number, height: number + 1)
    }
    for (number, sign) in "▏▎▍▌▋▊▉".enumerated() { blocks[sign] = Block(width: number + 1) }
    return blocks
  }()
}
