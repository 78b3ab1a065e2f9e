import Check
import Entities
import Journal
import Register
import TestSupport
import Testing

/// The random histories hold what the laws of the fold are about.
@Suite struct HistoryTests {
  @Test func holdWhatTheLawsAreAbout() {
    var counts: [String: Int] = [:]
    for seed in 0..<24 {
      let history = History.random(seed: seed, steps: 50 + seed % 60, wildness: seed % 3 * 25)
      count(history.opened(), in: &counts)
    }
    let rare = counts.filter { $0.value < 3 }
    #expect(rare.isEmpty)
    #expect(counts.count == 19)
  }

  private func count(_ register: Register, in counts: inout [String: Int]) {
    func add(_ name: String, _ number: Int) { counts[name, default: 0] += number }
    let journal = register.journal
    add("events", journal.events.count)
    add("undone", journal.live.count { !$0 })
    add("included", journal.counted.count { !$0 })
    add("twins", journal.events.count { $0.id.variant != nil })
    add("added", register.count - register.opening.index.count)
    add("slugs twice", (0..<register.count).count { register.index.id($0).contains("~") })
    add("done", register.status.count { $0 == .done })
    for (flag, id) in Flags.all where flag != .singleSource {
      add(id, register.flags.count { $0.contains(flag) })
    }
    for problem in register.journalFindings {
      guard case .journal(let problem) = problem.fault else { continue }
      if case .circle = problem.fault { add("circles", 1) }
      if case .gap = problem.fault { add("gaps", 1) }
    }
  }

  @Test func areTheSameForTheSameSeed() {
    let one = History.made(seed: 7)
    let other = History.made(seed: 7)
    #expect(one.lines.map(\.text) == other.lines.map(\.text))
    #expect(one.journals.keys.sorted() == other.journals.keys.sorted())
  }

  @Test(arguments: 0..<12)
  func whatIsWrittenIsReadBack(seed: Int) throws {
    for line in History.random(seed: seed).lines {
      let event = try Event(line)
      let draft = Draft(
        by: event.by, party: event.party, reason: event.reason, changes: event.changes)
      #expect(draft.line(id: event.id, at: event.at) == line.text)
    }
  }
}
