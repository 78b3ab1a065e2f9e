extension Frame {
  /// The cells of a row with right-to-left letters as they go to the terminal, nil for a row that
  /// has none: each run of right-to-left letters is isolated
  /// from its surroundings, so that a terminal that reorders text cannot move a border.
  ///
  /// U+2068 is appended to the cell before the run and U+2069 to its last cell. A run at column 0
  /// has nothing before it to be moved; U+200E after its last cell keeps it from what follows.
  /// A run goes on over digits, single spaces and punctuation, but not over borders or gaps.
  package func isolatedRow(_ y: Int) -> [Cell]? {
    guard hasRightToLeft, row(y).contains(where: \.isRightToLeft) else { return nil }
    var row = Array(self.row(y))
    var x = 0
    while x < row.count {
      guard row[x].isRightToLeft else {
        x += 1
        continue
      }
      let last = Frame.lastOfRun(in: row, from: x)
      if x > 0 {
        row[Frame.head(in: row, of: x - 1)].text += "\u{2068}"
        row[last].text += "\u{2069}"
      } else {
        row[last].text += "\u{200E}"
      }
      x = last + 1
    }
    return row
  }

  private static func lastOfRun(in row: [Cell], from start: Int) -> Int {
    var last = start
    var x = start + 1
    while x < row.count {
      if row[x].isRightToLeft || row[x].isDigit {
        last = x
      } else if !row[x].joinsRightToLeft || (row[x].text == " " && row[x - 1].text == " ") {
        break
      }
      x += 1
    }
    return last
  }

  private static func head(in row: [Cell], of x: Int) -> Int {
    var head = x
    while head > 0 && row[head].text.isEmpty { head -= 1 }
    return head
  }
}

extension Cell {
  fileprivate var isRightToLeft: Bool {
    text.unicodeScalars.first?.isRightToLeft == true
  }

  fileprivate var isDigit: Bool {
    guard let byte = text.utf8.first else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Characters without a direction of their own that stand inside a right-to-left text.
  fileprivate var joinsRightToLeft: Bool {
    text == " " || " .,:;!?'\"()/%-–".contains(text)
  }
}

extension Unicode.Scalar {
  /// A letter of a script written from right to left: Hebrew, Arabic and its kin, N'Ko, Adlam, …
  package var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
