import Check
import Dates
import Entities
import JSON
import Query
import Register
import Search
import TestSupport
import Testing

/// The one pass that fills the index and the decoding of an item whole agree on every item, valid
/// or not.
@Suite struct FastPassTests {
  @Test("what the index holds is what the items say", arguments: 0..<12)
  func agrees(seed: Int) throws {
    let register = RandomItems.register(seed: seed, count: 60).open()
    #expect(register.count == 60)
    #expect(register.check() == [])
    for row in 0..<register.count { try compare(register, row) }
  }

  @Test(
    "a mended or mangled item is in the index, or its fault is told", arguments: seeds(15, of: 40))
  func mangled(seed: Int) throws {
    var random = Seeded(seed)
    var small = RandomItems.register(seed: seed, count: 30)
    small.items = small.items.map { mangle($0, &random) }
    let register = small.open()
    #expect(register.breaches() == [])
    for row in 0..<register.count where register.item(row) != nil { try compare(register, row) }
    let broken = Set(register.check().filter { $0.severity == .error }.compactMap(number))
    let whole = (0..<register.count).filter { register.item($0) != nil }
      .map { Int(register.index.numbers[$0]) }
    #expect(broken.isDisjoint(with: whole))
    #expect(broken.union(whole) == Set(0..<30))
  }

  @Test("spelled with escapes, an item says the same", arguments: 0..<6)
  func escaped(seed: Int) throws {
    let small = RandomItems.register(seed: seed, count: 30)
    var files = small.files
    files[.commitments] = Bytes(escape(JSONValue.array(small.items).compact))
    let register = Register(files: files, today: Samples.today)
    let plain = small.open()
    #expect(register.check().map(\.words) == [])
    try #require(register.count == plain.count)
    for row in 0..<plain.count {
      #expect(register.item(row) == plain.item(row))
      #expect(register.index.title(row) == plain.index.title(row))
      #expect(register.index.due[row] == plain.index.due[row])
      #expect(register.flags[row] == plain.flags[row])
    }
    #expect(Order(register).rows == Order(plain).rows)
  }

  /// Every lower-case letter a within a string but of ids as \u0061, and digits of dates too.
  private func escape(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().map { place, part in
      let isString = place % 2 == 1
      guard isString, !part.hasPrefix("item-") else { return String(part) }
      return part.map { "aiıe2".contains($0) ? escape($0) : String($0) }.joined()
    }.joined(separator: "\"")
  }

  private func escape(_ character: Character) -> String {
    character.utf16.map { "\\u" + String(hex16(UInt64($0)).suffix(4)) }.joined()
  }

  private func number(_ problem: Problem) -> Int? {
    guard problem.file == "commitments.json", problem.path.hasPrefix("$[") else { return nil }
    return Int(problem.path.dropFirst(2).prefix { $0 != "]" })
  }

  private func compare(_ register: Register, _ row: Int) throws {
    let item = try #require(register.item(row))
    let index = register.index
    #expect(index.id(row) == item.id)
    #expect(index.title(row) == item.title)
    #expect(index.status[row] == item.status)
    #expect(index.strength[row] == item.strength)
    #expect(index.domainSets[Int(index.domains[row])].ids == item.domains)
    let owners = index.ownerSets[Int(index.owners[row])]
    #expect(owners.ids == item.owedBy + item.owedTo)
    #expect(owners.split == item.owedBy.count)
    #expect(register.isSingleSource(row) == (Set(item.claims.map(\.source)).count == 1))
    #expect(index.grounds[row].contains(.inferred) == !item.inferred.isEmpty)
    let due = index.due[row]
    #expect(due.earliest == item.due?.earliest?.number ?? Index.Due.none)
    #expect(due.latest == item.due?.latest?.number ?? Index.Due.none)
    #expect(due.isApproximate == item.due?.isApproximate ?? false)
    #expect(due.hasTextOrQuantity == item.hasDueOrQuantity)
    #expect(due.recurs == item.recurs)
    let text = [item.title, item.id] + (item.summary.map { [$0] } ?? [])
    #expect(index.search.fields(row: row) == text.map { Folding.fold($0) }.filter { !$0.isEmpty })
  }

  /// Puts something else in the place of a member, or takes it out.
  private func mangle(_ item: JSONValue, _ random: inout Seeded) -> JSONValue {
    guard random.chance(70), var members = item.object,
      let place = members.indices.randomElement(using: &random)
    else { return item }
    let values: [JSONValue] = [
      nil, true, 0, .number("1e999"), "", "x", "done", "2026-02-30", [], .object([]), ["pk"], [nil],
      [1],
      ["edtf": "2026-13"], ["earliest": "2026-03-01", "latest": "2026-02-01"],
      ["latest": "2026-02-01", "earliest": "2026-03-01"], ["edtf": "2026", "latest": "2027-01-01"],
      ["value": "four", "unit": "x"], ["value": 4], ["nobody": "2026-01-01"], ["text": ""],
      "item-3", "Item-3", "item--3", "works", ["works", "nowhere"],
      ["edtf": "2026~", "latest": nil],
      [["source": "one", "paragraph": 41, "text": "x", "kind": "stated"]],
    ]
    if random.chance(15) {
      members.remove(at: place)
    } else {
      members[place].value = values[Int.random(in: 0..<values.count, using: &random)]
    }
    return .object(members)
  }

}
