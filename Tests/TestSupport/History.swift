package import Dates
import JSON
package import Journal
package import Register
import Synchronization

/// What several writers wrote into one register's journals over some weeks, each seeing only a part
/// of what the others wrote.
package struct History: Sendable {
  package let register: SmallRegister
  /// In the order they were written; without those that never arrived.
  package let lines: [Event.Line]
  /// What each machine had read and written at the end.
  package let machines: [Register]
  /// Drafts made by `Register` that it refused itself: there must be none.
  package let surprises: [String]

  /// The text of each file of the folder `journal`, by file name.
  package var journals: [String: String] {
    Dictionary(grouping: lines, by: \.file).mapValues { lines in
      lines.map { $0.text + "\n" }.joined()
    }
  }

  /// The register with these lines, or with all, taken at once.
  package func opened(_ lines: [Event.Line]? = nil, asOf: Day? = nil) -> Register {
    var opened = register.open(asOf: asOf)
    _ = opened.take(lines ?? self.lines)
    return opened
  }

  /// The same history for the same seed, made once: many a law is tried on it. `wildness` in a
  /// hundred lines are such as no program would write.
  package static func random(seed: Int, steps: Int = 60, wildness: Int = 20) -> History {
    let key = [seed, steps, wildness]
    if let found = known.withLock({ $0[key] }) { return found }
    let made = made(seed: seed, steps: steps, wildness: wildness)
    known.withLock { $0[key] = made }
    return made
  }

  private static let known = Mutex<[[Int]: History]>([:])

  /// The same, made anew.
  package static func made(seed: Int, steps: Int = 60, wildness: Int = 20) -> History {
    var maker = HistoryMaker(seed: seed, wildness: wildness)
    for _ in 0..<steps { maker.step() }
    return maker.history()
  }
}
