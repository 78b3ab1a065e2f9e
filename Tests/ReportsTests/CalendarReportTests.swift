import Dates
import Entities
import JSON
import Query
import Register
import Reports
import TestSupport
import Testing

/// A calendar that other programs read the same things from, and nothing the register does not say.
@Suite struct CalendarReportTests {
  private func text(_ register: Register, alarm: Int? = 7) -> String {
    CalendarReport(register, alarm: alarm).text(Order(register).rows)
  }

  /// The components of a kind, each as its lines, folding undone.
  private func components(_ kind: String, _ text: String) -> [[String]] {
    var found: [[String]] = []
    var isInside = false
    for line in text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init) {
      if line == "BEGIN:\(kind)" {
        found.append([])
        isInside = true
      }
      if isInside { found[found.count - 1].append(line) }
      if line == "END:\(kind)" { isInside = false }
    }
    return found
  }

  private static let reader = """
    import sys, json, icalendar
    text = sys.stdin.buffer.read()
    calendar = icalendar.Calendar.from_ical(text)
    rows = []
    for kind, key in (('VEVENT', 'DTSTART'), ('VTODO', 'DUE')):
      for part in calendar.walk(kind):
        assert not part.errors, part.errors
        rows.append([kind, str(part['UID']), part[key].dt.isoformat(), str(part.get('STATUS', ''))])
    assert calendar.to_ical().count(b'BEGIN:') == text.count(b'BEGIN:')
    print(json.dumps(rows))
    """

  @Test(
    "Another reader finds as many sessions and deadlines, on the same days",
    .enabled(if: Python.hasCalendars, "Python's icalendar is missing"),
    arguments: Sample.Name.allCases)
  func readByAnother(_ name: Sample.Name) throws {
    let register = Sample.register(name)
    let rows = try JSONValue(try #require(Python.run(Self.reader, text(register)))).array ?? []
    let found = Dictionary(
      uniqueKeysWithValues: rows.compactMap { row -> (String, JSONValue)? in
        row.array?[1].string.map { ($0, row) }
      })
    var expected = 0
    for entry in register.schedule.entries {
      guard let first = entry.meeting.date?.earliest, entry.meeting.date?.latest != nil else {
        continue
      }
      expected += 1
      let row = try #require(found["meeting-\(entry.meeting.id)@\(register.id)"]?.array)
      #expect(row[2].string?.prefix(10) ?? "" == first.text || entry.meeting.time != nil)
      let isSure = entry.meeting.state == .held || entry.meeting.state == .confirmed
      #expect((row[3].string == "CONFIRMED") == isSure, "\(entry.meeting.id)")
    }
    for row in 0..<register.count {
      guard let last = register.item(row)?.due?.latest else { continue }
      expected += 1
      let found = try #require(found["commitment-\(register.index.id(row))@\(register.id)"]?.array)
      #expect(found[2].string == last.text)
    }
    #expect(found.count == expected)
    #expect(expected > 4)
  }

  @Test("A month is a span of whole days that says so; no hour is invented")
  func month() throws {
    let events = components("VEVENT", text(Sample.register()))
    let second = try #require(
      events.first { $0.contains { $0.hasPrefix("UID:meeting-jwg-session-02@") } })
    #expect(second.contains("DTSTART;VALUE=DATE:20260301"))
    #expect(second.contains("DTEND;VALUE=DATE:20260401"))
    #expect(second.contains("STATUS:TENTATIVE"))
    #expect(
      second.contains {
        $0.hasPrefix("SUMMARY:") && $0.hasSuffix("date not fixed: within Mar 2026 (projected)")
      })
    #expect(!events.joined().contains { $0.hasPrefix("DTSTART:") })
  }

  @Test("What was recorded raises the sequence; the name stays")
  func sequence() throws {
    let before = Sample.register()
    let after = try Desk.busy(before).register
    func todo(_ register: Register) throws -> [String] {
      try #require(
        components("VTODO", text(register)).first {
          $0.contains("UID:commitment-train-20-officers@\(register.id)")
        })
    }
    #expect(try todo(before).contains("SEQUENCE:0"))
    #expect(try todo(before).contains("STATUS:NEEDS-ACTION"))
    #expect(try todo(after).contains("SEQUENCE:3"))
    #expect(try todo(after).contains("STATUS:COMPLETED"))
    #expect(try todo(after).contains("LAST-MODIFIED:20261120T090400Z"))
    let session = try #require(
      components("VTODO", text(after)).first {
        $0.contains("UID:commitment-hold-first-session@\(after.id)")
      })
    #expect(session.contains("STATUS:IN-PROCESS"), "reported done is not done")
  }

  @Test("Alarms as asked, and none for what is over")
  func alarms() throws {
    let register = Sample.register()
    #expect(text(register).contains("TRIGGER:-P7D\r\n"))
    #expect(text(register, alarm: 14).contains("TRIGGER;RELATED=END:-P14D\r\n"))
    #expect(!text(register, alarm: nil).contains("VALARM"))
    let held = components("VEVENT", text(register)).filter { $0.contains("STATUS:CONFIRMED") }
    #expect(!held.joined().contains("BEGIN:VALARM"))
  }

  @Test(
    "Hostile text stays text",
    arguments: HostileTests.texts + [
      "x\r\nBEGIN:VEVENT\r\nSUMMARY:owned", "a;b,c\\n:d", String(repeating: "ü𝄞", count: 20_000),
    ])
  func hostile(_ hostile: String) throws {
    let text = text(HostileTests.register(hostile))
    #expect(components("VEVENT", text).count == 1)
    #expect(components("VTODO", text).count == 1)
    for line in text.replacing("\r\n", with: "\u{1}").split(separator: "\u{1}") {
      #expect(line.utf8.count <= 75)
    }
    let bare = text.replacing("\r\n", with: "").unicodeScalars
    #expect(bare.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    if Python.hasCalendars { #expect(Python.run(Self.reader, text) != nil) }
  }

  @Test("What has no date is said to be left out")
  func leftOut() {
    let register = Sample.register()
    #expect(
      CalendarReport(register).leftOut(Order(register).rows)
        == "34 items and 1 meeting without a date are not in the calendar.")
  }
}
