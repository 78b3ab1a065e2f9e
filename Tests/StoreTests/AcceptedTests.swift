import Acts
import Check
import Entities
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// What the writer takes, the reader applies: nothing is said to be kept that `ahd check` would call
/// unfit (docs/journal.md E11).
@Suite("Accepted")
struct AcceptedTests {
  @Test("A meeting that no reader would take is refused, and nothing is written")
  func noMeeting() throws {
    let scene = try Scene()
    var program = try scene.open()
    var meeting = NewMeeting()
    meeting.title = "First"
    meeting.number = 0
    let thrown = try #require(error { try program.add(meeting) })
    guard case .refused(.unfit(let why, item: "First")) = thrown else {
      Issue.record("refused otherwise: \(thrown)")
      return
    }
    #expect(why.hasPrefix("number: found 0"))
    #expect(scene.journals == [])
  }

  @Test("A meeting is refused, or it is there after reopening", arguments: 0..<24)
  func law(_ seed: Int) throws {
    var chance = Seeded(seed)
    let scene = try Scene()
    var program = try scene.open()
    var kept: [String] = []
    for step in 0..<8 {
      let meeting = NewMeeting(step, &chance)
      guard let recorded = try? program.add(meeting) else { continue }
      #expect(program.register.journal.counted[recorded.event])
      kept.append(try #require(meeting.id))
    }
    #expect(!kept.isEmpty)
    let reopened = try scene.open().register
    #expect(kept.filter { reopened.meeting($0) == nil } == [])
    let unfit = reopened.journalFindings.filter {
      if case .journal(let problem) = $0.fault, case .unfit = problem.fault { true } else { false }
    }
    #expect(unfit == [])
  }
}

extension Program {
  fileprivate mutating func add(_ meeting: NewMeeting) throws -> Recorded {
    let draft = try register.addMeeting(meeting, SessionChange(), by: Actor(person: "omar"))
    return try store.record(draft, in: &register, now: Scene.noon)
  }
}

extension NewMeeting {
  /// With numbers and names that fit, and such as do not.
  fileprivate init(_ step: Int, _ chance: inout Seeded) {
    self.init()
    id = "meeting-\(step)"
    let titles = ["First", " ", "\u{301}", "a\nb", String(repeating: "long ", count: 400)]
    title = titles.randomElement(using: &chance) ?? ""
    short = ["", "F", "\u{0}", nil].randomElement(using: &chance) ?? nil
    number = [nil, -1, 0, 1, 100_000, 100_001, Int.max].randomElement(using: &chance) ?? nil
    kind = Meeting.Kind.allCases.randomElement(using: &chance) ?? .session
  }
}
