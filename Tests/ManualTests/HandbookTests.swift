import Foundation
import Manual
import TestSupport
import Testing

/// The papers made from the tables.
@Suite struct HandbookTests {
  private func handbook() throws -> Handbook {
    var handbook = Handbook(
      tool: try tool(), program: "t 1.0", date: "2026-11-21", common: ["--register", "--plain"],
      acting: [])
    handbook.keys = [.init(keys: ["j", "Down"], does: "next row", place: "lists")]
    handbook.tables = [
      .init("Exit status", before: "A code says what went wrong.", [.init("0", "all is well")])
    ]
    handbook.examples = [.init("t list 'a'", "what there is of a")]
    return handbook
  }

  @Test func manualPage() throws { expectGolden(try handbook().man, named: "man") }

  @Test func commandsPage() throws { expectGolden(try handbook().markdown, named: "commands") }

  @Test func aHelpTextIsParagraphsAndExamples() {
    let parts = Prose.parts(of: "One\nline.\n\n  ahd a\n    b\nTwo.\n\n\n  ahd c\n")
    #expect(
      parts == [
        .paragraph("One line."), .example(["ahd a", "  b"]), .paragraph("Two."),
        .example(["ahd c"]),
      ])
  }
}
