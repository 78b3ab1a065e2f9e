import Entities
import Sheets

/// What a report rests on: each paragraph of a source gets one number, in the order of the
/// first time it is cited.
struct Citations {
  private(set) var notes: [Note] = []
  private var numbers: [Reference: Int] = [:]
  private var places = 0

  /// A paragraph, and what it is cited for.
  struct Note {
    let reference: Reference
    fileprivate(set) var entries: [Entry] = []
    fileprivate var known: [Claim?: Int] = [:]
  }

  /// What it says, and the statements that rest on it.
  struct Entry {
    /// Nil where a statement names the paragraph alone.
    let claim: Claim?
    /// Each once, with the place where it is cited first.
    fileprivate(set) var behind: [(words: String, at: Anchor)] = []
    fileprivate var known: Set<String> = []
  }

  /// Cites claims behind a statement.
  ///
  /// - Parameters:
  ///   - claims: What sources say.
  ///   - statement: What rests on them: the title of an item, a figure, a tension.
  /// - Returns: The numbers of their notes, each once; empty for no claims.
  mutating func cite(_ claims: [Claim], for statement: String) -> Words {
    cite(
      claims.map { (Reference(source: $0.source, paragraph: $0.paragraph), $0) }, for: statement)
  }

  /// The same for paragraphs alone.
  mutating func cite(_ references: [Reference], for statement: String) -> Words {
    cite(references.map { ($0, nil) }, for: statement)
  }

  private mutating func cite(
    _ grounds: [(reference: Reference, claim: Claim?)], for statement: String
  ) -> Words {
    var cited: [Int: Anchor] = [:]
    var words = Words()
    for (reference, claim) in grounds {
      let number = number(reference)
      let place = cited[number] ?? newPlace()
      if cited[number] == nil { words += Words.note(number, from: place) }
      cited[number] = place
      notes[number - 1].add(claim, statement, place)
    }
    return words
  }

  private mutating func newPlace() -> Anchor {
    places += 1
    return Anchor("ref", places)
  }

  private mutating func number(_ reference: Reference) -> Int {
    if let number = numbers[reference] { return number }
    notes.append(Note(reference: reference))
    numbers[reference] = notes.count
    return notes.count
  }
}

extension Citations.Note {
  /// A statement that names a paragraph alone, and a claim of it too, is told by the claim.
  fileprivate mutating func add(_ claim: Claim?, _ statement: String, _ place: Anchor) {
    if claim == nil, entries.contains(where: { $0.known.contains(statement) }) { return }
    let entry = known[claim] ?? entries.count
    if entry == entries.count {
      known[claim] = entry
      entries.append(Citations.Entry(claim: claim))
    }
    if entries[entry].known.insert(statement).inserted {
      entries[entry].behind.append((statement, place))
    }
  }
}
