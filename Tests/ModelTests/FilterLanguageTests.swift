import JSON
import Query
import Register
import TestSupport
import Testing

/// How the filter language is read: forms, faults with their places, and what hostile text does.
@Suite struct FilterLanguageTests {
  private let register = Samples.register

  private func ids(_ text: String) throws -> [String] {
    let rows = try register.rows(of: register.read(filter: text))
    return (rows ?? Array(0..<Int32(register.count))).map { register.index.id(Int($0)) }
  }

  // MARK: Forms

  @Test(
    "two spellings of one filter",
    arguments: [
      ("heroin  figures", "heroin and figures"), ("\"heroin\"", "heroin"),
      ("“heroin”", "HEROIN"), ("not not heroin", "heroin"),
      ("domain:narc", "DOMAIN:narcotics-control"), ("domain:\"narcotics control\"", "domain:narc"),
      ("domain:drugs", "domain:narcotics-control"),
      ("party:turkiye", "party:TÜRKİYE"), ("party:turkey", "owedby:tr or owedto:tr"),
      ("status:done,proposed", "status:done or status:proposed"),
      ("status:\"not started\"", "status:not-started"),
      ("status:open", "status:not-started,in-progress"),
      ("a or b c", "a or (b and c)"), ("not a b", "(not a) and b"), ("not (a or b)", "not a not b"),
      ("a and b or c and d", "(a b) or (c d)"), ("((heroin))", "heroin"),
      ("due:none", "not has:date"), ("due:2026-Q1", "due>=2026-01-01 due<=2026-03-31"),
      ("due=2026-03", "due:2026-03"), ("due<2026-04-01", "due<=2026-03-31"),
      ("due>2025", "due>=2026"), ("due:../2026-03", "due<=2026-03"),
      ("due<2026-03 or due>=2026-03", "not due:none has:date"),
      ("source:none", "not has:source"), ("flag:overdue", "flag:over"),
      ("changed:none", "not has:event"), ("", "   "),
      ("domain:policing,narc", "domain:narc,policing"),
    ])
  func means(one: String, other: String) throws {
    #expect(try ids(one) == ids(other))
  }

  @Test("what a filter finds in the bundled register")
  func finds() throws {
    #expect(try ids("flag:overdue").count == 4)
    #expect(
      try ids("flag:overdue domain:policing") == ["outcomes-by-mid-2026", "train-20-officers"])
    #expect(try ids("strength:firm").count == 2)
    #expect(try ids("status:no-report") == ids("flag:unreported"))
    #expect(try ids("not flag:overdue").count == register.count - 4)
    #expect(try ids("id:train") == ["train-20-officers"])
    #expect(try ids("has:quantity id:train") == ["train-20-officers"])
    #expect(try ids("owedby:none").count == register.count - ids("has:owner").count)
    #expect(try ids("\"officers in\"") == ["train-20-officers"])
    #expect(try ids("due<=next-session") == ids("due<=2026-12"))
    #expect(try ids("heroin or \"officers in\"").count == 2)
  }

  @Test("a name that is whole names that alone; else all that begin so")
  func namesWhole() throws {
    // `done` begins reported-done's second word only, and is a status of its own.
    #expect(
      try register.read(filter: "status:done") != register.read(filter: "status:done,reported-done")
    )
    #expect(
      try register.read(filter: "status:not")
        == register.read(filter: "status:not-started,not-delivered"))
  }

  @Test("a word may hold any sign where it is quoted")
  func quotes() throws {
    #expect(try ids("\"domain:narc\"").isEmpty)
    #expect(try ids("\"or\"").count > 1)
    #expect(try ids(":x").isEmpty)
    #expect(try ids("12:30").isEmpty)
  }

  // MARK: Faults

  @Test(
    "each fault with its place and its sentence",
    arguments: [
      ("pump  owner:pk", 6..<11, "There is no field “owner”; fields are domain, party"),
      ("owedbi:pk", 0..<6, "There is no field “owedbi”; the nearest is owedby:"),
      ("domian:x", 0..<6, "the nearest is domain:"),
      ("xyzzy:x", 0..<5, "fields are domain, party"),
      ("https://x", 0..<5, "quotes make it a word"),
      ("domain:narkotics", 7..<16, "the nearest is narcotics-control"),
      (
        "status:done,finnished", 12..<21,
        "Nothing is called “finnished” under status:; choose proposed"
      ),
      ("status:overdue", 7..<14, "the nearest is flag:overdue"),
      ("strength:frim", 9..<13, "the nearest is firm"),
      ("due<someday", 4..<11, "“someday” is not a date for due; write 2026-03-14"),
      ("due<none", 4..<8, "is not a date"), ("due:3.4.2026", 4..<12, "is not a date"),
      ("domain<x", 6..<7, "domain has no order, so “<” says nothing"),
      ("a domain:", 2..<9, "domain: needs a value, as in domain:border-management"),
      ("status:done,", 0..<12, "status: needs a value"),
      ("a \"b c", 2..<6, "quote is left open"), ("domain:\"na", 7..<10, "quote is left open"),
      ("(a b", 0..<1, "bracket is left open"), ("a ) b", 2..<3, "closes nothing"),
      ("a () b", 2..<4, "Nothing stands in these brackets"),
      ("a or", 2..<4, "“or” joins nothing here"), ("or a", 0..<2, "“or” joins nothing"),
      ("a or or b", 5..<7, "“or” joins"), ("not", 0..<3, "“not” joins"),
      ("a and or b", 2..<5, "“and” joins"), ("(not) a", 1..<4, "“not” joins"),
      ("meeting:nowhere", 8..<15, "under meeting:"), ("has:evidenc", 4..<11, ""),
    ])
  func faults(text: String, place: Range<Int>, words: String) {
    let fault = self.fault(text)
    if words.isEmpty { return #expect(fault == nil) }
    #expect(fault?.place == place)
    #expect(fault?.words.contains(words) ?? false, "\(fault?.words ?? "none")")
    #expect(fault?.words.hasSuffix(".") ?? false)
  }

  private func fault(_ text: String) -> Filter.Fault? {
    do {
      _ = try register.read(filter: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("what cannot be read narrows nothing, and the rest counts")
  func readsOn() throws {
    for (faulty, rest) in [
      ("heroin domain:", "heroin"), ("heroin nosuch:thing", "heroin"), ("heroin or", "heroin"),
      ("(heroin", "heroin"), ("heroin)", "heroin"), ("not", ""), ("heroin \"fig", "heroin fig"),
      ("domain:narkotics heroin", "heroin"), ("status:done,xyzzy", "status:done"),
      ("heroin not domain:", "heroin"), ("due< heroin", "heroin"), ("a) heroin", "a heroin"),
    ] {
      let rows = register.matches(faulty) ?? Array(0..<Int32(register.count))
      #expect(rows.map { register.index.id(Int($0)) } == (try ids(rest)), "\(faulty)")
    }
  }

  @Test("only the form is read where no register is at hand")
  func form() {
    #expect(Filter.faults(inFormOf: "domain:anything due<whenever (a or not b)").isEmpty)
    #expect(Filter.faults(inFormOf: "domian:x").first?.place == 0..<6)
    #expect(Filter.faults(inFormOf: "domain<x (a").map(\.place) == [6..<7, 9..<10])
  }

  // MARK: Hostile text

  private static let longest = 10_000

  @Test("brackets to any depth, words without end, quotes left open: a clear fault and no trap")
  func hostile() {
    for text in [
      String(repeating: "(", count: 10_000), String(repeating: "(a ", count: 3_000),
      String(repeating: ")", count: 10_000), String(repeating: "\"", count: 9_999),
      String(repeating: "not ", count: 2_501) + "or", String(repeating: "a or ", count: 2_500),
      String(repeating: "x", count: 100_000), String(repeating: "domain:narc,", count: 9_000),
      String(repeating: "a b ", count: 25_000),
    ] {
      let (_, faults) = register.reading(filter: text)
      #expect(!faults.isEmpty)
      for fault in faults.prefix(5) {
        #expect(fault.place.upperBound <= text.count)
        #expect(fault.words.count < 400)
      }
      _ = register.completions(of: text, at: min(text.count, FilterLanguageTests.longest))
    }
    #expect(
      register.reading(filter: String(repeating: "(", count: 60)).faults.contains {
        $0.what == .tooDeep
      })
    #expect(
      register.reading(filter: String(repeating: "a ", count: 201)).faults.map(\.what) == [
        .tooMany
      ])
    #expect(register.reading(filter: String(repeating: "a ", count: 200)).faults.isEmpty)
  }

  @Test("control characters, direction marks and emoji are text like any other")
  func controls() throws {
    #expect(try ids("\u{1B}[31mheroin").isEmpty)
    #expect(try ids("her\u{200B}oin") == ids("heroin"))
    #expect(try ids("heroin\u{0}figures") == ids("\"heroin figures\""))
    #expect(try ids("heroin\tfigures\n") == ids("heroin figures"))
    #expect(try ids("\u{202E}").count == register.count)
    #expect(try ids("👩‍👩‍👧:x").isEmpty)
  }

  @Test("any text at all is read, and its faults lie within it", arguments: seeds(3, of: 8))
  func random(seed: Int) {
    var random = Seeded(seed)
    let parts = [
      "(", ")", "\"", "not", "or", "and", " ", "domain", ":", "<", "=", ",", "narc", "due", "2026",
      "x", "status:done", "é", "\u{301}", "👩‍👩‍👧", "none", ">=",
    ]
    for _ in 0..<40 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let (expression, faults) = register.reading(filter: text)
      for fault in faults {
        #expect(fault.place.lowerBound < fault.place.upperBound, "\(text)")
        #expect(fault.place.upperBound <= text.count, "\(text)")
      }
      let rows = register.rows(of: expression) ?? []
      #expect(rows == rows.sorted())
      for cursor in [text.count, Int.random(in: 0...text.count, using: &random)] {
        for suggestion in register.completions(of: text, at: cursor) {
          #expect(suggestion.place.upperBound <= text.count)
          #expect(suggestion.taken(in: text).cursor <= suggestion.taken(in: text).text.count)
        }
      }
    }
  }
}
