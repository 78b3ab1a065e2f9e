import Dates
import Entities
import Journal

/// What is recorded of items under another name than theirs: a reading of the figure that measures
/// one, a decision of a session about one. It counts as something recorded of the item, so that the
/// item is not stale.
struct Mentions: Sendable {
  /// Of each row that is mentioned, the day of the last mention.
  private(set) var last: [Int: Day] = [:]
  /// The days of the rows that a target mentions, by target.
  private var days: [Target: [Int: Day]] = [:]

  /// Replaces what a target mentions. It costs a look at every target that mentions anything, but
  /// only where the target mentioned a row before.
  ///
  /// - Parameters:
  ///   - target: A figure or a meeting.
  ///   - now: The rows it mentions, each with the day of the last event that does.
  /// - Returns: The rows that it mentions or has mentioned.
  mutating func set(_ target: Target, _ now: [Int: Day]) -> Set<Int> {
    let before = days[target] ?? [:]
    guard !now.isEmpty || !before.isEmpty else { return [] }
    days[target] = now.isEmpty ? nil : now
    for row in before.keys { last[row] = days.values.compactMap { $0[row] }.max() }
    for (row, day) in now where before[row] == nil { last[row] = max(day, last[row] ?? day) }
    return Set(before.keys).union(now.keys)
  }
}

extension Register {
  /// The rows that the live events on a figure or a meeting speak of, with the day of the last that
  /// does.
  func days(mentionedIn target: Target) -> [Int: Day] {
    guard target.kind != "commitment", let state = states[target] else { return [:] }
    if let row = indicator(at: target)?.commitment.flatMap(index.row) {
      return state.last.map { [row: journal.events.at($0).day] } ?? [:]
    }
    guard target.kind == Meeting.kind || target.addition != nil, row(target) == nil else {
      return [:]
    }
    var days: [Int: Day] = [:]
    for ref in state.told {
      guard let about = journal.subject(ofDecision: ref), let row = row(Target(about)) else {
        continue
      }
      let day = journal.events.at(ref.event).day
      days[row] = max(day, days[row] ?? day)
    }
    return days
  }
}
