extension EDTF {
  /// What people type: every strict spelling and the like of `Q1 2026`, `2026-Q1`, `Mar 2026`, `14
  /// March 2026`, `early 2026`, `mid-2026`, `late 2026`, `about Mar 2026`, `by 31 Mar 2026`, `from
  /// Apr 2026` and `Jan to Apr 2026`, with `~` or `?` at the end. Each period comes out in its one
  /// spelling. What can be read in two ways (`3.4.2026`, `4/26`, `Mar 26`) is refused.
  package init?(typed: String) {
    guard let ends = EDTF(typed)?.ends ?? TypedDate.ends(TypedDate.words(of: typed)) else {
      return nil
    }
    self = EDTF(ends).period
  }
}

/// The forms of a typed date, word by word; all words are lower case.
private enum TypedDate {
  /// Commas and runs of white space part words; `–` and `/` stand alone.
  static func words(of typed: String) -> [String] {
    var words: [String] = []
    var word = ""
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in typed.lowercased() {
      if character.isWhitespace || character == "," {
        finish()
      } else if character == "/" || character == "–" {
        finish()
        words.append(String(character))
      } else {
        word.append(character)
      }
    }
    finish()
    return words
  }

  static func ends(_ words: [String]) -> EDTFEnds? {
    var words = words
    let mark = trailingMark(&words)
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    switch first {
    case "by", "to", "until", "till":
      return point(rest, mark).flatMap { EDTFEnds(from: nil, to: $0) }
    case "from", "since":
      return separated(rest, mark) ?? point(rest, mark).flatMap { EDTFEnds(from: $0, to: nil) }
    case "about", "around", "circa", "ca.", "c.":
      return point(rest, mark == .uncertain || mark == .both ? .both : .approximate)
        .map { EDTFEnds($0) }
    default:
      return partOfYear(words, mark) ?? separated(words, mark)
        ?? point(words, mark).map { EDTFEnds($0) }
    }
  }

  /// `~`, `?`, `%` or `?~` after the last word, which may stand apart from it.
  private static func trailingMark(_ words: inout [String]) -> EDTFMark {
    var isApproximate = false
    var isUncertain = false
    while let last = words.last, let character = last.last, "~?%".contains(character) {
      isApproximate = isApproximate || character != "?"
      isUncertain = isUncertain || character != "~"
      words.removeLast()
      if last.count > 1 { words.append(String(last.dropLast())) }
    }
    if isApproximate && isUncertain { return .both }
    return isApproximate ? .approximate : isUncertain ? .uncertain : .exact
  }

  /// `early 2026`, `mid-2026`, `late 2026`: months at that end of the year, as the register reads
  /// such words; always approximate.
  private static func partOfYear(_ words: [String], _ mark: EDTFMark) -> EDTFEnds? {
    let parts = words.flatMap { $0.split(separator: "-").map(String.init) }
    guard parts.count == 2, let year = self.year(parts[1]) else { return nil }
    let months: ClosedRange<Int>
    switch parts[0] {
    case "early": months = 1...4
    case "mid": months = 6...6
    case "late": months = 9...12
    default: return nil
    }
    let start = EDTFPoint(year: year, month: months.lowerBound)
    guard var end = EDTFPoint(year: year, month: months.upperBound) else { return nil }
    end.mark = mark == .uncertain || mark == .both ? .both : .approximate
    return months.count == 1 ? EDTFEnds(end) : EDTFEnds(from: start, to: end)
  }

  /// `Jan to Apr 2026`, `6 to 9 Nov 2025`, `2026-Q1 / 2026-Q2`: what the first end leaves out is
  /// the second one's. A slash inherits nothing, or `4/26 Mar 2026` would pass.
  private static func separated(_ words: [String], _ mark: EDTFMark) -> EDTFEnds? {
    let separators = ["to", "until", "–", "-", "/"]
    guard let place = words.firstIndex(where: separators.contains) else { return nil }
    let left = Array(words[..<place])
    let right = Array(words[(place + 1)...])
    if words[place] == "/", left == [".."] || right == [".."] {
      return EDTFEnds(from: markedPoint(left), to: point(right, mark))
    }
    guard let end = point(right, mark) else { return nil }
    if let start = markedPoint(left) { return EDTFEnds(from: start, to: end) }
    guard words[place] != "/" else { return nil }
    let year = padded(end.year, 4)
    if let start = markedPoint(left + [year]) { return EDTFEnds(from: start, to: end) }
    guard end.unit == .day, left.count == 1 else { return nil }
    return markedPoint(left + [Calendar.months[end.part - 1].lowercased(), year])
      .flatMap { EDTFEnds(from: $0, to: end) }
  }

  private static func markedPoint(_ words: [String]) -> EDTFPoint? {
    var words = words
    let mark = trailingMark(&words)
    return point(words, mark)
  }

  private static func point(_ words: [String], _ mark: EDTFMark) -> EDTFPoint? {
    guard var point = unmarkedPoint(words) else { return nil }
    point.mark = mark
    return point
  }

  private static func unmarkedPoint(_ words: [String]) -> EDTFPoint? {
    switch words.count {
    case 1:
      if let strict = DateScanner.read(words[0], { EDTFPoint(scanning: &$0) }) { return strict }
      let parts = words[0].split(separator: "-").map(String.init)
      return parts.count == 2 ? quarterOrMonth(parts[0], parts[1]) : nil
    case 2:
      return quarterOrMonth(words[0], words[1])
    case 3:
      guard let year = year(words[2]) else { return nil }
      return day(words[0], words[1], year) ?? day(words[1], words[0], year)
    default:
      return nil
    }
  }

  /// `q1 2026`, `2026 q1` or `mar 2026`.
  private static func quarterOrMonth(_ first: String, _ second: String) -> EDTFPoint? {
    if let year = year(second) {
      if let quarter = quarter(first) { return EDTFPoint(year: year, quarter: quarter) }
      return month(first).flatMap { EDTFPoint(year: year, month: $0) }
    }
    guard let year = year(first), let quarter = quarter(second) else { return nil }
    return EDTFPoint(year: year, quarter: quarter)
  }

  private static func day(_ number: String, _ name: String, _ year: Int) -> EDTFPoint? {
    guard let month = month(name),
      let number = DateScanner.read(number, { $0.number(upTo: 2)?.value })
    else { return nil }
    return Day(year: year, month: month, day: number).map { EDTFPoint(day: $0) }
  }

  private static func year(_ word: String) -> Int? {
    DateScanner.read(word) { $0.number(digits: 4) }
  }

  private static func quarter(_ word: String) -> Int? {
    DateScanner.read(word) { $0.take("q") ? $0.number(digits: 1) : nil }
  }

  /// A month's English name, whole or by its first three letters; also `sept`.
  private static func month(_ word: String) -> Int? {
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    if word == "sept" { return 9 }
    let place = Calendar.months.firstIndex {
      let name = $0.lowercased()
      return name == word || name.prefix(3) == word
    }
    return place.map { $0 + 1 }
  }
}
