extension Filter {
  /// A part of a filter's text, with its place in characters.
  struct Piece: Hashable {
    let text: String
    let place: Range<Int>
    var isQuoted = false
  }

  /// What joins terms, in any letters; quoted it is a word.
  package enum Keyword: String, CaseIterable, Hashable, Sendable {
    case not, or, and
  }

  /// What stands between a field and its value.
  package enum Sign: String, CaseIterable, Hashable, Sendable {
    case colon = ":"
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case more = ">"
    case equal = "="
  }

  /// What a filter's text is made of: brackets, keywords, words, and fields with their values.
  struct Token: Hashable {
    enum Kind: Hashable {
      case open
      case close
      case keyword(Keyword)
      case word(Piece)
      case field(name: Piece, sign: Piece, values: [Piece])
      /// Where a suggestion would stand.
      case hole
    }

    let kind: Kind
    let place: Range<Int>
  }
}

/// Takes a filter's text apart; nothing is refused here but a quote that is left open and what is
/// too long.
struct FilterLexer {
  /// The longest text that is read, in characters.
  static let limit = 10_000

  private let text: [Character]
  private var place = 0
  private(set) var tokens: [Filter.Token] = []
  private(set) var faults: [Filter.Fault] = []

  init(_ text: String) {
    let all = Array(text)
    self.text = Array(all.prefix(FilterLexer.limit))
    if all.count > FilterLexer.limit {
      faults.append(Filter.Fault(.tooLong, at: FilterLexer.limit..<all.count))
    }
    while place < self.text.count { readToken() }
  }

  private mutating func readToken() {
    let start = place
    switch text[place] {
    case let blank where blank.isWhitespace: place += 1
    case "(", ")":
      place += 1
      add(text[start] == "(" ? .open : .close, from: start)
    case let quote where FilterLexer.isQuote(quote): add(.word(quoted()), from: start)
    default: readBare()
    }
  }

  private mutating func add(_ kind: Filter.Token.Kind, from start: Int) {
    tokens.append(Filter.Token(kind: kind, place: start..<place))
  }

  // MARK: Words and fields

  private mutating func readBare() {
    let start = place
    // What may be meant for a field: a letter, then letters, digits and hyphens.
    var isName = false
    while place < text.count, !ends(text[place]) {
      if isName, let sign = sign() { return readField(piece(start..<place), sign) }
      let character = text[place]
      let isPart = character.isLetter || isName && (character.isNumber || character == "-")
      isName = isPart && (isName || place == start)
      place += 1
    }
    let word = piece(start..<place)
    let keyword = Filter.Keyword(rawValue: word.text.lowercased())
    add(keyword.map { .keyword($0) } ?? .word(word), from: start)
  }

  private mutating func readField(_ name: Filter.Piece, _ sign: Filter.Sign) {
    let start = place
    place += sign.rawValue.count
    let between = piece(start..<place)
    var values = [value()]
    while place < text.count, text[place] == "," {
      place += 1
      values.append(value())
    }
    add(.field(name: name, sign: between, values: values), from: name.place.lowerBound)
  }

  private mutating func value() -> Filter.Piece {
    if place < text.count, FilterLexer.isQuote(text[place]) { return quoted() }
    let start = place
    while place < text.count, !ends(text[place]), text[place] != "," { place += 1 }
    return piece(start..<place)
  }

  /// Up to the next quote; up to the end where it is left open.
  private mutating func quoted() -> Filter.Piece {
    let start = place
    place += 1
    while place < text.count, !FilterLexer.isQuote(text[place]) { place += 1 }
    let inside = String(text[start + 1..<place])
    if place < text.count {
      place += 1
    } else {
      faults.append(Filter.Fault(.openQuote, at: start..<place))
    }
    return Filter.Piece(text: inside, place: start..<place, isQuoted: true)
  }

  private func piece(_ range: Range<Int>) -> Filter.Piece {
    Filter.Piece(text: String(text[range]), place: range)
  }

  private func sign() -> Filter.Sign? {
    guard ":<>=".contains(text[place]) else { return nil }
    let here = String(text[place..<min(place + 2, text.count)])
    return Filter.Sign.allCases.first { here.hasPrefix($0.rawValue) }
  }

  private func ends(_ character: Character) -> Bool {
    character.isWhitespace || character == "(" || character == ")"
  }

  static func isQuote(_ character: Character) -> Bool { "\"“”„".contains(character) }
}
