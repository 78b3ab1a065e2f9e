import Entities
import Interchange
import JSON
import TestSupport
import Testing

/// Copies that are written oddly, cannot be read, or are not there.
@Suite struct MergeOddFileTests: MergeCase {
  @Test("a number spelled otherwise is another number, and keeps its spelling")
  func numbers() throws {
    func dam(_ text: String, _ notes: String) -> [UInt8] {
      Array("[{\"id\": \"dam\", \"quantity\": \(text), \"notes\": \(notes)}]".utf8)
    }
    let spelled = try join(dam("1.5", "1"), dam("1.50", "1"), dam("1.5", "2"))
    #expect(spelled.told == [] && spelled.text.contains("1.50"))
    let huge = try join(dam("1e400", "1"), dam("0.1e-999", "1"), dam("1E400", "1"))
    #expect(huge.told == ["dam.quantity"])
    for text in ["1e400", "0.1e-999", "1E400"] { #expect(huge.text.contains(text)) }
  }

  @Test("a copy saved anew by another editor changes nothing but its spelling")
  func savedAnew() throws {
    let base = list(
      ["id": "dam", "title": "Dam", "due": ["edtf": "2026-03", "basis": "stated"]],
      ["id": "mill", "title": "Mill"])
    let text = String(decoding: base, as: UTF8.self)
    let ours = Array(text.replacing("\n", with: "\r\n").utf8)
    let theirs = list(
      ["id": "dam", "title": "The dam", "due": ["edtf": "2026-03", "basis": "stated"]])
    let joined = try join(base, ours, theirs)
    #expect(joined.told == [], "nor is taking out what was only saved anew a dispute")
    #expect(
      try JSONValue(joined.text) == [
        ["id": "dam", "title": "The dam", "due": ["edtf": "2026-03", "basis": "stated"]]
      ])
  }

  @Test("what is contested of a deep value can still be read; what is deeper is refused")
  func depth() throws {
    func dam(_ levels: Int, _ core: String) -> [UInt8] {
      let value =
        String(repeating: "[", count: levels) + core + String(repeating: "]", count: levels)
      return Array("[{\"id\": \"dam\", \"x\": \(value)}]".utf8)
    }
    let joined = try join(dam(252, "0"), dam(252, "1"), dam(252, "2"))
    #expect(joined.told == ["dam.x"])
    var reader = JSONReader(Bytes(joined.text))
    _ = try reader.skip()
    try reader.finish()
    #expect(throws: MergeFault.self) { try join(dam(1, "0"), dam(253, "1"), dam(1, "2")) }
    #expect(throws: MergeFault.self) { try join(dam(1, "0"), dam(1, "1"), dam(90_000, "2")) }
  }

  @Test("what only one side changed is its bytes, however it is written")
  func bytesStay() throws {
    let base = Array(#"[{"id":"dam","x":1.50},{"id":"mill"}]"#.utf8)
    let odd = Array("[ {\"id\" : \"dam\",\"x\":2.50 },\n\n{\"id\":\"mill\"}]".utf8)
    #expect(try join(base, odd, base).text == String(decoding: odd, as: UTF8.self))
    #expect(try join(nil, odd, nil).text == String(decoding: odd, as: UTF8.self))
    let theirs = Array(#"[{"id":"dam","x":1.50},{"id":"mill","y":[1, 2]}]"#.utf8)
    #expect(
      try join(base, odd, theirs).text == """
        [
          {"id" : "dam","x":2.50 },
          {"id":"mill","y":[1, 2]}
        ]

        """)
  }

  @Test(arguments: [
    (#"[{"id":"a",}]"#, "commitments.json:1:12"), (#"[{"id":"a"},{"id":"a"}]"#, "again"),
    (#"[{"id":"a","x":1,"x":2}]"#, "a second time"), (#"{"id":"a"}"#, "an array of objects"),
    (#"[{"title":"a"}]"#, "no member “id”"), ("[1]", "found a number"),
    (#"[{"id":"a","contested":[1]}]"#, "an object of lists"),
    (#"[{"id":"a","title":"B"#, "commitments.json:1:22"), ("", "the end of the text"),
    (#"[{"id":"a","title":"\#u{ff}"}]"#, "UTF-8"), ("\u{feff}[]", "byte order mark"),
    (#"[{"id":null}]"#, "an id"),
  ])
  func unreadable(text: String, words: String) throws {
    let base = list(["id": "a", "title": "A"])
    let fine = list(["id": "a", "title": "B"])
    // ÿ stands for a byte that is no UTF-8.
    let broken = text.unicodeScalars.flatMap { $0 == "\u{ff}" ? [0xFF] : Array(String($0).utf8) }
    for (ours, theirs, side) in [
      (broken, fine, "in the copy here"), (fine, broken, "in the copy received"),
    ] {
      do throws(MergeFault) {
        _ = try Merging.file(.commitments, base: base, ours: ours, theirs: theirs)
        Issue.record("joined")
      } catch {
        #expect(error.words.contains(words), "\(error.words)")
        #expect(error.words.hasSuffix(side))
      }
    }
    #expect(try Merging.file(.commitments, base: base, ours: base, theirs: broken).bytes == broken)
    #expect(try Merging.file(.commitments, base: broken, ours: fine, theirs: fine).bytes == fine)
    _ = try join(broken, fine, list(["id": "a", "title": "C"]))
  }

  @Test("of a file one side took away and the other changed the change stays, and is told")
  func fileRemoved() throws {
    let base = list(["id": "a"])
    let joined = try join(base, nil, list(["id": "b"]))
    #expect(joined.told == ["-.-"])
    #expect(try JSONValue(joined.text) == [["id": "b"]])
    #expect(try Merging.file(.sources, base: base, ours: nil, theirs: base).bytes == nil)
  }
}
