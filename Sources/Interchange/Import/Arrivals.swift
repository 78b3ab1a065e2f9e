import Journal
import Register
import Summary
package import Text

extension Journal {
  /// How many events stand behind the lines of each journal that others are known to hold; the
  /// first line of a journal says nothing of the register and is not counted.
  ///
  /// - Parameter sent: Lines by file name; none of a file that is not named.
  /// - Returns: The number of events.
  package func unsent(beyond sent: [ExactText: Int]) -> Int {
    events.count(beyond: sent)
  }
}

extension Register {
  /// What arrived, hand by hand: `Ayşe for Türkiye: Reported done: Train 20 officers
  /// and 2 more; Bilal: …`.
  ///
  /// - Parameter events: Of the journal, in the order they were read.
  /// - Returns: The last of each hand and how many more there are; empty for none.
  package func arrivalWords(_ events: [Int]) -> String {
    let told = events.filter { !journal.isOpening($0) }
    var hands: [(who: String, events: [Int])] = []
    for event in told {
      let who = who(event)
      if let place = hands.firstIndex(where: { $0.who == who }) {
        hands[place].events.append(event)
      } else {
        hands.append((who, [event]))
      }
    }
    var parts = hands.prefix(Self.handsTold).map { hand in
      let last = hand.events.max(by: { journal.precedes($0, $1) }).map(words) ?? ""
      let more = hand.events.count > 1 ? " and \(hand.events.count - 1) more" : ""
      return "\(hand.who): \(last)\(more)"
    }
    let rest = hands.dropFirst(Self.handsTold).reduce(0) { $0 + $1.events.count }
    if rest > 0 { parts.append("\(rest) more by others") }
    return parts.joined(separator: "; ")
  }

  /// More hands than this are counted.
  private static let handsTold = 3
}
