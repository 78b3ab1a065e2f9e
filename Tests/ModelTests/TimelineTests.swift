import Dates
import Entities
import JSON
import Query
import Register
import Summary
import TestSupport
import Testing

/// Items by quarter, held against their own dates.
@Suite struct TimelineTests {
  private func timeline(
    _ items: [JSONValue], _ arrangement: Timeline.Arrangement = .byDate
  ) -> Timeline {
    let register = SmallRegister(items).open()
    return Timeline(register, Order(register).rows, arrangement)
  }

  private func quarter(_ text: String) -> Quarter { Quarter(of: day(text)) }

  @Test(
    "a quarter's days",
    arguments: [
      ("2026-01-01", "Q1 2026", "2026-01-01", "2026-03-31"),
      ("2026-12-31", "Q4 2026", "2026-10-01", "2026-12-31"),
      ("2024-05-17", "Q2 2024", "2024-04-01", "2024-06-30"),
      ("0000-02-29", "Q1 0000", "0000-01-01", "0000-03-31"),
    ])
  func quarters(text: String, label: String, first: String, last: String) {
    let found = quarter(text)
    #expect(found.label == label)
    #expect(found.first == day(first))
    #expect(found.last == day(last))
    #expect(Quarter(of: found.last.adding(days: 1)) == found.adding(1))
    #expect(Quarter(of: found.first) == found)
  }

  @Test(
    "a bar covers the quarters its date may lie in, no more and no less",
    arguments: [
      ("2026-02-14", "Q1 2026", "Q1 2026"), ("2026-33", "Q1 2026", "Q1 2026"),
      ("2026-06~", "Q2 2026", "Q2 2026"), ("2026", "Q1 2026", "Q4 2026"),
      ("2026-01/2026-04~", "Q1 2026", "Q2 2026"), ("2026-03/..", "Q1 2026", "-"),
      ("../2026-03", "-", "Q1 2026"), ("2025-12-31/2026-01-01", "Q4 2025", "Q1 2026"),
    ])
  func spans(edtf: String, first: String, last: String) throws {
    let timeline = timeline([SmallRegister.item("pump", ["due": ["edtf": .string(edtf)]])])
    let bar = try #require(timeline.bars.first)
    #expect(bar.span.first?.label ?? "-" == first)
    #expect(bar.span.last?.label ?? "-" == last)
    #expect(bar.isVague == edtf.hasSuffix("~"))
  }

  @Test("a last day alone is a day; an end without a beginning is open")
  func ends() {
    let day = timeline([SmallRegister.item("pump", ["due": ["latest": "2026-12-15"]])])
    #expect(day.bars.first?.span.first?.label == "Q4 2026")
    let from = timeline([SmallRegister.item("pump", ["due": ["earliest": "2026-12-15"]])])
    #expect(from.bars.first?.span.last == nil)
  }

  @Test("every item stands once: on the scale if it has a date, else apart", arguments: 0..<6)
  func whole(seed: Int) {
    let register = RandomItems.register(seed: seed, count: 120).open()
    let rows = Order(register).rows
    for arrangement in [Timeline.Arrangement.byDate, .byDomain] {
      let timeline = Timeline(register, rows, arrangement)
      #expect((timeline.bars.map(\.row) + timeline.undated).sorted() == rows.sorted())
      #expect(timeline.undated.allSatisfy { register.item(Int($0))?.due?.hasDate != true })
      let bars = timeline.lines.compactMap { if case .bar(let place) = $0 { place } else { nil } }
      #expect(bars.sorted() == Array(timeline.bars.indices))
      let recurring = timeline.undated.count { register.item(Int($0))?.recurs ?? false }
      #expect(timeline.recurring == recurring)
      for bar in timeline.bars { expect(bar, register, timeline) }
    }
  }

  private func expect(_ bar: Timeline.Bar, _ register: Register, _ timeline: Timeline) {
    guard let due = register.item(Int(bar.row))?.due else {
      Issue.record("no date")
      return
    }
    for number
      in (timeline.quarters.lowerBound.number - 1)...(timeline.quarters.upperBound.number + 1)
    {
      let quarter = Quarter(number: number)
      let isOver = due.latest.map { $0 < quarter.first } ?? false
      let start = due.unit == .day ? due.earliest ?? due.latest : due.earliest
      let isAhead = start.map { quarter.last < $0 } ?? false
      #expect(bar.span.covers(quarter) == (!isOver && !isAhead), "\(due) \(quarter.label)")
      #expect(timeline.rows(at: .quarter(quarter)).contains(bar.row) == bar.span.covers(quarter))
    }
    for end in [bar.span.first, bar.span.last].compactMap(\.self) {
      #expect(timeline.quarters.contains(end))
    }
  }

  @Test("by domain each item stands under its main one, once")
  func domains() {
    let timeline = timeline(
      [
        SmallRegister.item("a", ["due": ["edtf": "2026-06"], "domains": ["water", "works"]]),
        SmallRegister.item("b", ["due": ["edtf": "2026-03"], "domains": ["works"]]),
        SmallRegister.item("c", ["due": ["edtf": "2026-01"], "domains": ["water"]]),
      ], .byDomain)
    #expect(
      timeline.lines == [.domain("works", 1), .bar(1), .domain("water", 2), .bar(0), .bar(2)])
  }

  @Test("stops go from the first quarter to what has no date, and no further")
  func stops() {
    let dated = SmallRegister.item("a", ["due": ["edtf": "2026-06"]])
    let both = timeline([dated, SmallRegister.item("b", ["recurs": true])])
    #expect(both.quarters == quarter("2026-06-01")...quarter("2026-11-21"))
    #expect(both.recurring == 1)
    let today = Timeline.Stop.quarter(both.today)
    #expect(both.stop(today, movedBy: 1) == .undated)
    #expect(both.stop(.undated, movedBy: 5) == .undated)
    #expect(both.stop(.undated, movedBy: -1) == today)
    #expect(both.stop(today, movedBy: -99) == .quarter(quarter("2026-06-01")))
    #expect(both.rows(at: .undated).count == 1)
    let alone = timeline([dated])
    #expect(alone.stop(today, movedBy: 1) == today)
    #expect(alone.nearest(.undated) == today)
  }

  @Test("meetings stand on the quarters their dates may lie in")
  func meetings() {
    let register = Samples.register
    let timeline = Timeline(register, Order(register).rows, .byDate)
    func ids(_ text: String) -> [String] {
      timeline.marks(in: quarter(text)).map(\.entry.meeting.id)
    }
    #expect(ids("2025-12-31").suffix(1) == ["jwg-session-01"])
    #expect(ids("2026-04-01") == ["visit-naqvi-return", "jwg-session-03"])
    #expect(timeline.marks.allSatisfy { $0.entry.meeting.date?.hasDate == true })
  }
}
