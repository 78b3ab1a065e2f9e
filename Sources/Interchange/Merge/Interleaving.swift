import Text

/// The order of what two copies hold: what they began from as the one that changed the order
/// has it, and behind what it stood behind in its copy, what is new. The same with the
/// copies changed about.
struct Interleaving {
  private(set) var order: [ExactText] = []
  /// Both changed the order of what they began from, each in another way.
  private(set) var isContested = false
  /// Both took something out and put something else in its place, each another thing.
  private(set) var isReplacedTwice = false

  /// - Parameters:
  ///   - base: The names both began from, in their order.
  ///   - ours: Each name once.
  ///   - theirs: Each name once.
  ///   - kept: The names that are to be ordered.
  init(base: [ExactText], ours: [ExactText], theirs: [ExactText], kept: Set<ExactText>) {
    let known = Set(base)
    let (here, there) = (Set(ours).intersection(known), Set(theirs).intersection(known))
    let (new, otherNew) = (Runs(ours, between: known), Runs(theirs, between: known))
    var isPlaced: Set<ExactText> = []
    func place(behind name: ExactText?) {
      let names = Runs.joined(new[name], otherNew[name])
      order += names.filter { kept.contains($0) && isPlaced.insert($0).inserted }
    }
    order.reserveCapacity(kept.count)
    place(behind: nil)
    for name in spine(base, ours, theirs, common: here.intersection(there)) {
      if kept.contains(name) { order.append(name) }
      place(behind: name)
    }
    isReplacedTwice = Interleaving.areReplaced(base, (here, new), (there, otherNew))
  }

  /// What both began from: in its own order, or as the one that changed the order has it. What a
  /// side took out stays behind its forerunner, since what is new may stand there.
  private mutating func spine(
    _ base: [ExactText], _ ours: [ExactText], _ theirs: [ExactText], common: Set<ExactText>
  ) -> [ExactText] {
    let agreed = base.filter(common.contains)
    let (ours, theirs) = (ours.filter(common.contains), theirs.filter(common.contains))
    if ours == agreed, theirs == agreed { return base }
    isContested = ours != theirs && ours != agreed && theirs != agreed
    let isOurs = theirs == agreed || ours != agreed && ours.lexicographicallyPrecedes(theirs)
    let gone = Runs(base, between: common)
    return gone[nil] + (isOurs ? ours : theirs).flatMap { [$0] + gone[$0] }
  }

  /// Whether something is gone from both and either has something else there.
  private static func areReplaced(
    _ base: [ExactText], _ ours: (names: Set<ExactText>, new: Runs),
    _ theirs: (names: Set<ExactText>, new: Runs)
  ) -> Bool {
    var (before, otherBefore): (ExactText?, ExactText?)
    for name in base {
      let (isHere, isThere) = (ours.names.contains(name), theirs.names.contains(name))
      if isHere { before = name }
      if isThere { otherBefore = name }
      if isHere || isThere { continue }
      let (a, b) = (ours.new[before], theirs.new[otherBefore])
      if !a.isEmpty, !b.isEmpty, a.count != b.count || Set(a) != Set(b) { return true }
    }
    return false
  }

  /// Names that are not among some others, by which of those stands before them.
  private struct Runs {
    private var first: [ExactText] = []
    private var behind: [ExactText: [ExactText]] = [:]

    init(_ names: [ExactText], between others: Set<ExactText>) {
      var last: ExactText?
      for name in names {
        if others.contains(name) {
          last = name
        } else if let last {
          behind[last, default: []].append(name)
        } else {
          first.append(name)
        }
      }
    }

    /// Nil: those at the beginning.
    subscript(name: ExactText?) -> [ExactText] { name.map { behind[$0] ?? [] } ?? first }

    /// Sorted where both have something at one place: no other order is the same for all who join.
    static func joined(_ a: [ExactText], _ b: [ExactText]) -> [ExactText] {
      if a == b || b.isEmpty { return a }
      return a.isEmpty ? b : Set(a + b).sorted()
    }
  }
}
