import Dates
import Entities
import JSON
import Query
import Register
import Screen
import Summary
import TestSupport
import Testing

@testable import Dashboard

/// The timeline: where bars stand, and what its keys do.
@Suite struct TimelineViewTests {
  private func quarter(_ text: String) -> Quarter { Quarter(of: day(text)) }

  private func span(_ first: String?, _ last: String?) -> Timeline.Span {
    let register = SmallRegister([
      SmallRegister.item("a", ["due": ["earliest": .text(first), "latest": .text(last)]])
    ]).open()
    return Timeline(register, [0], .byDate).bars.first?.span
      ?? Timeline(register, [0], .byDate).marks[0].span
  }

  // MARK: Geometry

  @Test("a bar's cells are those of its quarters, whole ones", arguments: 0..<20)
  func barsCoverTheirQuarters(seed: Int) {
    var random = Seeded(seed)
    let first = Quarter(number: 8_100 + Int.random(in: 0..<8, using: &random))
    let scale = TimelineScale(
      first: first, count: Int.random(in: 1...12, using: &random),
      column: Int.random(in: 1...9, using: &random))
    let start = Int.random(in: -6...14, using: &random)
    let end = start + Int.random(in: 0...6, using: &random)
    let span = self.span(first.adding(start).first.text, first.adding(end).last.text)
    let bar = scale.bar(span)
    #expect(bar.count == scale.width)
    let isSeen = end >= 0 && start < scale.count
    for (cell, sign) in bar.enumerated() {
      let place = cell / scale.column
      let isIn = (start...end).contains(place)
      if isSeen {
        #expect((sign != " ") == isIn, "\(String(bar)) \(start) \(end)")
      } else {
        let edge = end < 0 ? 0 : scale.width - 1
        #expect((sign != " ") == (cell == edge), "\(String(bar))")
      }
    }
    if isSeen, start < 0 { #expect(bar.first == "←") }
    if isSeen, end >= scale.count { #expect(bar.last == "→") }
  }

  @Test("vague, unsure and open ends are drawn as such")
  func edges() {
    let scale = TimelineScale(first: quarter("2026-01-01"), count: 5, column: 2)
    let year = span("2026-01-01", "2026-12-31")
    #expect(String(scale.bar(year)) == "━━━━━━━━  ")
    #expect(String(scale.bar(year, edge: "~")) == "~~━━━━~~  ")
    let month = span("2026-05-01", "2026-05-31")
    #expect(String(scale.bar(month, edge: "~")) == "  ~~      ")
    #expect(String(scale.bar(month, edge: "?")) == "  ??      ")
    #expect(String(scale.bar(span("2026-05-01", nil))) == "  ━━┄┄┄┄┄→")
  }

  @Test("only a day stands on a cell, and that within its quarter")
  func today() throws {
    let scale = TimelineScale(first: quarter("2026-01-01"), count: 4, column: 6)
    #expect(scale.cell(of: day("2026-01-01")) == 0)
    #expect(scale.cell(of: day("2026-03-31")) == 5)
    #expect(scale.cell(of: day("2026-04-01")) == 6)
    #expect(scale.cell(of: day("2026-12-31")) == 23)
    #expect(scale.cell(of: day("2027-01-01")) == nil)
    #expect(scale.cell(of: day("2025-12-31")) == nil)
    for number in 0..<365 {
      let day = day("2026-01-01").adding(days: number)
      let cells = try #require(scale.cells(of: Quarter(of: day)))
      #expect(scale.cell(of: day).map(cells.contains) == true)
    }
  }

  @Test("the cursor's quarter is always seen", arguments: [4, 5, 6, 8])
  func window(column: Int) {
    let quarters = quarter("2020-01-01")...quarter("2030-12-31")
    for width in stride(from: 1, through: 120, by: 17) {
      for number in quarters.lowerBound.number...quarters.upperBound.number {
        let cursor = Quarter(number: number)
        let scale = TimelineScale(
          width: width, column: column, quarters: quarters, cursor: cursor)
        #expect(scale.cells(of: cursor) != nil)
        #expect(scale.first >= quarters.lowerBound)
        #expect(scale.count == 1 || scale.width <= width)
      }
    }
  }

  // MARK: Keys

  @Test func hAndLMoveAQuarterAndTheListFollows() {
    var typist = Typist()
    typist.type("v timeline Enter")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2026-11-21")))
    #expect(typist.state.viewRows.isEmpty)
    typist.type("h h")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2026-05-01")))
    let ids = typist.state.viewRows.map { typist.state.register.index.id(Int($0)) }
    #expect(ids == ["naqvi-return-visit", "outcomes-by-mid-2026"])
    typist.type("j Enter")
    #expect((typist.state.view as? ItemView)?.target == .commitment("outcomes-by-mid-2026"))
    typist.type("Esc")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2026-05-01")))
    #expect(typist.state.view?.scroll.cursor == 1)
  }

  @Test func firstAndLastAreTheEndsOfTheScale() {
    var typist = Typist()
    typist.type("v timeline Enter g")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2024-01-01")))
    typist.type("h h")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2024-01-01")))
    typist.type("G l")
    #expect((typist.state.view as? TimelineView)?.stop == .undated)
    #expect(typist.state.viewRows.count == 34)
    let dated = typist.state.viewRows.filter {
      typist.state.register.item(Int($0))?.due?.hasDate ?? false
    }
    #expect(dated.isEmpty, "what has no date is never on a quarter")
  }

  @Test func tGoesToToday() {
    var typist = Typist()
    typist.type("v timeline Enter g t")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2026-11-21")))
    typist.type("t")
    #expect(typist.state.message?.isError != true)
    typist.type("G t")
    #expect((typist.state.view as? TimelineView)?.stop == .quarter(quarter("2026-11-21")))
  }

  @Test func theFilterHoldsAndCanBeDroppedThere() {
    var typist = Typist()
    typist.type("! v timeline Enter")
    #expect(typist.state.timeline?.bars.count == 4)
    #expect(typist.state.timeline?.undated.isEmpty == true)
    #expect(frame(of: typist.state).glyphs().contains("overdue only"))
    typist.type("F")
    #expect(typist.state.filter.isEmpty)
    #expect(typist.state.timeline?.undated.count == 34)
    typist.type("/ heroin Enter")
    #expect(typist.state.timeline?.undated.count == 1)
    #expect(typist.state.view != nil, "finding keeps the view")
    typist.type("/ Ctrl-U nowhere Enter")
    #expect(frame(of: typist.state).glyphs().contains("F drops every filter"))
  }

  @Test func aRegisterThatChangesChangesTheTimeline() {
    var typist = Typist()
    typist.type("! v timeline Enter h h h h Enter x Enter Esc")
    #expect(typist.state.matching.count == 3, "what is reported is not overdue")
    #expect(typist.state.timeline?.bars.count == 3)
  }

  @Test func ordersByDomain() {
    var typist = Typist()
    typist.type("v timeline Enter o")
    #expect(frame(of: typist.state).glyphs().contains("by domain"))
    let domains = typist.state.timeline?.lines.filter {
      if case .domain = $0 { true } else { false }
    }
    #expect((domains?.count ?? 0) > 1)
    typist.type("o")
    #expect(typist.state.timeline?.lines.count == typist.state.timeline?.bars.count)
  }

  /// Only what is seen is drawn: a frame of many items costs about what one of few does.
  @Test func manyItems() {
    let register = RandomItems.register(seed: 1, count: 3_000).open()
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: Typist.settings)
    typist.type("v timeline Enter h h h h j j G k g l")
    let frame = frame(of: typist.state)
    #expect(frame.glyphs().contains("Timeline"))
    let timeline = typist.state.timeline
    #expect((timeline?.bars.count ?? 0) + (timeline?.undated.count ?? 0) == 3_000)
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }
}
