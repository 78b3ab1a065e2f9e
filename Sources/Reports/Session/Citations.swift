import Model

/// What a report rests on: each paragraph of a source gets one number, in the order of the first time it is cited.
struct Citations {
  private(set) var notes: [Note] = []
  private var numbers: [Reference: Int] = [:]
  private var places = 0

  struct Note {
    let reference: Reference
    /// Each once.
    fileprivate(set) var claims: [Claim] = []
    /// What rests on it, each once, with the place where it is cited first.
    fileprivate(set) var behind: [(words: String, at: HTML.Anchor)] = []
  }

  /// Cites claims behind a statement.
  ///
  /// - Parameters:
  ///   - claims: What sources say.
  ///   - statement: What rests on them: the title of an item, a figure, a tension.
  /// - Returns: The numbers of their notes, each once; empty for no claims.
  mutating func cite(_ claims: [Claim], for statement: String) -> Words {
    for claim in claims {
      let number = number(Reference(source: claim.source, paragraph: claim.paragraph))
      if !notes[number - 1].claims.contains(claim) { notes[number - 1].claims.append(claim) }
    }
    return cite(
      claims.map { Reference(source: $0.source, paragraph: $0.paragraph) }, for: statement)
  }

  /// The same for paragraphs alone.
  mutating func cite(_ references: [Reference], for statement: String) -> Words {
    var cited: [Int] = []
    for number in references.map({ self.number($0) }) where !cited.contains(number) {
      cited.append(number)
    }
    return cited.map { number in
      places += 1
      let place = HTML.Anchor("ref", places)
      if !notes[number - 1].behind.contains(where: { $0.words == statement }) {
        notes[number - 1].behind.append((statement, place))
      }
      return Words.note(number, from: place)
    }.reduce(Words(), +)
  }

  private mutating func number(_ reference: Reference) -> Int {
    if let number = numbers[reference] { return number }
    notes.append(Note(reference: reference))
    numbers[reference] = notes.count
    return notes.count
  }
}

/// What a shareable report leaves out, and how often.
struct Withheld {
  enum Kind: CaseIterable {
    case followUp, note, evidence, reason, hand, contest, handling, matter, change

    /// `1 follow-up of the secretariat`.
    func words(_ count: Int) -> String {
      let s = count == 1 ? "" : "s"
      return switch self {
      case .followUp: "\(count) follow-up\(s) of the secretariat itself"
      case .note: "\(count) note\(s)"
      case .evidence: "the text of \(count) piece\(s) of evidence"
      case .reason: "\(count) reason\(s) given for a change"
      case .hand: "who typed \(count) entr\(count == 1 ? "y" : "ies")"
      case .contest: "both sides of \(count) contested field\(s)"
      case .handling: "how the secretariat handles \(count) tension\(s)"
      case .matter: "\(count) matter\(s) the secretariat could bring up"
      case .change: "\(count) change\(s) of the secretariat's own records"
      }
    }
  }

  private var counts: [Kind: Int] = [:]

  subscript(kind: Kind) -> Int {
    get { counts[kind] ?? 0 }
    set { counts[kind] = newValue }
  }

  var words: [String] {
    Kind.allCases.compactMap { self[$0] == 0 ? nil : $0.words(self[$0]) }
  }
}
