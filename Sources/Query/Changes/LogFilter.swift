package import Dates
package import Entities
import Journal
package import Register
import Search
import Summary

/// Which events of the journal are shown: words and `field:value` terms, narrowing together.
package struct LogFilter: Hashable, Sendable {
  /// Each stands in what the event says, in any letters.
  package var words: [String] = []
  /// Parts of the name of who typed it.
  package var by: [String] = []
  /// Beginnings of the party whose word it carries; `none` is nobody's.
  package var parties: [String] = []
  /// Beginnings of a kind (`reported`, `note`, …) or of the member that was set (`due`).
  package var kinds: [String] = []
  /// Parts of the id or title of what it is about.
  package var items: [String] = []
  package var since: Day?
  package var until: Day?

  package init() {}

  package var isEmpty: Bool { self == LogFilter() }

  package static let fields = ["item", "party", "by", "kind", "since", "until"]
  /// Every kind of event but the first of a file, which the log does not show.
  static let kinds = ChangeKind.names.filter { $0 != "opened" }.sorted()

  package enum Fault: Error, Hashable, Sendable {
    case unknownField(String)
    /// A value of `since:` or `until:` that is no day.
    case notADay(field: String, String)
    case unknownParty(String, [String])

    /// One sentence that says what is so and what to do next.
    package var words: String {
      switch self {
      case .unknownField(let field):
        "The log has no field “\(field)”; fields are \(LogFilter.fields.joined(separator: ", "))."
      case .notADay(let field, let value):
        "“\(field):\(value)” is no day; write 2026-03-01, a meeting's id, last-session or opening."
      case .unknownParty(let value, let ids):
        "“\(value)” is no party here; write \(ids.joined(separator: ", ")) or none."
      }
    }
  }

  /// Reads the terms of a text.
  ///
  /// - Parameters:
  ///   - text: Words and `field:value` terms, parted by blanks; quotes keep blanks together.
  ///   - register: Whose parties, meetings and periods the terms may name.
  /// - Throws: The first term that cannot be read.
  package init(_ text: String, in register: Register) throws(Fault) {
    for term in LogFilter.terms(of: text) { try take(term, register) }
  }

  /// The same while it is being typed: a term that cannot be read yet narrows nothing.
  package init(typing text: String, in register: Register) {
    for term in LogFilter.terms(of: text) { try? take(term, register) }
  }

  /// What in a text cannot be read, with its place in characters.
  package static func faults(
    of text: String, in register: Register
  ) -> [(fault: Fault, place: Range<Int>)] {
    var filter = LogFilter()
    return terms(of: text).compactMap { term in
      do throws(Fault) {
        try filter.take(term, register)
        return nil
      } catch {
        return (error, term.place)
      }
    }
  }

  private struct Term {
    let text: String
    let place: Range<Int>
    /// A word, whatever signs it holds.
    var isWord = false
  }

  /// A text is taken apart as any filter's is; but nothing joins terms here.
  private static func terms(of text: String) -> [Term] {
    FilterLexer(text).tokens.flatMap { token -> [Term] in
      switch token.kind {
      case .word(let piece): [Term(text: piece.text, place: token.place, isWord: true)]
      case .keyword(let keyword): [Term(text: keyword.rawValue, place: token.place, isWord: true)]
      case .field(let name, let sign, let values):
        values.map { Term(text: "\(name.text)\(sign.text)\($0.text)", place: token.place) }
      case .open, .close, .hole: []
      }
    }
  }

  private mutating func take(_ term: Term, _ register: Register) throws(Fault) {
    if term.isWord { words.append(term.text) } else { try take(term.text, register) }
  }

  /// Takes one more term, which may hold blanks.
  ///
  /// - Parameters:
  ///   - term: A word or `field:value`.
  ///   - register: Whose parties, meetings and periods the term may name.
  /// - Throws: Why it cannot be read.
  package mutating func take(_ term: String, _ register: Register) throws(Fault) {
    guard let colon = term.firstIndex(of: ":"), colon != term.startIndex else {
      words.append(term)
      return
    }
    let field = term[..<colon].lowercased()
    let value = String(term[term.index(after: colon)...])
    guard LogFilter.fields.contains(field) else { throw .unknownField(field) }
    guard !value.isEmpty else { return }
    try take(field, value, register)
  }

  private mutating func take(
    _ field: String, _ value: String, _ register: Register
  ) throws(Fault) {
    switch field {
    case "item": items.append(value)
    case "by": by.append(value)
    case "kind": kinds.append(value)
    case "party":
      let known = register.header.parties.map(\.id)
      let isNamed = value == "none" || !register.parties(named: value).isEmpty
      guard isNamed else { throw .unknownParty(value, known) }
      parties.append(value)
    case "since":
      guard let day = register.period(since: value)?.since else {
        throw .notADay(field: field, value)
      }
      since = max(since ?? day, day)
    default:
      guard let day = register.day(until: value) else { throw .notADay(field: field, value) }
      until = min(until ?? day, day)
    }
  }
}

extension Register {
  /// Ids of the parties a value names, by the beginning of an id or a name.
  fileprivate func parties(named value: String) -> Set<String> {
    let needle = Folding.fold(value)
    return Set(
      header.parties.filter { party in
        ([party.id, party.name, party.short] + party.aliases).contains {
          Folding.fold($0).starts(with: needle)
        }
      }.map(\.id))
  }

  /// Every event that counts on the day shown, or those about one target, oldest first
  /// (E7); without a day, all there are, those in the opening balance too.
  package func history(of target: Target?) -> [Int] {
    let events = target.map(journal.history) ?? journal.inOrder
    return asOf == nil ? events : events.filter { journal.counted[$0] }
  }

  /// Those of these events that pass a filter, in their order.
  package func filter(_ events: [Int], _ filter: LogFilter) -> [Int] {
    guard !filter.isEmpty else { return events }
    let pass = LogPass(filter, self)
    return events.filter(pass.takes)
  }

  fileprivate struct LogPass {
    let register: Register
    let filter: LogFilter
    let parties: Set<String?>?
    let words: [[UInt8]]
    let items: [[UInt8]]
    let by: [[UInt8]]
    let kinds: [[UInt8]]

    init(_ filter: LogFilter, _ register: Register) {
      self.register = register
      self.filter = filter
      words = filter.words.map(Folding.fold)
      items = filter.items.map(Folding.fold)
      by = filter.by.map(Folding.fold)
      kinds = filter.kinds.map(Folding.fold)
      parties =
        filter.parties.isEmpty
        ? nil
        : filter.parties.map { value -> Set<String?> in
          value == "none" ? [nil] : Set(register.parties(named: value).map(Optional.some))
        }.reduce(into: []) { $0.formUnion($1) }
    }

    /// What an event says is decoded only where what is kept beside it lets it pass.
    func takes(_ index: Int) -> Bool {
      let events = register.journal.events
      if filter.since != nil || filter.until != nil {
        let day = events.at(index).day
        if let since = filter.since, day < since { return false }
        if let until = filter.until, day > until { return false }
      }
      if let parties, !parties.contains(events.party(index)) { return false }
      if !by.isEmpty, !holds(Folding.fold(events.by(index)), all: by) { return false }
      guard !kinds.isEmpty || !items.isEmpty || !words.isEmpty else { return true }
      let event = events[index]
      if !kinds.isEmpty, !kinds.contains(where: { kind in isOf(kind, event) }) { return false }
      if !items.isEmpty, !event.changes.contains(where: isAboutItem) { return false }
      return words.isEmpty || holds(Folding.fold(text(index, event)), all: words)
    }

    private func isOf(_ kind: [UInt8], _ event: Event) -> Bool {
      event.changes.contains { change in
        if Folding.fold(change.kind).starts(with: kind) { return true }
        guard case .fieldSet(let name, _) = change.payload else { return false }
        return Folding.fold(name).starts(with: kind)
      }
    }

    private func isAboutItem(_ change: Change) -> Bool {
      let text = Folding.fold("\(about(change.target)) \(register.subject(change.target))")
      return items.contains { Finder.holds(text, $0) }
    }

    private func about(_ target: Target) -> String {
      register.row(target).map(register.index.id) ?? target.text
    }

    private func text(_ index: Int, _ event: Event) -> String {
      let party = event.party.map(register.name(ofParty:))
      let changes = event.changes.flatMap { change in
        [register.words(of: change), about(change.target), change.stepWords].compactMap(\.self)
          + change.payload.toldWords
      }
      return ([event.id.text, event.by, party, event.reason].compactMap(\.self) + changes)
        .joined(separator: " ")
    }

    private func holds(_ text: [UInt8], all needles: [[UInt8]]) -> Bool {
      needles.allSatisfy { Finder.holds(text, $0) }
    }
  }
}
