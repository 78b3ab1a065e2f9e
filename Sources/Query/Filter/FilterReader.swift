import Dates
import Register
import Search
import Text

/// Reads a filter's tokens: `not` binds before a blank (and), a blank before `or`.
///
/// Whatever the text, there is an expression: what cannot be read is left out and told. So a text
/// narrows sensibly while it is being typed.
struct FilterReader {
  private static let deepest = 50
  private static let most = 200

  /// Nil where only the form is read: any value of a field will do then.
  let register: Register?
  /// What stands for the place of a suggestion.
  private let hole: Filter.Expression
  private let tokens: [Filter.Token]
  private var next = 0
  private var terms = 0
  private(set) var faults: [Filter.Fault]

  init(_ text: String, in register: Register?) {
    let lexer = FilterLexer(text)
    self.init(lexer.tokens, in: register)
    faults = lexer.faults
  }

  init(_ tokens: [Filter.Token], in register: Register?, hole: Filter.Expression = .all) {
    self.register = register
    self.tokens = tokens
    self.hole = hole
    faults = []
  }

  /// The whole text's expression, with its faults in the order of their places.
  mutating func read() -> Filter.Expression {
    var parts: [Filter.Expression] = []
    while next < tokens.count {
      if let part = readOr(depth: 0) { parts.append(part) }
      // Only a bracket that closes nothing ends it early; what stands behind it
      // counts all the same.
      if next < tokens.count {
        fault(.strayBracket, tokens[next].place)
        next += 1
      }
    }
    faults.sort { $0.place.lowerBound < $1.place.lowerBound }
    return .every(parts)
  }

  private mutating func fault(_ what: Filter.Fault.What, _ place: Range<Int>) {
    faults.append(Filter.Fault(what, at: place))
  }

  // MARK: or, and, not

  private mutating func readOr(depth: Int) -> Filter.Expression? {
    var start = next
    var parts = [readAnd(depth)]
    while let token = take(.keyword(.or)) {
      let hasLeft = next - 1 > start
      start = next
      parts.append(readAnd(depth))
      let hasRight = next > start || peek()?.kind == .keyword(.or)
      if !hasLeft || !hasRight { fault(.lone(.or), token.place) }
    }
    let read = parts.compactMap(\.self)
    return read.isEmpty ? nil : .any(read)
  }

  private mutating func readAnd(_ depth: Int) -> Filter.Expression? {
    var parts: [Filter.Expression] = []
    var hasAny = false
    while let token = peek() {
      switch token.kind {
      case .close, .keyword(.or):
        return finish(parts)
      case .keyword(.and):
        next += 1
        if !hasAny || !startsTerm { fault(.lone(.and), token.place) }
      default:
        hasAny = true
        if let part = readNot(depth) { parts.append(part) }
      }
    }
    return finish(parts)
  }

  private func finish(_ parts: [Filter.Expression]) -> Filter.Expression? {
    parts.isEmpty ? nil : .every(parts)
  }

  private mutating func readNot(_ depth: Int) -> Filter.Expression? {
    var isNot = false
    while let token = take(.keyword(.not)) {
      isNot.toggle()
      guard startsTerm || peek()?.kind == .keyword(.not) else {
        fault(.lone(.not), token.place)
        return nil
      }
    }
    let part = readTerm(depth)
    return isNot ? part.map { .not($0) } : part
  }

  /// A word, a field or an opening bracket comes next.
  private var startsTerm: Bool {
    switch peek()?.kind {
    case .open, .word, .field, .hole, .keyword(.not): true
    case .close, .keyword, nil: false
    }
  }

  private func peek() -> Filter.Token? { next < tokens.count ? tokens[next] : nil }

  private mutating func take(_ kind: Filter.Token.Kind) -> Filter.Token? {
    guard let token = peek(), token.kind == kind else { return nil }
    next += 1
    return token
  }

  // MARK: Terms

  private mutating func readTerm(_ depth: Int) -> Filter.Expression? {
    guard let token = peek() else { return nil }
    next += 1
    switch token.kind {
    case .open: return readBrackets(token, depth)
    case .word(let piece): return isTaken(1, token) ? word(piece) : nil
    case .field(let name, let sign, let values):
      return isTaken(values.count, token) ? readField(name, sign, values) : nil
    case .hole: return hole
    case .close, .keyword: return nil
    }
  }

  /// False for terms and values beyond the most there may be; the first of them is told.
  private mutating func isTaken(_ count: Int, _ token: Filter.Token) -> Bool {
    let before = terms
    terms += count
    if before <= FilterReader.most, terms > FilterReader.most {
      fault(.tooMany, token.place.lowerBound..<(tokens.last?.place.upperBound ?? 0))
    }
    return terms <= FilterReader.most
  }

  private mutating func readBrackets(_ open: Filter.Token, _ depth: Int) -> Filter.Expression? {
    guard depth < FilterReader.deepest else {
      fault(.tooDeep, open.place)
      next = tokens.count
      return nil
    }
    let start = next
    let part = readOr(depth: depth + 1)
    let isEmpty = next == start
    guard let close = take(.close) else {
      fault(.openBracket, open.place)
      return part
    }
    if isEmpty { fault(.emptyBrackets, open.place.lowerBound..<close.place.upperBound) }
    return part
  }

  /// Nil for one of which nothing is left when it is folded: it narrows nothing.
  private func word(_ piece: Filter.Piece) -> Filter.Expression? {
    let needle = Filter.needle(piece.text)
    return needle.isEmpty ? nil : .term(.word(needle))
  }

  private mutating func readField(
    _ name: Filter.Piece, _ sign: Filter.Piece, _ values: [Filter.Piece]
  ) -> Filter.Expression? {
    guard let field = Filter.Field.named(name.text) else {
      let nearest = Nearness.best(name.text, Filter.Field.all.map(\.name)).first
      fault(.unknownField(name.text, nearest: nearest), name.place)
      return nil
    }
    guard let typed = Filter.Sign(rawValue: sign.text), typed == .colon || field.isCompared else {
      fault(.notCompared(sign.text, field), sign.place)
      return nil
    }
    let given = values.filter { !$0.text.trimmed.isEmpty }
    if given.count < values.count {
      fault(
        .noValue(field, example: example(of: field)),
        name.place.lowerBound..<(values.last ?? sign).place.upperBound)
    }
    return read(given, of: field, typed).map { .term($0) }
  }

  /// Nil if no value can be read; of several those that can be count while others are being typed.
  private mutating func read(
    _ values: [Filter.Piece], of field: Filter.Field, _ sign: Filter.Sign
  ) -> Filter.Term? {
    guard let register else { return values.first.map { .begins([$0.text]) } }
    switch field.content {
    case .names, .scale:
      let all = values.isEmpty ? [] : field.values(in: register)
      var ids: Set<String> = []
      for value in values { ids.formUnion(self.ids(value, of: field, among: all)) }
      return ids.isEmpty ? nil : .named(field, ids)
    case .days: return readDays(values, of: field, sign, register)
    case .ids: return values.isEmpty ? nil : .begins(values.map { $0.text.lowercased() })
    }
  }

  private mutating func ids(
    _ value: Filter.Piece, of field: Filter.Field, among all: [Filter.Field.Value]
  ) -> [String] {
    let hits = all.named(value.text)
    if hits.isEmpty {
      var near = Nearness.best(value.text, all.map { ($0.id, [$0.id] + $0.names) })
      if near.isEmpty, let elsewhere = elsewhere(value.text) { near = [elsewhere] }
      fault(.unknownValue(value.text, field, near: near, all: all.map(\.id)), value.place)
    }
    return hits.map(\.id)
  }

  /// One the register knows, where it lists any.
  private func example(of field: Filter.Field) -> String {
    guard !field.isCompared, let register, let value = field.values(in: register).first else {
      return field.example
    }
    return "\(field.name):\(value.id)"
  }

  /// What is called just so under another field: `flag:overdue` for an `overdue`.
  private func elsewhere(_ typed: String) -> String? {
    guard let register else { return nil }
    let folded = Folding.fold(typed)
    for field in Filter.Field.all where !field.isCompared {
      let value = field.values(in: register).first { $0.fit(folded) == .whole }
      if let value { return "\(field.name):\(value.id)" }
    }
    return nil
  }

  // MARK: Days

  private mutating func readDays(
    _ values: [Filter.Piece], of field: Filter.Field, _ sign: Filter.Sign, _ register: Register
  ) -> Filter.Term? {
    var spans: [ClosedRange<Int32>] = []
    var orNone = false
    for value in values {
      if sign == .colon || sign == .equal, value.text.lowercased() == Filter.Field.nothing {
        orNone = true
      } else if let days = register.days(typed: value.text), let span = days.span(sign) {
        spans.append(span)
      } else {
        fault(.notADate(value.text, field), value.place)
      }
    }
    return spans.isEmpty && !orNone ? nil : .dated(field, spans, orNone: orNone)
  }
}

extension DaySpan {
  /// The day numbers a comparison leaves; nil where the end it needs is open.
  fileprivate func span(_ sign: Filter.Sign) -> ClosedRange<Int32>? {
    let least = Index.Due.none + 1
    switch sign {
    case .colon, .equal:
      let start = first?.number ?? least
      return start <= last?.number ?? .max ? start...(last?.number ?? .max) : nil
    case .less: return first.map { least...max(least, $0.number - 1) }
    case .atMost: return last.map { least...max(least, $0.number) }
    case .more: return last.map { ($0.number + 1)...Int32.max }
    case .atLeast: return first.map { $0.number...Int32.max }
    }
  }
}

extension Filter {
  /// A word as it is searched for: folded, without blanks at its ends.
  static func needle(_ word: String) -> [UInt8] {
    var folded = Folding.fold(word)[...]
    while folded.first == 0x20 { folded.removeFirst() }
    while folded.last == 0x20 { folded.removeLast() }
    return Array(folded)
  }
}

extension Filter.Expression {
  /// Those that pass all of these.
  static func every(_ parts: [Filter.Expression]) -> Filter.Expression {
    let parts = parts.filter { $0 != .all }
    return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .and(parts)
  }

  /// Those that pass any of these.
  static func any(_ parts: [Filter.Expression]) -> Filter.Expression {
    if parts.contains(.all) { return .all }
    let parts = parts.filter { $0 != .none }
    return parts.isEmpty ? .none : parts.count == 1 ? parts[0] : .or(parts)
  }
}
