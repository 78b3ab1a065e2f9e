import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// Names that are canonically equivalent, as `é` in one scalar or in two, are two names wherever
/// bytes are meant.
@Suite struct ExactTextTests: MergeCase {
  private static let composed = "caf\u{E9}"
  private static let decomposed = "cafe\u{301}"

  private func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func membersOfOneObjectAreBothKept() throws {
    let base = list(["id": "dam"])
    let ours = list(object("dam", Self.composed, "a"))
    let theirs = list(object("dam", Self.decomposed, "b"))
    let joined = try join(base, ours, theirs)
    #expect(joined.told == [])
    let members = try #require(try JSONValue(joined.text).array?.first?.object)
    let keys = Set(members.map { utf8($0.key) })
    #expect(keys == Set(["id", Self.composed, Self.decomposed].map(utf8)))
  }

  @Test func elementsAreBothKept() throws {
    let ours = list(["id": .string(Self.composed), "title": "a"])
    let theirs = list(["id": .string(Self.decomposed), "title": "b"])
    let joined = try join(list(), ours, theirs)
    let elements = try #require(try JSONValue(joined.text).array)
    #expect(elements.compactMap { $0["title"]?.string }.sorted() == ["a", "b"])
  }

  @Test func proposalsAreBothKept() throws {
    let base = list(["id": "dam", "title": "x"])
    let ours = list(["id": "dam", "title": .string(Self.composed)])
    let theirs = list(["id": "dam", "title": .string(Self.decomposed)])
    let joined = try join(base, ours, theirs)
    #expect(joined.told == ["dam.title"])
    for text in [Self.composed, Self.decomposed] {
      let isThere = utf8(joined.text).split(separator: UInt8(ascii: "\""))
        .contains { $0.elementsEqual(utf8(text)) }
      #expect(isThere)
    }
  }

  @Test("Random keys of a few letters and accents: none is lost, whoever joins", arguments: 0..<40)
  func law(_ seed: Int) throws {
    var chance = Seeded(seed)
    let pieces = ["e", "\u{301}", "\u{E9}", "\u{323}", "K", "\u{212A}", "a"]
    func key() -> String {
      (0..<3).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
    }
    func element(_ keys: [String]) -> JSONValue {
      var seen: Set<[UInt8]> = []
      let members = keys.filter { seen.insert(utf8($0)).inserted }
      return .object(
        [JSONMember(key: "id", value: "dam")]
          + members.map { JSONMember(key: $0, value: .string($0)) })
    }
    let sides = (0..<2).map { _ in (0..<6).map { _ in key() } }
    let joined = try join(list(["id": "dam"]), list(element(sides[0])), list(element(sides[1])))
    let members = try #require(try JSONValue(joined.text).array?.first?.object)
    let expected = Set((sides[0] + sides[1] + ["id"]).map(utf8))
    #expect(Set(members.map { utf8($0.key) }) == expected)
  }

  @Test func fieldsOfOneTargetAreBothKept() {
    var book = Book()
    for (number, name) in [Self.composed, Self.decomposed].enumerated() {
      book.write(
        .fieldSet(name: name, value: .string("\(number)")), on: .commitment("pump"), after: [])
    }
    let state = book.opened().state("pump")
    #expect(state.fields.count == 2)
    #expect(state.fields.values.allSatisfy { $0.heads.count == 1 })
  }

  @Test func targetsAreBothKept() {
    var book = Book()
    for name in [Self.composed, Self.decomposed] {
      book.write(.noteAdded("said"), on: .commitment(name))
    }
    let states = book.opened().journal.states
    #expect(states.count == 2)
    #expect(states.values.allSatisfy { $0.notes.count == 1 })
  }

  private func object(_ id: String, _ key: String, _ value: String) -> JSONValue {
    .object([
      JSONMember(key: "id", value: .string(id)), JSONMember(key: key, value: .string(value)),
    ])
  }
}
