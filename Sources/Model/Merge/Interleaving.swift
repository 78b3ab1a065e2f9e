/// The order of what two copies hold: what they began from as the one that changed the order has it, and
/// between, after its forerunner, what is new. The same with the copies changed about.
struct Interleaving {
  private(set) var order: [String] = []
  /// Both changed the order of what they began from, each in another way.
  private(set) var isContested = false

  /// - Parameters:
  ///   - base: The names both began from, in their order.
  ///   - ours: Each name once.
  ///   - theirs: Each name once.
  ///   - kept: The names that are to be ordered.
  init(base: [String], ours: [String], theirs: [String], kept: Set<String>) {
    let (ours, theirs) = (ours.filter(kept.contains), theirs.filter(kept.contains))
    let common = Set(ours).intersection(theirs).intersection(base)
    let spine = spine(
      base.filter(common.contains), ours.filter(common.contains), theirs.filter(common.contains))
    let (runs, otherRuns) = (Runs(ours, between: common), Runs(theirs, between: common))
    order.reserveCapacity(kept.count)
    var isPlaced: Set<String> = []
    func place(_ new: [String]) { order += new.filter { isPlaced.insert($0).inserted } }
    place(Runs.joined(runs.first, otherRuns.first))
    for name in spine {
      order.append(name)
      place(Runs.joined(runs.after[name], otherRuns.after[name]))
    }
  }

  private mutating func spine(_ base: [String], _ ours: [String], _ theirs: [String]) -> [String] {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    isContested = true
    return ours.lexicographicallyPrecedes(theirs) ? ours : theirs
  }

  /// What is new, by what stands before it.
  private struct Runs {
    var first: [String]?
    var after: [String: [String]] = [:]

    init(_ names: [String], between common: Set<String>) {
      var last: String?
      for name in names {
        if common.contains(name) {
          last = name
        } else if let last {
          after[last, default: []].append(name)
        } else {
          first = (first ?? []) + [name]
        }
      }
    }

    /// Sorted where both have something at one place: no other order is the same for all who join.
    static func joined(_ a: [String]?, _ b: [String]?) -> [String] {
      guard let a, let b, a != b else { return a ?? b ?? [] }
      return Set(a + b).sorted()
    }
  }
}
