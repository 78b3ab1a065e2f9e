import Entities
import Interchange
import JSON
import TestSupport
import Testing

/// A large file is joined by the bytes of its elements: only what both changed is read as values.
@Suite struct MergeScaleTests {
  private static func file(_ count: Int, _ change: (Int) -> String?) -> [UInt8] {
    var text: [UInt8] = Array("[".utf8)
    for number in 0..<count {
      let title = change(number) ?? "Item \(number)"
      let digits = String(100_000 + number)
      text += "\(number == 0 ? "" : ",")\n  {\n    \"id\": \"item-\(digits)\",\n".utf8
      text += "    \"title\": \"\(title)\",\n    \"notes\": \"as before\"\n  }".utf8
    }
    text += "\n]\n".utf8
    return text
  }

  /// A list and an object of many members, of which each side changed every other one: no step is
  /// taken for each pair of them, which would be minutes.
  @Test(.timeLimit(.minutes(1))) func manyChangesInOneElement() throws {
    let count = 20_000
    func dam(_ changes: (Int) -> Bool, _ mark: String) -> [UInt8] {
      var (list, members): ([String], [String]) = ([], [])
      for number in 0..<count {
        let mark = changes(number) ? mark : ""
        list.append("\"\(number)\(mark)\"")
        members.append("\"m\(number)\(mark)\": \(number)")
      }
      let text =
        "[{\"id\": \"dam\", \"aliases\": [\(list.joined(separator: ", "))], "
        + members.joined(separator: ", ") + "}]"
      return Array(text.utf8)
    }
    let (ours, theirs) = (dam({ $0 % 2 == 0 }, "a"), dam({ $0 % 2 == 1 }, "b"))
    let joined = try Merging.file(
      .commitments, base: dam({ _ in false }, ""), ours: ours, theirs: theirs)
    #expect(joined.contested == [])
    let back = try Merging.file(
      .commitments, base: dam({ _ in false }, ""), ours: theirs, theirs: ours)
    #expect(joined == back)
    let element = try JSONValue(String(decoding: joined.bytes ?? [], as: UTF8.self)).array?.first
    let wanted = (0..<count).map { JSONValue.string("\($0)\($0 % 2 == 0 ? "a" : "b")") }
    #expect(element?["aliases"]?.array == wanted)
    #expect(element?.object?.count == count + 2)
  }

  @Test func onlyWhatBothChangedIsRead() throws {
    let count = 10_000
    let base = Self.file(count) { _ in nil }
    let ours = Self.file(count) { $0 % 1000 == 7 ? "Ours" : nil }
    let theirs = Self.file(count) { $0 % 1000 == 8 || $0 == 7 ? "Theirs" : nil }
    let joined = try Merging.file(.commitments, base: base, ours: ours, theirs: theirs)
    #expect(joined.contested.map(\.element) == ["item-100007"])
    let text = String(decoding: joined.bytes ?? [], as: UTF8.self)
    let plain = String(
      decoding: Self.file(count) { number in
        number % 1000 == 8 ? "Theirs" : number % 1000 == 7 && number != 7 ? "Ours" : nil
      }, as: UTF8.self)
    let contested = """
      "as before",
          "contested": {
            "title": [
              "Ours",
              "Theirs"
            ]
          }
        }
      """
    let place = try #require(plain.firstRange(of: "Item 7\",\n    \"notes\": \"as before\"\n  }"))
    let with = "Item 7\",\n    \"notes\": \(contested)"
    #expect(text == plain[..<place.lowerBound] + with + plain[place.upperBound...])
  }
}
