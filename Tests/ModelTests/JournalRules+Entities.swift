import Check
import Dates
import Entities
import JSON
import Journal
import Register
import TestSupport
import Testing

/// E9 to E16 for meetings, indicators and tensions, and the kinds that speak of meetings.
extension JournalRules {
  private func book() -> Book {
    var small = SmallRegister()
    small.sources = [["id": "minutes", "short": "Minutes", "paragraphs": 9]]
    small.meetings = [
      [
        "id": "second", "title": "Second session", "short": "2", "kind": "session",
        "state": "projected", "date": ["edtf": "2026-03", "basis": "projected"],
      ]
    ]
    small.tensions = [["id": "depth", "title": "Depth", "text": "Two depths", "state": "open"]]
    return Book(small)
  }

  private static let third: JSONValue = [
    "id": "third", "title": "Third session", "short": "3", "kind": "session", "state": "tentative",
  ]

  @Test("E9 what an event sets on a meeting or a tension is what stands")
  func entityFields() {
    var book = book()
    let second = Target("meeting/second")
    let date: JSONValue = ["edtf": "2026-03-14", "basis": "stated"]
    let line = book.write([
      Change(.fieldSet(name: "state", value: "confirmed"), on: second, was: "projected", after: []),
      Change(
        .fieldSet(name: "date", value: date), on: second,
        was: ["edtf": "2026-03", "basis": "projected"], after: []),
    ])
    book.write(
      .fieldSet(name: "state", value: "explained"), on: Target("tension/depth"), after: [])
    var register = book.opened()
    #expect(register.meeting("second")?.state == .confirmed)
    #expect(register.meeting("second")?.date?.label == "14 Mar 2026")
    #expect(register.tension("depth")?.state == .explained)
    #expect(register.opening.meetings[0].state == .projected)
    #expect(register.flags(of: second) == [])
    #expect(register.heads(of: second, "state") == [line])
    book.undo([line])
    _ = register.take(book.lines)
    #expect(register.meeting("second")?.state == .projected)
    #expect(register.meeting("second")?.date?.label == "Mar 2026*")
  }

  @Test("E10, E14 a meeting is contested, waiting and drifts as an item does")
  func entityFlags() {
    var book = book()
    let second = Target("meeting/second")
    book.write(
      .fieldSet(name: "state", value: "held"), on: second, after: [], was: "projected")
    book.write(
      .fieldSet(name: "state", value: "cancelled"), on: second, after: [], was: "projected",
      by: "b-bbbbbb")
    #expect(book.opened().flags(of: second) == .contested)
    #expect(book.opened().meeting("second")?.state == .cancelled)
    book.write(
      .fieldSet(name: "title", value: "Other"), on: second, after: ["c-cccccc:7"], was: "Elsewhere")
    #expect(book.opened().flags(of: second) == [.contested, .waiting])
    book.write(.fieldSet(name: "short", value: "II"), on: second, after: [], was: "zwei")
    #expect(book.opened().flags(of: second) == [.contested, .waiting, .drift])
  }

  @Test("E11 a value that does not fit a meeting is kept, not applied, and told by the check")
  func entityUnfit() {
    var book = book()
    book.write(.fieldSet(name: "state", value: "gone"), on: Target("meeting/second"), after: [])
    book.write(.fieldSet(name: "title", value: "New"), on: Target("meeting/second"), after: [])
    let register = book.opened()
    #expect(register.meeting("second")?.state == .projected)
    #expect(register.meeting("second")?.title == "New")
    #expect(register.check().map(\.words).contains { $0.contains("“state”") })
  }

  @Test("E16 an added meeting is named by the event that added it, and may be referred to")
  func meetingAdded() {
    var book = book()
    let added = book.write(.added(Self.third), on: Target("meeting/third"))
    book.write(.fieldSet(name: "state", value: "confirmed"), on: .added(added, 1), after: [])
    book.write(
      .fieldSet(name: "origin", value: "third"), on: .commitment("pump"), after: [],
      by: "b-bbbbbb")
    var register = book.opened()
    #expect(register.meetings.map(\.id) == ["second", "third"])
    #expect(register.target(ofMeeting: "third") == .added(added, 1))
    #expect(register.meeting("third")?.state == .confirmed)
    #expect(register.item(0)?.origin == "third")
    book.undo([added])
    _ = register.take(book.lines)
    #expect(register.meetings.map(\.id) == ["second"])
    #expect(register.item(0)?.origin == "third")
  }

  @Test("E16 two that claim one slug for a meeting are slug~writer")
  func meetingTwice() {
    var book = book()
    book.write(.added(Self.third), on: Target("meeting/third"))
    book.write(.added(Self.third), on: Target("meeting/third"), by: "b-bbbbbb")
    let ids = ["second", "third~a-aaaaaa", "third~b-bbbbbb"]
    #expect(book.opened().meetings.map(\.id) == ids)
  }

  @Test("a claim is one more on an item, a meeting and a tension; one without its source is told")
  func claims() {
    var book = book()
    let targets = [Target.commitment("pump"), Target("meeting/second"), Target("tension/depth")]
    for target in targets {
      for paragraph in [3, 30] {
        let claim = Claim(
          source: "minutes", paragraph: paragraph, text: "so it says", kind: .stated)
        book.write(.claimAdded(claim), on: target)
      }
    }
    let register = book.opened()
    #expect(register.item(0)?.claims.map(\.paragraph) == [3])
    #expect(register.meeting("second")?.claims.map(\.paragraph) == [3])
    #expect(register.tension("depth")?.claims.map(\.paragraph) == [3])
    #expect(register.check().count { $0.words.contains("“claims”") } == 3)
    #expect(register.flags(of: targets[1]) == [])
  }

  @Test("points, decisions and minutes are told of a meeting, and undone as one with their line")
  func told() {
    var book = book()
    let second = Target("meeting/second")
    book.write(.agendaAdded(text: nil, item: "commitment/pump"), on: second)
    book.write(.decided("Buy a pump", about: "commitment/pump"), on: second)
    let line = book.write([
      Change(.statusSet(.inProgress), on: .commitment("pump"), was: "not-started", after: []),
      Change(.minuted(about: "commitment/pump"), on: second),
    ])
    var register = book.opened()
    func kinds() -> [String] {
      (register.states[second]?.told ?? []).map { register.journal.change($0).kind }
    }
    #expect(kinds() == ["agenda-added", "decided", "minuted"])
    #expect(register.status("pump") == .inProgress)
    #expect(
      (0..<3).map(register.words) == [
        "On the agenda of Second session: Title of pump",
        "Decided at Second session: Buy a pump",
        "Status set to in progress: Title of pump (at Second session)",
      ])
    book.undo([line])
    _ = register.take(book.lines)
    #expect(kinds() == ["agenda-added", "decided"])
    #expect(register.status("pump") == .notStarted)
  }

  @Test("a session held changes what is stale, also of items no event touched")
  func heldIsStale() {
    var book = book()
    #expect(!book.opened().flags("pump").contains(.stale))
    let second = Target("meeting/second")
    book.write(.fieldSet(name: "state", value: "held"), on: second, after: [])
    var register = book.register.open()
    #expect(register.take(book.lines).rows == nil)
    #expect(register.flags("pump").contains(.stale))
  }
}
