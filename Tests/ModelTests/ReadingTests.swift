import Check
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// Opening a register whose bytes are cut, flipped or made to hurt.
@Suite struct ReadingTests {
  private static let registers = [Samples.bundled, Samples.riverbank]

  @Test("every part of a file but the whole tells a problem", arguments: RegisterFile.allCases)
  func prefixes(_ file: RegisterFile) throws {
    for files in Self.registers {
      let whole = try #require(files[file])
      for count in lengths(whole.count) {
        let problems = open(files, file, Array((0..<count).map { whole[$0] })).problems
        let isWhole = count >= whole.count - 1
        #expect(problems.contains { $0.file == file.fileName } != isWhole, "\(file) \(count)")
      }
    }
  }

  /// The ends, and lengths some way apart between them: each costs an opening.
  private func lengths(_ count: Int) -> [Int] {
    Array(Set(0..<8).union(stride(from: 8, to: count, by: 1511)).union(count - 8...count))
      .sorted()
  }

  @Test("no flipped byte traps", arguments: RegisterFile.allCases)
  func flips(_ file: RegisterFile) throws {
    var small = RandomItems.register(seed: 3, count: 2)
    small.meetings = [
      [
        "id": "m1", "title": "M", "short": "M", "kind": "session", "state": "held",
        "date": ["edtf": "2026-01"], "agenda": [["text": "x", "items": ["item-1"]]],
      ]
    ]
    small.indicators = [
      [
        "id": "level", "title": "L", "short": "L", "measures": "l", "unit": "cm",
        "periods": [["period": "2026", "actual": 1]],
      ]
    ]
    let files = small.files
    let whole = try #require(files[file])
    let bytes = (0..<whole.count).map { whole[$0] }
    var random = Seeded(5)
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let opening = open(files, file, flipped)
      let register = Register(opening: opening, today: Samples.today)
      for problem in register.check() { #expect(!problem.words.isEmpty) }
      if place.isMultiple(of: 16) { #expect(register.breaches() == []) }
    }
  }

  private func open(
    _ files: [RegisterFile: Bytes], _ file: RegisterFile, _ bytes: [UInt8]
  ) -> Opening {
    var files = files
    files[file] = Bytes(bytes)
    return Opening(files: files)
  }

  @Test func nothingIsThere() {
    let register = Register(files: [:], today: Samples.today)
    #expect(!register.opening.isUsable)
    #expect(register.check().map(\.fault) == Array(repeating: .missingFile, count: 6))
    #expect(
      register.check().map(\.severity) == [.error, .error, .warning, .warning, .warning, .warning])
    #expect(register.count == 0)
    #expect(register.breaches() == [])
  }

  // MARK: null, unknown members

  @Test("null says what a missing member says: unknown")
  func nullIsUnknown() throws {
    let required: Set = ["id", "title", "domains", "strength", "status"]
    var random = Seeded(1)
    for number in 0..<40 {
      let item = RandomItems.item(number, &random)
      let members = item.object ?? []
      let without = SmallRegister([
        .object(members.filter { required.contains($0.key) })
      ])
      let withNull = SmallRegister([
        .object(
          members.map { required.contains($0.key) ? $0 : JSONMember(key: $0.key, value: .null) })
      ])
      let one = open(without)
      let other = open(withNull)
      #expect(one.item(0) != nil)
      #expect(one.item(0) == other.item(0))
      #expect(one.flags == other.flags)
      #expect(one.index.due == other.index.due)
      #expect(other.check().filter { $0.severity == .error } == [])
    }
  }

  private func open(_ small: SmallRegister) -> Register {
    var small = small
    let like = RandomItems.register(seed: 1, count: 0)
    (small.parties, small.domains, small.sources) = (like.parties, like.domains, like.sources)
    return small.open()
  }

  @Test("unknown members survive an event on the item, and are a warning")
  func unknownMembers() throws {
    var book = Book(
      SmallRegister([SmallRegister.item("pump", ["colour": ["red", .number("1.50")]])]))
    book.write(.fieldSet(name: "title", value: "New"), on: .commitment("pump"), after: [])
    let register = book.opened()
    let colour = try #require(register.object(0)?["colour"])
    #expect(colour.compact == #"["red",1.50]"#)
    #expect(register.object(0)?["title"] == "New")
    #expect(register.check().map(\.severity) == [.warning])
    #expect(register.check().map(\.fault) == [.unknownMember("colour")])
  }

  // MARK: Hostile

  @Test func titleOfTenMegabytes() {
    let title = String(repeating: "Türkiye ", count: 1_200_000)
    let register = SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]).open()
    #expect(register.count == 0, "a text of more than a megabyte is an error, and is named")
    #expect(register.opening.problems.map(\.path) == ["$[0].title"])
    #expect(
      register.opening.problems.map(\.fault) == [.tooMany("bytes in one text", limit: 1 << 20)])
  }

  @Test func titleOfAHundredThousandLetters() {
    let title = String(repeating: "ş", count: 100_000)
    let register = SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]).open()
    #expect(register.opening.problems.isEmpty)
    #expect(register.index.title(0) == title)
  }

  @Test(arguments: RegisterFile.allCases)
  func nestedHundredThousandDeep(_ file: RegisterFile) {
    var files = SmallRegister().files
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    files[file] = Bytes(file == .register ? #"{"x":\#(deep)}"# : #"[{"x":\#(deep)}]"#)
    let opening = Opening(files: files)
    #expect(opening.problems.contains { $0.fault == .syntax(.tooDeep(limit: 256)) })
  }

  @Test(
    "characters that are not safe to show are warnings, and searched without trouble",
    arguments: [
      "\u{1B}[31m", "\u{202E}evil", "\u{0}", "\u{200B}", "\u{9F}", "\u{FEFF}", "\u{2066}",
    ])
  func unsafe(_ text: String) {
    let item = SmallRegister.item("pump", ["title": .string("a\(text)b")])
    let register = SmallRegister([item]).open()
    #expect(register.check().map(\.fault) == [.unsafeText])
    #expect(register.check().map(\.severity) == [.warning])
    #expect(register.item(0)?.title == "a\(text)b")
  }

  @Test func tooManyDomains() {
    var small = SmallRegister()
    small.domains = (0..<10_001).map {
      ["id": .string("d\($0)"), "title": "D", "short": "D"]
    }
    let problems = small.open().opening.problems
    #expect(problems.contains { $0.fault == .tooMany("domains", limit: 10_000) })
  }

  @Test func manyProblemsAreToldQuickly() {
    let items = (0..<20_000).map {
      SmallRegister.item("item-\($0 / 2)", ["status": $0 % 4 < 2 ? "paused" : "done"])
    }
    let problems = SmallRegister(items).open().opening.problems
    #expect(problems.count == 10_000 + 5000)
    #expect(problems.last?.position?.line == 19_999 * 15 + 3)
  }

  @Test func numbersBeyondAllBounds() {
    let huge = JSONValue.number("9223372036854775807")
    var small = SmallRegister([
      SmallRegister.item("pump", ["quantity": ["value": .number("1e999999999"), "unit": "x"]])
    ])
    small.includes = ["a-aaaaaa": Int.max]
    small.meetings = [
      [
        "id": "m", "title": "M", "short": "M", "kind": "session", "state": "held", "order": huge,
        "number": huge,
      ]
    ]
    var book = Book(small)
    book.write([Change(.noteAdded("x"), on: .register)])
    let register = book.opened()
    #expect(register.check().filter { $0.severity == .error }.count == 3)
    #expect(register.item(0)?.quantity?.value.text == "1e999999999")
  }
}
