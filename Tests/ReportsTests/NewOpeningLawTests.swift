import Acts
import Check
import Dates
import Entities
import Interchange
import JSON
import Journal
import Query
import Register
import Reports
import TestSupport
import Testing

/// A register exported as a new opening balance, opened with the same journal, is the same
/// register (docs/journal.md E14).
@Suite("New opening balance")
struct NewOpeningLawTests {
  /// Files that claim to hold events and do not are another matter.
  private static let seeds = TestSupport.seeds(10, of: 24).filter {
    history($0).register.includes.isEmpty
  }

  private static func history(_ seed: Int) -> History {
    History.random(seed: seed, steps: 40, wildness: 0)
  }

  /// What the commands print of it.
  private func shown(_ register: Register) -> [String] {
    [
      ListReport(register, Order(register).rows).json, MeetingsReport(register).json,
      tensions(register),
    ]
  }

  /// Where what is shown of two registers parts; nil where it is the same.
  private func difference(_ a: Register, _ b: Register) -> String? {
    for (left, right) in zip(shown(a), shown(b)) where left != right {
      let lines = zip(left.split(separator: "\n"), right.split(separator: "\n"))
      guard let (one, other) = lines.first(where: { $0 != $1 }) else { return "lines" }
      let start = zip(one, other).prefix { $0 == $1 }.count
      return
        "…\(one.dropFirst(max(0, start - 60)).prefix(160)) ≠ …\(other.dropFirst(max(0, start - 60)).prefix(160))"
    }
    return nil
  }

  private func tensions(_ register: Register) -> String {
    register.tensions.map { "\($0)" }.joined(separator: "\n")
  }

  /// The register of these files with these lines.
  private func open(_ files: [RegisterFile: Bytes], _ lines: [Event.Line], _ today: Day) -> Register
  {
    var register = Register(files: files, today: today)
    _ = register.take(lines)
    return register
  }

  /// Every settled stage of a history: so many lines of it, and the files they come to.
  private func stages(
    _ seed: Int
  ) -> [(lines: [Event.Line], register: Register, files: [RegisterFile: Bytes])] {
    let history = Self.history(seed)
    let counts = stride(from: 2, through: history.lines.count, by: 5)
    return counts.compactMap { count in
      let lines = Array(history.lines.prefix(count))
      let register = history.opened(lines)
      let targets = register.states.keys
      guard !targets.contains(where: { register.flags(of: $0).contains(.drift) }),
        let files = try? register.newOpening()
      else { return nil }
      return (lines, register, files)
    }
  }

  @Test("Opened with the journal it is the same, without drift", arguments: seeds)
  func same(_ seed: Int) throws {
    for (lines, register, files) in stages(seed) {
      let anew = open(files, lines, register.today)
      #expect(errors(anew) == errors(register), "\(lines.count)")
      #expect(difference(anew, register) == nil, "\(lines.count) lines")
      #expect(!anew.flags.contains { $0.contains(.drift) }, "\(lines.count) lines")
    }
  }

  /// What is wrong with the files; of the journal the same holds before and after.
  private func errors(_ register: Register) -> [String] {
    register.check().filter { $0.severity == .error && !$0.file.hasPrefix("journal") }
      .map { "\($0.file) \($0.fault)" }
  }

  @Test("Ids that name their writer, as two that claimed one slug have, are ids in the files too")
  func writersInIDs() throws {
    var book = Book()
    for writer in ["a-aaaaaa", "b-bbbbbb"] {
      book.write(.added(SmallRegister.item("dam")), on: .commitment("dam"), by: writer)
    }
    let register = book.opened()
    var files = try register.newOpening()
    let anew = open(files, book.lines, register.today)
    #expect(anew.check().filter { $0.severity == .error }.isEmpty)
    #expect((1..<3).map(anew.index.id) == ["dam~a-aaaaaa", "dam~b-bbbbbb"])
    #expect(difference(anew, register) == nil)
    // What is wrong with such an item is told, and nothing of its id.
    let text = try #require(files[.commitments]?.text)
    files[.commitments] = Bytes(
      text.replacing("\"strength\": \"pledge\"", with: "\"strength\": \"none\""))
    let broken = open(files, book.lines, register.today).opening.problems
    #expect(broken.count { $0.severity == .error } == 3)
  }

  @Test("Exported twice it is the same bytes", arguments: seeds)
  func twice(_ seed: Int) throws {
    for (lines, register, files) in stages(seed) {
      let again = try open(files, lines, register.today).newOpening()
      for file in RegisterFile.allCases {
        #expect(again[file]?.text == files[file]?.text, "\(file) after \(lines.count) lines")
      }
    }
  }

  @Test("It does not depend on the order of arrival", arguments: seeds)
  func order(_ seed: Int) throws {
    var random = Seeded(seed)
    for (lines, register, files) in stages(seed).suffix(1) {
      let other = open(
        Self.history(seed).register.files, lines.shuffled(using: &random), register.today)
      let anew = try other.newOpening()
      for file in RegisterFile.allCases { #expect(anew[file]?.text == files[file]?.text) }
    }
  }

  @Test("What its writers do next folds the same in both", arguments: seeds)
  func next(_ seed: Int) throws {
    for (lines, register, files) in stages(seed).suffix(4) {
      var (old, anew) = (register, open(files, lines, register.today))
      for row in 0..<old.count {
        for draft in drafts(old, row) {
          let line = line(draft, old)
          _ = old.take([line])
          _ = anew.take([line])
        }
      }
      #expect(difference(anew, old) == nil, "after \(lines.count) lines")
    }
  }

  /// One of each that the row takes, each seen from where the one before left it.
  private func drafts(_ register: Register, _ row: Int) -> [Draft] {
    let clerk = Actor(person: "clerk", party: register.concerned(row).first)
    let plain = Actor(person: "clerk")
    let made: [Draft?] = [
      try? register.confirm([row], by: clerk), try? register.report([row], by: plain),
      try? register.set(
        [row], [MemberValue(try #require(Member.named("title")), "New")], by: plain),
      try? register.note([row], "seen", by: plain),
    ]
    return made.compactMap(\.self).prefix(1) + made.suffix(1).compactMap(\.self)
  }

  private func line(_ draft: Draft, _ register: Register) -> Event.Line {
    let writer = "anna-aaaaaa"
    let sequence = max(
      register.journal.lastSequence(of: writer), register.journal.includes[writer] ?? 0)
    let at = register.journal.stamp(
      now: moment("2026-11-20T09:00:00.000Z"), writer: writer, naming: [])
    return Event.Line(
      draft.line(id: EventID(writer: writer, sequence: sequence + 1), at: at),
      file: "\(writer).jsonl", number: sequence + 1)
  }

  @Test("There are enough settled stages to mean something")
  func stagesAreMany() {
    let counts = Self.seeds.map { stages($0).count }
    #expect(counts.reduce(0, +) > 2 * counts.count)
  }

  @Test("Unknown members, the text of numbers and the order of members stand")
  func verbatim() throws {
    var files = Samples.bundled
    let text = try #require(files[.commitments]?.text)
    let odd = text.replacing(
      "\"value\": 20,", with: "\"value\": 20.00,\n      \"colour\": [1e2, null],")
    files[.commitments] = Bytes(odd)
    var desk = Desk(Register(files: files, today: Samples.today))
    let row = try desk.row("train-20-officers")
    desk.act(try desk.register.report([row], by: Actor(person: "a", party: "turkiye")))
    let new = try desk.register.newOpening()
    let lines = try #require(new[.commitments]?.text).split(separator: "\n")
    let old = odd.split(separator: "\n")
    #expect(lines.contains("      \"colour\": [1e2, null],"))
    let gone = Set(old).subtracting(lines)
    #expect(
      gone.allSatisfy {
        $0.contains("\"status\"") || $0.contains("\"notes\"") || $0.contains("statusDate")
      }, "\(gone)")
    #expect(new[.sources]?.text == files[.sources]?.text)
  }

  @Test("Contested fields are refused by name")
  func contested() throws {
    let register = SmallRegister([SmallRegister.item("pump")]).open()
    var both = register
    for (writer, status) in [("anna-aaaaaa", Status.suspended), ("berk-bbbbbb", .withdrawn)] {
      let draft = try register.setStatus([0], to: status, by: Actor(person: writer))
      let id = EventID(writer: writer, sequence: 1)
      _ = both.take([
        Event.Line(
          draft.line(id: id, at: moment("2026-03-01T09:00:00.000Z")), file: "\(writer).jsonl",
          number: 1)
      ])
    }
    #expect(throws: NewOpeningRefusal.self) { try both.newOpening() }
    do { _ = try both.newOpening() } catch { #expect(error.words.contains("(status)")) }
  }
}

extension Bytes {
  fileprivate var text: String { string(0..<count) }
}
