import JSON
import Model
import Reports
import TestSupport
import Testing

@Suite struct CheckReportTests {
  /// Errors of several files, warnings, and what the journal tells of itself.
  static func broken() -> [Problem] {
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
    return register.check()
  }

  @Test func grouped() {
    expectGolden(CheckReport.text(CheckReportTests.broken(), page: Page()), named: "check")
  }

  @Test func nothingFound() {
    let problems = Sample.register().check()
    #expect(CheckReport.text(problems, page: Page()) == "No problems.\n")
    #expect(CheckReport.summary(problems) == "No problems.")
  }

  @Test func oneProblemALineAndAllOfThem() throws {
    let problems = CheckReportTests.broken()
    let lines = CheckReport.text(problems, page: Page(width: 10)).split(separator: "\n")
    let told = lines.filter { $0.hasPrefix("  ") }
    #expect(told.count == problems.count)
    let value = try Sample.parse(CheckReport.json(problems))
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
    #expect(counts.reduce(0, +) == problems.count)
  }
}
