import Config
import JSON
import Testing

/// The reader of TOML: what it takes, what it names with which place, and what still
/// counts after a fault.
@Suite struct TOMLTests {
  @Test func readsEveryKindOfValue() {
    let document = TOMLDocument(
      Bytes(
        #"""
        # a comment
        text = "é \t \u00E9 \"q\"" # behind
        'lit eral' = 'C:\n'
        long = """
        one \
           two
        th"ee"""
        raw = '''
        a\b'''
        int = [1_000, -17, 0xdead_BEEF, 0o17, 0b101]
        float = [1.5, -2e10, 6.626e-34, inf, -nan]
        flags = [true, false,]
        dates = [1979-05-27, 07:32:00.5, 1979-05-27 07:32:00, 1979-05-27T00:32:00-07:00]
        a.b."c d" = { x = 1, y.z = "t" }
        [table.sub]
        k = 1
        [[list]]
        n = 1
        [[list]]
        [list.in]
        n = 2
        """#))
    #expect(document.faults.isEmpty)
    let tree = document.tree()
    #expect(tree["text"]?["string"] == .string("é \t é \"q\""))
    #expect(tree["lit eral"]?["string"] == .string("C:\\n"))
    #expect(tree["long"]?["string"] == .string("one two\nth\"ee"))
    #expect(tree["raw"]?["string"] == .string("a\\b"))
    #expect(tree["int"]?.compact.contains("3735928559") == true)
    #expect(tree["a"]?["b"]?["c d"]?["y"]?["z"]?["string"] == .string("t"))
    #expect(tree["table"]?["sub"]?["k"]?["integer"] == .string("1"))
    #expect(
      tree["list"]?.compact
        == #"[{"n":{"integer":"1"}},{"in":{"n":{"integer":"2"}}}]"#)
  }

  struct Fault: Sendable {
    let text: String
    /// Line, column, and a part of the words.
    let place: (Int, Int)
    let words: String
  }

  @Test(arguments: [
    Fault(text: "a = ", place: (1, 5), words: "expected a value, found the end of the file"),
    Fault(text: "a = \nb = 1", place: (1, 5), words: "found the end of the line"),
    Fault(text: "\na b = 1", place: (2, 3), words: "“=” after the key, found “b”"),
    Fault(text: "a = Seda", place: (1, 5), words: "“Seda” is no value; a text stands in quotes"),
    Fault(text: "a = ü", place: (1, 5), words: "expected a value, found “ü”"),
    Fault(text: "é = 1", place: (1, 1), words: "expected a key, found “é”"),
    Fault(text: "a = \"ü\" x", place: (1, 9), words: "expected the end of the line, found “x”"),
    Fault(text: "a = \"x", place: (1, 5), words: "the text is not closed"),
    Fault(text: "a = '''x\n\n", place: (1, 5), words: "the text of several lines is not closed"),
    Fault(text: "a = \"\\q\"", place: (1, 6), words: "“\\q” is no escape"),
    Fault(text: "a = \"\\uD800\"", place: (1, 6), words: "“\\uD800” is no escape"),
    Fault(text: "a = \"\u{1B}\"", place: (1, 6), words: "U+001B"),
    Fault(text: "# \u{7}", place: (1, 3), words: "U+0007"),
    Fault(text: "a = [1, 2\nb = 3", place: (2, 1), words: "“,” or “]”, found “b”"),
    Fault(text: "a = 99999999999999999999", place: (1, 5), words: "does not fit in 64 bits"),
    Fault(text: "a = 012", place: (1, 5), words: "no value"),
    Fault(text: "a = 1__0", place: (1, 5), words: "no value"),
    Fault(text: "a = 2026-02-30", place: (1, 5), words: "no value"),
    Fault(text: "a = 25:00:00", place: (1, 5), words: "no value"),
    Fault(text: "[a", place: (1, 3), words: "the entries under this header do not count"),
    Fault(text: "a = 1\n\na = 2", place: (3, 1), words: "“a” was set before, in line 1"),
    Fault(text: "[t]\na = 1\n[t]", place: (3, 2), words: "“t” was set before, in line 1"),
    Fault(text: "a = {x = 1}\na.y = 2", place: (2, 1), words: "set before"),
    Fault(text: "a = {x = 1,}", place: (1, 12), words: "a key, found “}”"),
    Fault(
      text: "a = " + String(repeating: "[", count: 100_000), place: (1, 69), words: "too deep"),
  ])
  func namesTheFaultAndItsPlace(_ fault: Fault) throws {
    let bytes = Bytes(fault.text)
    let document = TOMLDocument(bytes)
    let found = try #require(document.faults.first)
    let place = bytes.position(of: found.offset)
    #expect((place.line, place.column) == fault.place, "\(fault.text.prefix(40)): \(place)")
    #expect(found.words { bytes.position(of: $0).line }.contains(fault.words))
  }

  @Test(arguments: [
    ("a = \nb = 2", #"{"b":{"integer":"2"}}"#),
    ("a = [\"x\",\n\"y\"\nb = 2\n[t]\nc = true", #"{"b":{"integer":"2"},"t":{"c":{"bool":true}}}"#),
    ("a = \"\"\"\nb = 2\n[t]", #"{"b":{"integer":"2"},"t":{}}"#),
    ("[t\na = 1\n[u]\nb = 2", #"{"u":{"b":{"integer":"2"}}}"#),
    ("a = 1 2\na = 3", #"{"a":{"integer":"3"}}"#),
    ("a = 1\n\"\\x\" = 2\nb = 3", #"{"a":{"integer":"1"},"b":{"integer":"3"}}"#),
  ])
  func theRestStillCounts(_ text: String, _ tree: String) {
    let document = TOMLDocument(Bytes(text))
    #expect(document.faults.count == 1)
    #expect(document.tree().compact == tree)
  }

  @Test func stopsAfterManyFaults() {
    let document = TOMLDocument(Bytes((0..<4096).map { UInt8(truncatingIfNeeded: $0 * 7) }))
    #expect(document.faults.count <= 21)
    let lines = String(repeating: "x =\n", count: 100) + "a = 1"
    let many = TOMLDocument(Bytes(lines))
    #expect(many.faults.count == 21)
    #expect(many.faults.last?.kind == .more)
  }
}
