extension Journal {
  /// Works out anew which events count and which are live; `asOf` nil counts all (E15).
  package mutating func settle(asOf day: Day? = nil) {
    asOf = day
    awaited = [:]
    undoers = [:]
    circles = hasForwardName ? findCircles() : [:]
    counted = events.map { !isInOpening($0.id) }
    if let day { restrict(to: day) }
    for index in events.indices { link(index) }
    live = [Bool](repeating: true, count: events.count)
    settleLiveness(of: Set(undoers.keys))
    isUnsettled = false
  }

  /// After new events were added: settles them and returns the targets whose state may have
  /// changed, or nil for all.
  package mutating func settle(new range: Range<Int>) -> Set<Target>? {
    guard !isUnsettled, asOf == nil else {
      settle(asOf: asOf)
      return nil
    }
    var touched: Set<Target> = []
    for index in range {
      if !circles.isEmpty || resolvesToItself(index) {
        settle(asOf: asOf)
        return nil
      }
      link(index)
      touched.formUnion(targets(of: index))
      for changed in settleLiveness(of: reached(from: index)) {
        touched.formUnion(targets(of: changed))
      }
    }
    return touched
  }

  private func targets(of index: Int) -> [Target] {
    events[index].changes.flatMap { canonical($0.target) }
  }

  private func resolvesToItself(_ index: Int) -> Bool {
    events[index].names.contains { resolve($0).contains { $0 >= index } }
  }

  /// Notes what an event undoes and what it waits for. Names of the opening balance are never
  /// waited for (E14); the opening line of a file is never undone (E13).
  private mutating func link(_ index: Int) {
    for name in events[index].names where isMissing(name) {
      awaited[name, default: []].append(index)
    }
    for undone in undone(by: index) { undoers[undone, default: []].append(index) }
  }

  private func undone(by index: Int) -> [Int] {
    events[index].undoes.flatMap { follow($0, from: index) }.filter { !events[$0].isOpening }
  }

  /// Events a name of `index` stands for, without those it may not count: its own circle and the
  /// opening balance.
  func follow(_ name: String, from index: Int) -> [Int] {
    resolve(name).filter { found in
      guard found != index, counted[found] else { return false }
      guard let circle = circles[index] else { return true }
      return circles[found] != circle
    }
  }

  // MARK: As-of

  /// Only events up to the end of the day in UTC, and all they name; none before the opening
  /// balance (E15).
  private mutating func restrict(to day: Day) {
    let isBefore = opened.map { day < $0 } ?? false
    var stack = isBefore ? [] : events.indices.filter { events[$0].at.day <= day }
    var inside = [Bool](repeating: false, count: events.count)
    while let index = stack.popLast() {
      guard counted[index], !inside[index] else { continue }
      inside[index] = true
      for name in events[index].names { stack.append(contentsOf: follow(name, from: index)) }
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
    events.indices.contains { index in linked(from: index).contains { !precedes($0, index) } }
  }

  /// What an event names. The opening balance is one with nothing behind it: what it includes lies
  /// on no circle (E14).
  private func linked(from index: Int) -> [Int] {
    guard !isInOpening(events[index].id) else { return [] }
    return events[index].names.flatMap(resolve).filter { !isInOpening(events[$0].id) }
  }

  /// Strongly connected sets of more than one event, or of one that names itself (Tarjan, without
  /// recursion).
  private func findCircles() -> [Int: Int] {
    var search = CircleSearch(count: events.count)
    let names = events.indices.map(linked)
    for index in events.indices { search.visit(index, names: names) }
    return search.circles
  }
}
