import Check
import Entities
import JSON
import Register
import Reports
import Sheets
import TestSupport
import Testing

@Suite struct CheckReportTests {
  /// Errors of several files, warnings, and what the journal tells of itself.
  static func broken() -> Register {
    var small = SmallRegister([
      SmallRegister.item("gate", ["due": ["edtf": "2026-02-30"]]),
      SmallRegister.item("gate", ["owedBy": ["nobody"], "colour": "red"]),
      SmallRegister.item("pump", ["title": "two\nlines \u{202E}"]),
      SmallRegister.item("weir", ["status": "almost"]),
    ])
    small.indicators = [["id": "level", "title": "Level", "short": "level", "measures": "level"]]
    var files = small.files
    files[.tensions] = nil
    files[.sources] = Bytes("[{\"id\": \"src\",}]\n")
    var register = Register(files: files, today: Samples.today)
    register.journalProblems = [JournalProblem(file: "desk-k7q2md.jsonl", line: 3, .cutShort)]
    return register
  }

  private func text(_ register: Register, isWide: Bool = false, page: Page = Page()) -> String {
    CheckReport(register, register.findings(), isWide: isWide).text(page)
  }

  @Test func grouped() { expectGolden(text(CheckReportTests.broken()), named: "check") }

  @Test(arguments: Sample.Name.allCases) func bundled(name: Sample.Name) {
    expectGolden(text(Sample.register(name)), named: "check-\(name.rawValue)")
  }

  @Test func wide() throws {
    let desk = try Desk.busy(Sample.register())
    expectGolden(text(desk.register, isWide: true), named: "check-wide")
  }

  @Test func nothingFound() {
    let item = SmallRegister.item(
      "pump",
      [
        "due": ["edtf": "2027"], "doneWhen": "It runs",
        "claims": [claim("one"), claim("two")],
      ])
    var files = SmallRegister([item]).files
    files[.sources] = Bytes(
      #"[{"id":"one","short":"One","paragraphs":1},{"id":"two","short":"Two","paragraphs":1}]"#)
    let register = Register(files: files, today: Samples.today)
    #expect(text(register) == "Nothing found.\n")
  }

  private func claim(_ source: String) -> JSONValue {
    ["source": .string(source), "paragraph": 1, "text": "It is said", "kind": "stated"]
  }

  /// A fault is never cut or broken, whatever the width.
  @Test func oneProblemALineAndAllOfThem() throws {
    let register = CheckReportTests.broken()
    let findings = register.findings()
    let problems = findings.compactMap(\.problem)
    let lines = text(register, page: Page(width: 10)).split(separator: "\n")
    for problem in problems {
      #expect(lines.contains { $0.hasPrefix("  \(problem.place): ") }, "\(problem.words)")
    }
    let value = try Sample.parse(CheckReport(register, findings).json)
    let objects = try #require(value["problems"]?.array)
    #expect(objects.count == problems.count)
    for (object, problem) in zip(objects, problems) {
      #expect(object["file"]?.string == problem.file)
      #expect(object["line"]?.int == problem.position?.line)
      #expect(object["column"]?.int == problem.position?.column)
      #expect(object["path"]?.string == problem.path)
      #expect(object["found"]?.string == problem.found)
      #expect(object["expected"]?.string == problem.expected)
      #expect(object["severity"]?.string == problem.severity.rawValue)
    }
    let counts = ["errors", "warnings", "notes"].compactMap { value[$0]?.int }
    #expect(counts.count == 3)
    #expect(counts.reduce(0, +) == findings.count)
  }

  /// The keys a script relies on, each with its kind of value.
  @Test func theKeysAreStable() throws {
    let desk = try Desk.busy(Sample.register())
    for register in [CheckReportTests.broken(), desk.register] {
      let findings = register.findings()
      let value = try Sample.parse(CheckReport(register, findings).json)
      let objects = (value["problems"]?.array ?? []) + (value["findings"]?.array ?? [])
      #expect(objects.count == findings.count)
      let keys = ["severity", "kind", "file", "line", "column", "path", "id", "message", "fix"]
      for object in objects {
        #expect(Array((object.object ?? []).map(\.key).prefix(keys.count)) == keys)
        #expect(object["kind"]?.string.flatMap(Finding.Kind.init) != nil)
        #expect(object["message"]?.string?.isEmpty == false)
        #expect(object["fix"]?["words"]?.string?.isEmpty == false)
        if let id = object["id"]?.string { #expect(!id.isEmpty) }
      }
    }
  }

  /// What the record lacks never reads as an error, and never comes before one.
  @Test func notesDoNotDrownErrors() {
    let findings = CheckReportTests.broken().findings()
    let errors = findings.prefix { $0.severity == .error }
    #expect(!errors.isEmpty)
    #expect(findings.dropFirst(errors.count).allSatisfy { $0.severity != .error })
    #expect(findings.allSatisfy { $0.problem != nil || $0.severity != .error })
  }
}
