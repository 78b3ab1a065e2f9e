import Register

extension Filter {
  /// What may be put in where a person types.
  package struct Suggestion: Hashable, Sendable {
    /// What stands in the text once it is taken.
    package let text: String
    /// The characters it takes the place of.
    package let place: Range<Int>
    /// A few words beside it.
    package let help: String
    /// How many items the whole filter would leave; nil where it is only half of a term.
    package let count: Int?

    /// The text with it put in, and how many characters of it stand before the cursor then.
    package func taken(in whole: String) -> (text: String, cursor: Int) {
      var characters = Array(whole)
      let end = min(place.upperBound, characters.count)
      characters.replaceSubrange(min(place.lowerBound, end)..<end, with: text)
      return (String(characters), min(place.lowerBound, end) + text.count)
    }

    /// What it adds behind the cursor, where it goes on just as the text does; nil where it is
    /// spelled otherwise.
    ///
    /// - Parameter typed: The text it would be taken in, up to the cursor.
    /// - Returns: The rest of it.
    package func rest(after typed: String) -> String? {
      let typed = String(Array(typed).dropFirst(place.lowerBound))
      guard !typed.isEmpty, text.lowercased().hasPrefix(typed.lowercased()) else { return nil }
      return String(text.dropFirst(typed.count))
    }
  }
}

extension Register {
  /// What may stand where the cursor is, the likeliest first, each with what it would leave.
  ///
  /// Where nothing is typed yet these are the fields and keywords; in a word, the fields and values
  /// that begin so; behind a field's sign, its values.
  ///
  /// - Parameters:
  ///   - text: The filter's text, read as far as it can be.
  ///   - cursor: Characters of it before the cursor.
  ///   - filter: Its other parts count, its text does not.
  /// - Returns: At most 60.
  package func completions(
    of text: String, at cursor: Int, under filter: Filter = Filter()
  ) -> [Filter.Suggestion] {
    let lexer = FilterLexer(text)
    let spot = FilterSpot(lexer.tokens, at: cursor)
    var completer = FilterCompleter(self, lexer.tokens, spot, filter)
    let found = completer.suggestions()
    // What stands there already needs no suggestion of its own.
    let chosen = Array(text).dropFirst(found.first?.place.lowerBound ?? 0)
    return found.count == 1 && String(chosen).hasPrefix(found[0].text) ? [] : found
  }
}

/// What the cursor stands in, or behind.
struct FilterSpot {
  enum Kind {
    case blank
    case word(Filter.Piece)
    /// A value of a field, and the others it has.
    case value(Filter.Field, Filter.Sign, Filter.Piece, others: [Filter.Piece])
    /// Nothing that can be completed.
    case other
  }

  let kind: Kind
  let cursor: Int
  /// Of the token it stands in.
  let token: Int?

  init(_ tokens: [Filter.Token], at cursor: Int) {
    self.cursor = cursor
    token = tokens.firstIndex { $0.place.lowerBound < cursor && cursor <= $0.place.upperBound }
    guard let token else {
      kind = .blank
      return
    }
    switch tokens[token].kind {
    case .open: kind = .blank
    case .word(let piece): kind = piece.isQuoted ? .other : .word(piece)
    case .keyword(let keyword):
      kind = .word(Filter.Piece(text: keyword.rawValue, place: tokens[token].place))
    case .field(let name, let sign, let values): kind = Self.kind(name, sign, values, cursor)
    case .close, .hole: kind = .other
    }
  }

  private static func kind(
    _ name: Filter.Piece, _ sign: Filter.Piece, _ values: [Filter.Piece], _ cursor: Int
  ) -> Kind {
    guard cursor >= sign.place.upperBound, let field = Filter.Field.named(name.text),
      let typed = Filter.Sign(rawValue: sign.text),
      let place = values.firstIndex(where: {
        $0.place.lowerBound <= cursor && cursor <= $0.place.upperBound
      })
    else { return .other }
    var others = values
    let value = others.remove(at: place)
    return .value(field, typed, value, others: others)
  }
}
