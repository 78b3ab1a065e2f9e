import Check
import Entities
import JSON
import Journal
import Register
import Reports
import Screen
import Sheets
import TestSupport
import Testing

/// Texts meant to do harm are inert in every format, and JSON loses none of them.
@Suite struct HostileTests {
  static let texts = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "two\nlines\r\nand\ttab", "=cmd|' /C calc'!A0",
    "a | b | c", "\u{202E}reversed\u{202C}", "\u{2066}isolated", "\u{2069}\u{2069}",
    "zero\u{200B}width\u{FEFF}", "\u{9B}31m C1", "<script>alert(1)</script> & `code` [x](http://y)",
    "nul\u{0}and del\u{7F}", "\u{2028}\u{2029}", "سلام \u{200F}دنیا", "*bold* _it_ ~~no~~ # ! $x$",
    String(repeating: "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", count: 30),
    "\u{E0001}\u{E0041}tags",
  ]

  /// A register with the text wherever text may stand.
  static func register(_ text: String) -> Register {
    let words = JSONValue.string(text)
    let claim: JSONValue = ["source": "src", "paragraph": 1, "text": words, "kind": "stated"]
    var small = SmallRegister([
      SmallRegister.item(
        "pump",
        [
          "title": words, "summary": words, "doneWhen": words, "notes": words,
          "claims": [claim], "quantity": ["value": 3, "unit": words],
          "due": ["text": words, "edtf": "2026-03", "basis": "inferred"], "indicator": "level",
        ])
    ])
    small.meetings = [
      [
        "id": "m", "title": words, "short": words, "kind": "session", "state": "projected",
        "date": ["edtf": "2026-03"], "place": ["city": words, "venue": words], "host": "pk",
      ]
    ]
    small.indicators = [
      [
        "id": "level", "title": words, "short": words, "measures": words, "unit": words,
        "caution": words,
        "periods": [["label": words, "actual": 3, "source": "src", "paragraph": 1]],
      ]
    ]
    var files = small.files
    files[.sources] = Bytes(
      JSONValue.array([["id": "src", "short": words, "paragraphs": 3]]).compact)
    files[.tensions] = Bytes(
      JSONValue.array([
        ["id": "t1", "title": words, "text": words, "state": "open", "commitments": ["pump"]]
      ]).compact)
    var register = Register(files: files, today: Samples.today)
    let draft = Draft(
      by: text, reason: text,
      changes: [
        Change(.noteAdded(text), on: .commitment("pump")),
        Change(
          .reported(on: nil, evidence: text), on: .commitment("pump"), was: "not-started",
          after: []),
      ])
    let line = draft.line(id: eventID("desk-k7q2md:1"), at: moment("2026-11-20T09:00:00.000Z"))
    _ = register.take([Event.Line(line)])
    return register
  }

  @Test(arguments: texts, [false, true]) func textReports(_ text: String, _ isASCII: Bool) throws {
    let register = HostileTests.register(text)
    #expect(register.count == 1)
    let page = Page(width: 80, isASCII: isASCII)
    let events = LogReport.events(register)
    #expect(events.count == 1)
    let reports = [
      ListReport(register, [0]).text(page), ShowReport(register, 0).text(page),
      MeetingsReport(register).text(page), FiguresReport(register).text(page),
      LogReport(register, events).text(page),
      CheckReport(register, register.findings()).text(page),
      CheckReport(register, register.findings(), isWide: true).text(page),
      ListReport(register, [0]).markdown ?? "",
    ]
    for report in reports { expectInert(report) }
  }

  /// No control but the newline, nothing that reorders or hides but closed isolates of ours.
  private func expectInert(_ report: String) {
    for line in report.split(separator: "\n") {
      var depth = 0
      for scalar in line.unicodeScalars {
        switch scalar {
        case "\u{2068}": depth += 1
        case "\u{2069}": depth -= 1
        default:
          let category = scalar.properties.generalCategory
          let isHidden =
            [.control, .lineSeparator, .paragraphSeparator].contains(category)
            || category == .format && scalar != "\u{200D}" && scalar != "\u{200C}"
          #expect(!isHidden, "U+\(String(scalar.value, radix: 16)) in \(line)")
        }
        #expect(depth >= 0 && depth <= 1)
      }
      #expect(depth == 0, "\(line)")
    }
  }

  @Test(arguments: texts) func jsonIsInertAndWhole(_ text: String) throws {
    let register = HostileTests.register(text)
    let reports = [
      ListReport(register, [0]).json, ShowReport(register, 0).json, MeetingsReport(register).json,
      FiguresReport(register).json, LogReport(register, LogReport.events(register)).json,
      CheckReport(register, register.findings()).json,
    ]
    for report in reports {
      for scalar in report.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format, "\(scalar)")
      }
      _ = try Sample.parse(report)
    }
    let list = try Sample.parse(reports[0])
    #expect(list["commitments"]?.array?[0]["title"]?.string == text)
    let shown = try Sample.parse(reports[1])
    #expect(shown["claims"]?.array?[0]["text"]?.string == text)
    #expect(shown["notes"]?.array?.last?["text"]?.string == text)
    #expect(shown["evidence"]?.array?[0]["text"]?.string == text)
  }

  @Test(arguments: texts) func csvKeepsItsCells(_ text: String) throws {
    let register = HostileTests.register(text)
    for csv in [ListReport(register, [0]).csv ?? "", FiguresReport(register).csv ?? ""] {
      let records = try CSVReader.records(csv)
      #expect(Set(records.map(\.count)).count == 1)
      #expect(records.count == 2)
      for cell in records.joined() {
        #expect(!cell.unicodeScalars.contains { $0.properties.generalCategory == .control })
        if let first = cell.first { #expect(!"=+-@".contains(first), "\(cell)") }
      }
    }
  }

  @Test(arguments: texts) func markdownKeepsItsColumns(_ text: String) throws {
    let register = HostileTests.register(text)
    let lines = (ListReport(register, [0]).markdown ?? "").split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("|") }
    #expect(rows.count == 3)
    for row in rows {
      var bars = 0
      var isEscaped = false
      for character in row {
        if character == "|", !isEscaped { bars += 1 }
        isEscaped = character == "\\" && !isEscaped
      }
      #expect(bars == 10, "\(row)")
      #expect(!row.contains("<"))
    }
  }

  /// Both formats of the session report, in which text stands in every kind of place.
  @Test(arguments: texts, [false, true])
  func sessionReportsAreInert(_ text: String, _ isShareable: Bool) {
    let register = HostileTests.register(text)
    let options = SessionReport.Options(isShareable: isShareable)
    let html = SessionReport.write(register, options, as: .html).text
    for report in [html, SessionReport.write(register, options, as: .markdown).text] {
      expectInert(report)
      #expect(!report.contains("<script") && !report.contains("<x"))
    }
    #expect(MarkupCheck.problem(html) == nil)
  }

  /// Whole, however long: nothing is cut.
  @Test func sessionReportsKeepLongText() {
    let text = String(repeating: "<b>&\"'", count: 16_700)
    let register = SmallRegister([SmallRegister.item("pump", ["summary": .string(text)])]).open()
    let html = SessionReport.write(register, as: .html).text
    #expect(MarkupCheck.problem(html) == nil)
    #expect(html.contains(String(repeating: "&lt;b&gt;&amp;&quot;&#39;", count: 16_700)))
    #expect(!html.contains("<b>"))
    let markdown = SessionReport.write(register, as: .markdown).text
    #expect(markdown.contains(String(repeating: "&lt;b&gt;&amp;\"'", count: 16_700)))
  }
}
