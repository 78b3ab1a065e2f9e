import Register

/// Finds what may stand at a place of a filter, and counts what each would leave.
struct FilterCompleter {
  private static let most = 60
  private static let mostIDs = 8

  private let register: Register
  private let spot: FilterSpot
  private let filter: Filter
  /// With a hole where the cursor stands.
  private let tokens: [Filter.Token]
  /// Rows the filter leaves for what passes in the hole, and those it leaves whatever stands there.
  private lazy var passing = rows(.all)
  private lazy var always = rows(.none)

  init(
    _ register: Register, _ tokens: [Filter.Token], _ spot: FilterSpot, _ filter: Filter
  ) {
    self.register = register
    self.spot = spot
    self.filter = filter
    var holed = tokens
    switch (spot.kind, spot.token) {
    case (.word, let token?), (.value, let token?):
      holed[token] = Filter.Token(kind: .hole, place: tokens[token].place)
    default: break
    }
    self.tokens = holed
  }

  private func rows(_ hole: Filter.Expression) -> [Int32] {
    var reader = FilterReader(tokens, in: register, hole: hole)
    return register.narrow(register.rows(of: reader.read()), filter)
  }

  mutating func suggestions() -> [Filter.Suggestion] {
    let found =
      switch spot.kind {
      case .blank: fields("", at: spot.cursor..<spot.cursor)
      case .word(let piece): begun(piece)
      case .value(let field, let sign, let piece, let others):
        values(of: field, sign, piece, others)
      case .other: [Filter.Suggestion]()
      }
    return Array(found.prefix(FilterCompleter.most))
  }

  // MARK: Counting

  /// How many rows the filter leaves with a term in the place.
  private mutating func count(_ term: Filter.Term) -> Int {
    let hits = register.rows(of: .term(term), within: passing)?.count ?? passing.count
    guard !always.isEmpty else { return hits }
    // What fails there may pass all the same: behind `or` and `not`.
    let kept = register.rows(of: .not(.term(term)), within: always)?.count ?? 0
    return hits + kept
  }

  // MARK: Words

  /// Fields that begin so, `not`, and `or` where something stands before it.
  private func fields(_ beginning: String, at place: Range<Int>) -> [Filter.Suggestion] {
    let beginning = beginning.lowercased()
    let hasTerm = tokens.contains { $0.place.upperBound < spot.cursor && $0.isTermEnd }
    let keywords: [Filter.Keyword] = hasTerm ? [.not, .or] : [.not]
    let entries =
      Filter.Field.all.map { (text: $0.name + ":", help: $0.help) }
      + keywords.map { (text: $0.rawValue + " ", help: $0.help) }
    return entries.filter { $0.text.hasPrefix(beginning) }.map {
      Filter.Suggestion(text: $0.text, place: place, help: $0.help, count: nil)
    }
  }

  private mutating func begun(_ piece: Filter.Piece) -> [Filter.Suggestion] {
    var found = fields(piece.text, at: piece.place)
    guard piece.text.count > 1 else { return found }
    // Ids of items stand behind `id:` alone: any word may begin one.
    for field in Filter.Field.all
    where !field.isCompared && field != .owedBy && field != .owedTo {
      for value in field.values(in: register).named(piece.text) {
        let text = "\(field.name):\(value.id)"
        let named = suggestion(text, value, .named(field, [value.id]), piece.place)
        if named.count != 0 { found.append(named) }
      }
    }
    return found
  }

  private mutating func suggestion(
    _ text: String, _ value: Filter.Field.Value, _ term: Filter.Term, _ place: Range<Int>
  ) -> Filter.Suggestion {
    Filter.Suggestion(text: text, place: place, help: value.help, count: count(term))
  }

  /// Items whose ids begin so.
  private mutating func ids(_ beginning: String, _ place: Range<Int>) -> [Filter.Suggestion] {
    let term = Filter.Term.begins([beginning.lowercased()])
    let rows = register.rows(of: .term(term), within: passing) ?? []
    var found: [Filter.Suggestion] = []
    for row in rows.prefix(FilterCompleter.mostIDs) {
      let value = Filter.Field.Value(
        id: register.index.id(Int(row)), help: register.index.title(Int(row)))
      found.append(suggestion(value.id, value, .begins([value.id]), place))
    }
    return found
  }

  // MARK: Values

  private mutating func values(
    of field: Filter.Field, _ sign: Filter.Sign, _ piece: Filter.Piece, _ others: [Filter.Piece]
  ) -> [Filter.Suggestion] {
    let text = piece.text
    if case .ids = field.content { return ids(text, piece.place) }
    let all = field.values(in: register).filter { sign == .colon || $0.id != Filter.Field.nothing }
    let taken = Set(others.map(\.text))
    let named = text.isEmpty ? all : all.named(text)
    var found: [Filter.Suggestion] = []
    for value in named where !taken.contains(value.id) {
      guard let term = term(field, sign, value, others) else { continue }
      found.append(suggestion(value.id, value, term, piece.place))
    }
    return found.filter { $0.count != 0 } + found.filter { $0.count == 0 }
  }

  /// The field's term with a value more; nil where the value does not fit the sign.
  private func term(
    _ field: Filter.Field, _ sign: Filter.Sign, _ value: Filter.Field.Value,
    _ others: [Filter.Piece]
  ) -> Filter.Term? {
    let none = 0..<0
    let values = others + [Filter.Piece(text: value.id, place: none)]
    let kind = Filter.Token.Kind.field(
      name: Filter.Piece(text: field.name, place: none),
      sign: Filter.Piece(text: sign.rawValue, place: none), values: values)
    var reader = FilterReader([Filter.Token(kind: kind, place: none)], in: register)
    guard case .term(let term) = reader.read() else { return nil }
    return term
  }
}

extension Filter.Token {
  /// A term or a closed bracket: what may stand before `or`.
  fileprivate var isTermEnd: Bool {
    switch kind {
    case .word, .field, .close: true
    case .open, .keyword, .hole: false
    }
  }
}

extension Filter.Keyword {
  /// What it does to what stands beside it.
  package var help: String {
    switch self {
    case .not: "all but what follows"
    case .or: "either of two"
    case .and: "both, as a blank says"
    }
  }
}
