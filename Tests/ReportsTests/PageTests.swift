import Entities
import JSON
import Query
import Register
import Reports
import Screen
import Sheets
import TestSupport
import Testing

/// Every text report keeps to its page, whatever the register.
@Suite struct PageTests {
  static func reports(_ register: Register, _ page: Page) -> [String] {
    let rows = Sample.rows(register)
    var filter = Filter()
    filter.text = "w"
    return [
      ListReport(register, rows).text(page),
      ListReport(register, register.select(filter), filter: filter).text(page),
      MeetingsReport(register).text(page), FiguresReport(register).text(page),
      LogReport(register, LogReport.events(register)).text(page),
    ]
      + rows.enumerated().filter { $0.offset % 6 == 0 }.map {
        ShowReport(register, Int($0.element)).text(page)
      }
  }

  @Test(arguments: [10, 13, 16, 21, 34, 38, 45, 55, 60, 70, 80, 89, 100, 120, 149, 150, 200])
  func bundled(_ width: Int) throws {
    for name in Sample.Name.allCases {
      let register = try Desk.idle(Sample.register(name)).register
      for report in PageTests.reports(register, Page(width: width, isColoured: true)) {
        #expect(Sample.widths(report).allSatisfy { $0 <= width }, "\(report)")
      }
    }
  }

  @Test(arguments: 0..<40) func random(_ seed: Int) {
    var random = Seeded(seed)
    let register = RandomRegister.make(&random)
    for _ in 0..<4 {
      let width = Int.random(in: 10...180, using: &random)
      let page = Page(
        width: width, isColoured: Bool.random(using: &random), isASCII: Bool.random(using: &random))
      for report in PageTests.reports(register, page) {
        let wide = Sample.plain(report).filter { Width.of($0) > width }
        #expect(wide.isEmpty, "\(width): \(wide.first ?? "")")
      }
    }
  }

  @Test(arguments: 0..<10) func anyHistory(_ seed: Int) {
    let register = History.random(seed: seed).opened()
    for width in [20, 60, 100] {
      for report in PageTests.reports(register, Page(width: width)) {
        #expect(Sample.widths(report).allSatisfy { $0 <= width })
      }
    }
  }

  @Test func coloursAddNothingButStyles() throws {
    let register = Sample.register()
    let plain = PageTests.reports(register, Page(width: 100))
    let coloured = PageTests.reports(register, Page(width: 100, isColoured: true))
    #expect(plain.joined().contains("\u{1B}") == false)
    #expect(coloured.joined().contains("\u{1B}[1;31m!\u{1B}[0m"))
    #expect(plain.map(Sample.plain) == coloured.map(Sample.plain))
  }

  @Test func asciiGlyphsOnly() throws {
    let register = try Desk.idle(Sample.register(.riverbank)).register
    for report in PageTests.reports(register, Page(width: 100, isASCII: true)) {
      let others = report.unicodeScalars.filter { !$0.isASCII }
      #expect(others.isEmpty, "\(others.map { String($0) })")
    }
  }
}

/// Registers with any number of parties, names in many scripts, dates of every kind.
enum RandomRegister {
  static let words = [
    "a", "water", "Türkiye", "İŞBİRLİĞİ", "扬子江", "سلام", "👩‍🚀", "e\u{301}",
    "long-word-without-a-break",
    "Ærø", "ДНІПРО", "한국", "🇵🇰", "नदी", "x", "of", "the",
  ]

  static func text(_ random: inout Seeded, _ count: ClosedRange<Int> = 1...9) -> JSONValue {
    let number = Int.random(in: count, using: &random)
    return .string(
      (0..<number).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "))
  }

  static func make(_ random: inout Seeded) -> Register {
    var small = SmallRegister()
    small.parties = (0..<Int.random(in: 1...5, using: &random)).map { "party\($0)" }
    small.items = (0..<Int.random(in: 0...25, using: &random)).map {
      item($0, small.parties, &random)
    }
    small.meetings = (0..<Int.random(in: 0...9, using: &random)).map { meeting($0, &random) }
    small.indicators = (0..<Int.random(in: 0...5, using: &random)).map { figure($0, &random) }
    return small.open()
  }

  private static func some(_ parties: [String], _ random: inout Seeded) -> JSONValue {
    .array(parties.filter { _ in Bool.random(using: &random) }.map(JSONValue.string))
  }

  private static let dates = [
    "2025", "2026-03", "2026-33", "2026-06~", "2026-11-25", "2026-01/2026-04~", "../2026-02",
    "2027-01/..",
  ]

  private static func date(_ random: inout Seeded) -> JSONValue {
    guard let edtf = dates.randomElement(using: &random), Bool.random(using: &random) else {
      return Bool.random(using: &random) ? .null : ["text": text(&random)]
    }
    let basis = ["stated", "inferred", "projected"].randomElement(using: &random) ?? "stated"
    return ["text": text(&random), "edtf": .string(edtf), "basis": .string(basis)]
  }

  private static func item(
    _ number: Int, _ parties: [String], _ random: inout Seeded
  ) -> JSONValue {
    let status = Status.allCases.randomElement(using: &random) ?? .proposed
    let strength = Strength.allCases.randomElement(using: &random) ?? .pledge
    let tail = String(repeating: "-x", count: Int.random(in: 0...30, using: &random))
    return SmallRegister.item(
      "item-\(number)\(tail)",
      [
        "title": text(&random), "summary": text(&random, 1...40), "notes": text(&random, 1...40),
        "strength": .string(strength.rawValue), "status": .string(status.rawValue),
        "owedBy": some(parties, &random), "owedTo": some(parties, &random), "due": date(&random),
        "quantity": ["value": .number("12.50"), "unit": text(&random), "per": "year"],
        "doneWhen": text(&random, 1...40), "evidence": [text(&random, 1...40)],
      ])
  }

  private static func meeting(_ number: Int, _ random: inout Seeded) -> JSONValue {
    let state = Meeting.State.allCases.randomElement(using: &random) ?? .held
    return [
      "id": .string("meeting-\(number)"), "title": text(&random), "short": text(&random, 1...3),
      "kind": "session", "state": .string(state.rawValue), "date": date(&random),
      "place": ["city": text(&random, 1...3)],
    ]
  }

  private static func figure(_ number: Int, _ random: inout Seeded) -> JSONValue {
    [
      "id": .string("figure-\(number)"), "title": text(&random), "short": text(&random, 1...3),
      "measures": text(&random), "unit": text(&random, 1...2), "frequency": "quarter",
      "periods": [
        ["period": "2025-33", "actual": .number("-1.5"), "target": 3],
        ["period": "2025-34", "actual": .number("1e300"), "obsStatus": "estimated"],
        ["period": "2025-35", "actual": .number("7"), "bound": "over"], ["label": text(&random)],
      ],
    ]
  }
}
