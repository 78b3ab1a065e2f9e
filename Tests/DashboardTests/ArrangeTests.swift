import Entities
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Order, groups, folding and columns of the list; the cursor stays on its item through it all.
@Suite struct ArrangeTests {
  @Test("the cursor stays on its item", arguments: Grouping.allCases)
  func cursorStays(group: Grouping) {
    var typist = Typist()
    typist.type("j")
    let item = typist.current
    typist.type(": group Space \(group.rawValue) Enter")
    #expect(typist.current == item)
    #expect(typist.state.arrangement.group == group)
    typist.type("z")
    #expect(typist.current == nil && typist.state.currentHead != nil)
    typist.type("z")
    #expect(typist.current == item, "opened again, the cursor is where it was")
    typist.type("Z")
    #expect(typist.current == nil)
    #expect(typist.state.lines.count == typist.state.sections.count)
    typist.type("Z : sort Space -due Enter : group Space none Enter")
    #expect(typist.state.lines.count == 38 && typist.state.sections.isEmpty)
  }

  @Test func heads() {
    var typist = Typist()
    typist.type(": group Space domain Enter g")
    let head = typist.state.currentHead
    #expect(head?.title == "Border management and security" && head?.tally.total == 1)
    typist.type("x")
    #expect(typist.state.message?.isError == true, "a head is no item")
    typist.type("Enter")
    #expect(typist.state.lines.count == 38 + typist.state.sections.count - 1, "Enter folds it")
    #expect(typist.state.sections.reduce(0) { $0 + $1.rows.count } == 38)
  }

  @Test func whatIsDoneCountsInItsGroupAtOnceAndStaysWhereItIs() {
    var typist = Typist()
    typist.type(": group Space status Enter / heroin-seizure Enter x Enter")
    let item = typist.current
    #expect(item == "heroin-seizure-figures")
    #expect(typist.status("heroin-seizure-figures") == .done)
    #expect(typist.state.sections.map(\.tally.done).reduce(0, +) == 1)
    #expect(
      typist.state.sections.map(\.key) == ["not-started"], "until the order is asked for anew")
    typist.type("F")
    #expect(typist.state.sections.contains { $0.key == "done" })
    #expect(typist.current == item)
  }

  @Test func filtersNarrowWithinGroupsAndDropEmptyOnes() {
    var typist = Typist()
    typist.type(": group Space domain Enter / heroin Enter")
    #expect(typist.state.sections.count == 1)
    #expect(typist.state.rows.count == typist.state.sections[0].rows.count)
  }

  // MARK: The box

  @Test func theBoxShowsAtOnceAndEscGoesBack() {
    var typist = Typist()
    typist.type("o Right")
    #expect(typist.state.arrangement.group == .domain)
    typist.type("j j Right j Space")
    #expect(typist.state.arrangement.sort.map(\.text) == ["title"])
    #expect(typist.state.arrangement.columns?.contains(.owes) == false)
    typist.type("Esc")
    #expect(typist.state.arrangement.isStandard && typist.state.overlay == nil)
  }

  @Test func keysOfTheBox() {
    var typist = Typist()
    typist.type("o j j J Enter")
    #expect(typist.state.arrangement.columns?.prefix(2) == [.owes, .title])
    typist.type("o j j K Right Right")
    let sort = typist.state.arrangement.sort
    #expect(sort.map(\.text) == ["-owes"])
    typist.type("Right")
    #expect(typist.state.arrangement.sort.isEmpty, "a third turn is none again")
    typist.type("Left Backspace")
    #expect(typist.state.arrangement.isStandard)
    typist.type("n")
    #expect(typist.state.message?.text.contains("does nothing in this box") == true)
  }

  @Test func theLastColumnStays() {
    var typist = Typist()
    typist.type(": columns Space id Enter o j j Space Enter")
    #expect(typist.state.arrangement.columns == [.id])
  }

  @Test(
    "no size traps, with any columns",
    arguments: [(1, 1), (20, 5), (38, 10), (80, 24), (200, 60)])
  func anySize(width: Int, height: Int) {
    var typist = Typist(size: Size(width: width, height: height))
    let all = Column.allCases.map(\.rawValue).joined(separator: ",")
    typist.type(": columns Space \(all) Enter : group Space party Enter")
    for keys in ["", "o", "j j j j j j j j j j", "Esc Z", "Z G", "v"] {
      typist.type(keys)
      _ = frame(of: typist.state)
    }
  }

  @Test func faultsAreToldAndChangeNothing() {
    var typist = Typist()
    #expect(typist.state.run("sort due, nothing").isEmpty)
    #expect(typist.state.message?.text.contains("no column “nothing”") == true)
    #expect(typist.state.arrangement.isStandard)
  }
}
