import Register
import Screen
import Sheets
import TestSupport
import Testing

@testable import Dashboard

/// `E`, `R` and `y`: what leaves the dashboard, as the loop is asked for it.
@Suite struct ExportTests {
  private func opened(_ typist: Typist) -> Form? {
    if case .form(let form)? = typist.state.overlay { form } else { nil }
  }

  @Test func writesExactlyTheViewShown() throws {
    var typist = Typist()
    _ = typist.state.run("group domain")
    _ = typist.state.run("columns id,title")
    typist.type("! E")
    let form = try #require(opened(typist))
    #expect(form.text(.path) == "pakistan-turkiye-items-2026-11-21.txt")
    let said = form.kind.outcome(form, typist.state.context(.nothing)).joined()
    for part in ["4 of 38 items", "filter overdue", "grouped by domain", "columns id, title"] {
      #expect(said.contains(part), "\(said)")
    }
    typist.type("Shift-Tab Right Enter")
    let export = try #require(typist.exports.first)
    #expect(export.format == .csv && export.path == "pakistan-turkiye-items-2026-11-21.csv")
    #expect(!export.isReplacing)
    #expect(
      export.content == .items(typist.state.rows, typist.state.filter, typist.state.arrangement))
    #expect(typist.drafts.isEmpty)
  }

  @Test func aNameThatWasTypedStaysWithAnyFormat() throws {
    var typist = Typist()
    typist.type("E Ctrl-U out.csv Shift-Tab Right Right")
    #expect(opened(typist)?.text(.path) == "out.csv")
    typist.type("Tab Ctrl-U Enter")
    #expect(opened(typist)?.error != nil)
    #expect(typist.exports.isEmpty)
  }

  @Test func theAnswerClosesTheFormOrKeepsIt() throws {
    var typist = Typist()
    typist.type("E Enter")
    let export = try #require(typist.exports.first)
    typist.state.failedToExport("there is one already; choose another name, or to replace it.")
    #expect(opened(typist)?.error?.contains("already") == true)
    typist.type("Tab Right Enter")
    #expect(typist.exports.last?.isReplacing == true)
    typist.state.exported(export, to: "~/x.txt")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text == "Written as text: 38 items, to ~/x.txt.")
    #expect(typist.state.drafts.isEmpty)
  }

  @Test(arguments: [
    ("1", "meetings"), ("6", "figures"), ("Enter", "train-20-officers"), ("v log Enter", "log"),
    ("v changes Enter", "changes"), ("v balance Enter", "balance"), ("v checks Enter", "checks"),
    ("v timeline Enter", "items"), ("v figures Enter", "figures"), ("1 Enter", "agenda"),
  ])
  func everyViewIsWritten(script: String, name: String) throws {
    var typist = Typist()
    typist.type("j \(script) E")
    let form = try #require(opened(typist), "\(script)")
    #expect(form.text(.path)?.contains(name) == true, "\(form.text(.path) ?? "")")
    typist.type("Enter")
    #expect(typist.exports.count == 1)
  }

  @Test func theReportIsForOurselvesOrForOthers() throws {
    var typist = Typist()
    typist.type("! R Enter")
    #expect(typist.exports.last?.content == .report(typist.state.filter, isShareable: false))
    #expect(typist.exports.last?.format == .html)
    typist.type("Shift-Tab Right Shift-Tab Right Enter")
    #expect(typist.exports.last?.content == .report(typist.state.filter, isShareable: true))
    #expect(typist.exports.last?.format == .markdown)
    #expect(typist.exports.last?.path.hasSuffix(".md") == true)
  }

  /// It writes no register, so nothing forbids it; on another day it says the day.
  @Test func alsoReadOnlyAndOnAnotherDay() throws {
    var settings = Typist.settings
    settings.readOnly = "Read-only as asked."
    var typist = Typist(settings: settings)
    _ = typist.state.run("as-of 2025-12-31")
    typist.type("E")
    let form = try #require(opened(typist))
    #expect(
      form.kind.outcome(form, typist.state.context(.nothing)).joined().contains("as of 31 Dec 2025")
    )
    typist.type("Enter")
    let export = try #require(typist.exports.first)
    #expect(export.path.contains("2025-12-31"))
    typist.state.exported(export, to: "x")
    #expect(typist.state.message?.text.contains("as of 31 Dec 2025") == true)
  }

  @Test func theCommandWritesAtOnce() throws {
    var typist = Typist()
    guard case .export(let export)? = typist.state.run("export csv ~/my file.csv").first else {
      Issue.record("no export")
      return
    }
    #expect(export.path == "~/my file.csv" && export.format == .csv && !export.isReplacing)
    #expect(typist.state.run("export html x").isEmpty)
    #expect(
      typist.state.message?.text == "This is written as text, csv, markdown, json, not “html”.")
  }

  // MARK: Copying

  @Test(arguments: [
    ("", "train-20-officers"), ("line", "Train 20 officers in Ankara · TR*→ PK · pledge"),
    ("mark", "- **Train 20 officers in Ankara**: TR\\*→ PK; pledge"),
  ])
  func copiesAnItem(typed: String, start: String) {
    var typist = Typist()
    typist.type("j y \(typed) Enter")
    #expect(typist.copied.first?.text.hasPrefix(start) == true, "\(typist.copied)")
  }

  @Test func copiesTheSelectionInTheOrderOfTheList() {
    var typist = Typist()
    typist.type("j Space Space y Enter")
    let ids = typist.state.rows[1...2].map { typist.state.register.index.id(Int($0)) }
    #expect(typist.copied.first?.text == ids.joined(separator: "\n"))
    #expect(typist.copied.first?.what == "2 ids")
  }

  @Test(arguments: ["1", "6", "x Enter L", "v figures Enter", "Enter"])
  func copiesWhatIsUnderTheCursor(script: String) {
    var typist = Typist()
    typist.type("\(script) y line Enter")
    #expect(typist.copied.first?.text.isEmpty == false, "\(script)")
  }

  @Test func nothingToCopySaysSo() {
    var typist = Typist()
    typist.type("2 y")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.isError == true)
  }

  @Test func whatIsCopiedHoldsNoControls() {
    let copied = Copied(["a\u{1B}]52;c;eA==\u{07}b\nc", "\u{202E}d\u{9B}2J"], "line")
    #expect(copied.text.split(separator: "\n").count == 2)
    let isInert = copied.text.unicodeScalars.allSatisfy {
      $0 == "\n"
        || ($0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) && !(0x202A...0x202E ~= $0.value))
    }
    #expect(isInert)
  }
}
