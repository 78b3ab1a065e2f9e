import JSON
import Text

/// A member as one side has it: the value that stands, and what is proposed for
/// it if it is contested.
///
/// What a side says of a member is a set: its proposals, or else its one value. Joining two sides
/// is the join of their sets, taken from what both began from: what a side added is in, what a side
/// took out is not. One left: that is the value. More: they are contested.
struct MergeMember {
  /// Nil: it is not there, which says as much as null.
  var held: MergeValue?
  /// In the order of their meanings; empty, or more than one.
  var proposals: [JSONValue] = []

  /// Values by what they mean, each once.
  struct Proposals {
    private(set) var values: [ExactText: JSONValue] = [:]

    init(_ values: [JSONValue]) {
      for value in values { self.values[value.meaning] = value }
    }

    /// What a side added is in, what a side took out is not; all of both if nothing were left.
    init(base: Proposals, ours: Proposals, theirs: Proposals) {
      let all = ours.values.merging(theirs.values) { ours, _ in ours }
      let joined = all.filter { key, _ in
        base.values[key] == nil || ours.values[key] != nil && theirs.values[key] != nil
      }
      values = joined.isEmpty ? all : joined
    }

    var count: Int { values.count }
    var ordered: [JSONValue] { values.sorted { $0.key < $1.key }.map(\.value) }
  }

  private var meaning: ExactText { held?.meaning ?? "null" }
  private var text: [UInt8] { held?.text ?? [] }
  private var said: Proposals { Proposals(proposals.isEmpty ? [held?.value ?? .null] : proposals) }

  /// It says nothing.
  var isEmpty: Bool { !isStated && proposals.isEmpty }

  func says(the other: MergeMember) -> Bool {
    meaning == other.meaning && proposals.map(\.meaning) == other.proposals.map(\.meaning)
  }

  // MARK: Joined

  init(held: MergeValue?, proposals: [JSONValue] = []) {
    self.held = held
    self.proposals = proposals
  }

  /// - Parameters:
  ///   - base: What both began from.
  ///   - ours: As one side has it.
  ///   - theirs: As the other has it.
  ///   - level: How deep the member's object lies.
  init(base: MergeMember, ours: MergeMember, theirs: MergeMember, level: Int) {
    if ours.says(the: theirs) {
      self.init(held: MergeMember.spelling(base, ours, theirs), proposals: ours.proposals)
    } else if theirs.says(the: base) {
      self = ours
    } else if ours.says(the: base) {
      self = theirs
    } else if let list = MergeList(base, ours, theirs)?.joined(level: level + 1) {
      self.init(held: list)
    } else {
      self.init(disputed: base, ours, theirs, level)
    }
  }

  /// Which of two ways to write the same: the one that was changed, or else the first.
  private static func spelling(
    _ base: MergeMember, _ ours: MergeMember, _ theirs: MergeMember
  ) -> MergeValue? {
    if ours.text == theirs.text || theirs.text == base.text { return ours.held }
    if ours.text == base.text { return theirs.held }
    return ours.text.lexicographicallyPrecedes(theirs.text) ? theirs.held : ours.held
  }

  private init(
    disputed base: MergeMember, _ ours: MergeMember, _ theirs: MergeMember, _ level: Int
  ) {
    let joined = Proposals(base: base.said, ours: ours.said, theirs: theirs.said)
    let sides = [ours, theirs, base].compactMap(\.held)
    func value(_ meaning: ExactText, _ value: JSONValue) -> MergeValue? {
      if value == .null { return nil }
      return sides.first { $0.meaning == meaning }
        ?? MergeValue(text: value.written(level: level + 1), value: value)
    }
    if joined.count == 1, let only = joined.values.first {
      self.init(held: value(only.key, only.value))
      return
    }
    let first = joined.values.filter { $0.value != .null }.min { $0.key < $1.key }
    self.init(
      held: MergeMember.agreed(base, ours, theirs) ?? first.flatMap { value($0.key, $0.value) },
      proposals: joined.ordered)
  }

  /// The value both sides agreed on last; nil if there never was one.
  private static func agreed(
    _ base: MergeMember, _ ours: MergeMember, _ theirs: MergeMember
  ) -> MergeValue? {
    let contested = [ours, theirs].filter { !$0.proposals.isEmpty }
    guard !contested.isEmpty else { return base.isStated ? base.held : nil }
    let known = contested.filter(\.standsAgreed)
    guard known.count == 2 else { return known.first?.held }
    if known[0].meaning == base.meaning { return known[1].held }
    if known[1].meaning == base.meaning { return known[0].held }
    return known.min { $0.meaning < $1.meaning }?.held
  }

  private var isStated: Bool { held.map { $0.value != .null } ?? false }

  /// What stands is none of the proposals: it is what was agreed before them.
  private var standsAgreed: Bool {
    isStated && !proposals.contains { $0.meaning == meaning }
  }
}
