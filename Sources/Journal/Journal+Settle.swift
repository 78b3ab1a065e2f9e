package import Dates
package import Entities

extension Journal {
  /// Works out anew which events count and which are live; `asOf` nil counts all (E15).
  package mutating func settle(asOf day: Day? = nil) {
    asOf = day
    awaited = []
    undoers = [:]
    sortEvents()
    circles = hasForwardName ? findCircles() : [:]
    counted = events.indices.map { !isInOpening($0) }
    if let day { restrict(to: day) }
    for index in events.indices { link(index) }
    live = [Bool](repeating: true, count: events.count)
    settleLiveness(of: Set(undoers.keys))
    for index in inOrder { noteLatest(index) }
    isUnsettled = false
  }

  /// What new events may have changed, and how each target can be brought up to date.
  package struct Touched {
    /// Targets to be folded anew.
    package var anew: Set<Target> = []
    /// Changes of new events that come after all others of their targets, in their order.
    package var later: [Int] = []
  }

  /// Settles events that were added since the last time. It costs what they name and touch, unless
  /// everything has to be settled anew: where an event arrived that others had named before, where
  /// two lines share an id, where an as-of day is set, and where so many came that starting anew
  /// costs less.
  ///
  /// - Parameter range: Indices of the new events.
  /// - Returns: What they touch; nil where all was settled anew.
  package mutating func settle(new range: Range<Int>) -> Touched? {
    let isMost = range.count > 32 + range.lowerBound / 8
    guard !isUnsettled, asOf == nil, !isMost, !range.contains(where: namesNewer) else {
      settle(asOf: asOf)
      return nil
    }
    var touched = Touched()
    for index in range {
      insertInOrder(index)
      link(index)
      for changed in settleLiveness(of: reached(from: index)) {
        for place in changesRange(changed) { touched.anew.formUnion(canonical(ofChange: place)) }
      }
      for place in changesRange(index) {
        let target = Int(changes[place].target)
        if isLatest(index, on: target), !isManifold(target) {
          touched.later.append(place)
        } else {
          touched.anew.formUnion(canonical(ofChange: place))
        }
      }
      noteLatest(index)
    }
    return touched
  }

  /// Whether an event names itself or one that was read later.
  private func namesNewer(_ index: Int) -> Bool {
    namesRange(index).contains { resolve(names[$0]).contains { $0 >= index } }
  }

  /// Notes what an event undoes and what it waits for. Names of the opening balance are never
  /// waited for (E14); the opening line of a file is never undone (E13).
  private mutating func link(_ index: Int) {
    for place in namesRange(index) where isMissing(names[place]) {
      awaited.insert(names[place].bare)
    }
    guard isUndo(index) else { return }
    for undone in undone(by: index) { undoers[undone, default: []].append(index) }
  }

  private func undone(by index: Int) -> [Int] {
    guard isUndo(index) else { return [] }
    return changesRange(index).flatMap { changes[$0].undone }
      .flatMap { follow(names[$0], from: index) }.filter { !isOpening($0) }
  }

  // MARK: Order

  private mutating func sortEvents() {
    guard inOrder.count < events.count else { return }
    inOrder += inOrder.count..<events.count
    let events = events
    inOrder.sort(by: events.precedes)
  }

  private mutating func insertInOrder(_ index: Int) {
    var place = inOrder.count
    if let last = inOrder.last, precedes(index, last) {
      var low = 0
      while low < place {
        let middle = (low + place) / 2
        if precedes(index, inOrder[middle]) { place = middle } else { low = middle + 1 }
      }
    }
    inOrder.insert(index, at: place)
  }

  private func isLatest(_ index: Int, on target: Int) -> Bool {
    let latest = Int(targetTable.latest[target])
    return latest < 0 || latest == index || precedes(latest, index)
  }

  private mutating func noteLatest(_ index: Int) {
    for place in changesRange(index) {
      let target = Int(changes[place].target)
      if isLatest(index, on: target) { targetTable.latest[target] = Int32(index) }
    }
  }

  // MARK: As-of

  /// Only events up to the end of the day in UTC, and all they name; none before the opening
  /// balance (E15).
  private mutating func restrict(to day: Day) {
    let isBefore = opened.map { day < $0 } ?? false
    var stack = isBefore ? [] : events.indices.filter { events.at($0).day <= day }
    var inside = [Bool](repeating: false, count: events.count)
    while let index = stack.popLast() {
      guard counted[index], !inside[index] else { continue }
      inside[index] = true
      for place in namesRange(index) {
        eachFollowed(names[place], from: index) { stack.append($0) }
      }
    }
    counted = inside
  }

  // MARK: Liveness

  /// An event is live unless a live undo names it (E13); undos are settled before what they undo.
  /// Returns the events where it changed.
  @discardableResult
  private mutating func settleLiveness(of indices: Set<Int>) -> [Int] {
    var unsettled = indices
    var changed: [Int] = []
    for index in indices {
      var stack = [index]
      while let top = stack.last {
        let above = unsettled.contains(top) ? undoing(top).filter(unsettled.contains) : []
        if !above.isEmpty {
          stack.append(contentsOf: above)
          continue
        }
        stack.removeLast()
        guard unsettled.remove(top) != nil else { continue }
        let isLive = !undoing(top).contains { live[$0] }
        if isLive != live[top] { changed.append(top) }
        live[top] = isLive
      }
    }
    return changed
  }

  private func undoing(_ index: Int) -> [Int] { (undoers[index] ?? []).filter { counted[$0] } }

  /// All that an event undoes, and what that undoes in turn.
  private func reached(from index: Int) -> Set<Int> {
    var reached: Set<Int> = []
    var stack = undone(by: index)
    while let next = stack.popLast() {
      if reached.insert(next).inserted { stack.append(contentsOf: undone(by: next)) }
    }
    return reached
  }

  // MARK: Circles

  /// Names normally point to what is older; only where one does not can there be a circle.
  private var hasForwardName: Bool {
    events.indices.contains { index in
      var isForward = false
      eachLinked(from: index) { isForward = isForward || !precedes($0, index) }
      return isForward
    }
  }

  /// Calls `body` with every event that an event names, for the search of circles. Events that are
  /// part of the opening balance are left out on both ends, so that they lie on no circle (E14).
  private func eachLinked(from index: Int, _ body: (Int) -> Void) {
    guard !isInOpening(index) else { return }
    for place in namesRange(index) {
      for found in resolve(names[place]) where !isInOpening(found) { body(found) }
    }
  }

  /// Strongly connected sets of more than one event, or of one that names itself.
  private func findCircles() -> [Int: Int] {
    var links = CircleSearch.Links()
    for index in events.indices {
      eachLinked(from: index) { links.events.append(Int32($0)) }
      links.ends.append(Int32(links.events.count))
    }
    var search = CircleSearch(count: events.count)
    for index in events.indices { search.visit(index, links) }
    return search.circles
  }
}
