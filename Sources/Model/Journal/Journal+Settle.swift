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
    settleLiveness()
    isUnsettled = false
  }

  /// After new events were added: settles them and returns the targets whose state may have changed, or nil for all.
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
      touched.formUnion(events[index].changes.map(\.target))
      touched.formUnion(relive(events[index].undoes.flatMap(resolve)))
    }
    return touched
  }

  private func resolvesToItself(_ index: Int) -> Bool {
    events[index].names.contains { resolve($0).contains { $0 >= index } }
  }

  /// Notes what an event undoes and what it waits for. Names of the opening balance are never waited for (E14).
  private mutating func link(_ index: Int) {
    for name in events[index].names where !isInOpening(name) {
      if resolve(name).isEmpty { awaited[name, default: []].append(index) }
    }
    for name in events[index].undoes {
      for undone in follow(name, from: index) { undoers[undone, default: []].append(index) }
    }
  }

  /// Events a name of `index` stands for, without those it may not count: its own circle and the opening balance.
  func follow(_ name: String, from index: Int) -> [Int] {
    resolve(name).filter { found in
      guard found != index, counted[found] else { return false }
      guard let circle = circles[index] else { return true }
      return circles[found] != circle
    }
  }

  // MARK: As-of

  /// Only events up to the end of the day in UTC, and all they name (E15).
  private mutating func restrict(to day: Day) {
    var stack = events.indices.filter { events[$0].at.day <= day }
    var inside = [Bool](repeating: false, count: events.count)
    while let index = stack.popLast() {
      guard !inside[index] else { continue }
      inside[index] = true
      for name in events[index].names { stack.append(contentsOf: resolve(name)) }
    }
    for index in events.indices where !inside[index] { counted[index] = false }
  }

  // MARK: Liveness

  /// An event is live unless a live undo names it (E13). Undoers are settled before what they undo.
  private mutating func settleLiveness() {
    live = [Bool](repeating: true, count: events.count)
    var settled: Set<Int> = []
    for index in undoers.keys {
      var stack = [index]
      while let top = stack.last {
        let open = undoing(top).filter { undoers[$0] != nil && !settled.contains($0) }
        if open.isEmpty || settled.contains(top) {
          live[top] = !undoing(top).contains { live[$0] }
          settled.insert(top)
          stack.removeLast()
        } else {
          stack.append(contentsOf: open)
        }
      }
    }
  }

  private func undoing(_ index: Int) -> [Int] { (undoers[index] ?? []).filter { counted[$0] } }

  /// Liveness of these events and of what they undo in turn; the targets that are touched.
  private mutating func relive(_ indices: [Int]) -> Set<Target> {
    var touched: Set<Target> = []
    var stack = indices
    while let index = stack.popLast() {
      let now = !undoing(index).contains { live[$0] }
      guard now != live[index] else { continue }
      live[index] = now
      touched.formUnion(events[index].changes.map(\.target))
      stack.append(contentsOf: events[index].undoes.flatMap { follow($0, from: index) })
    }
    return touched
  }

  // MARK: Circles

  /// Names normally point to what is older; only where one does not can there be a circle.
  private var hasForwardName: Bool {
    events.indices.contains { index in
      events[index].names.contains { resolve($0).contains { !precedes($0, index) } }
    }
  }

  /// Strongly connected sets of more than one event, or of one that names itself (Tarjan, without recursion).
  private func findCircles() -> [Int: Int] {
    var search = CircleSearch(count: events.count)
    let names = events.map { event in event.names.flatMap(resolve) }
    for index in events.indices { search.visit(index, names: names) }
    return search.circles
  }
}

/// Tarjan's strongly connected components over the events' names.
private struct CircleSearch {
  private var order: [Int]
  private var low: [Int]
  private var onStack: [Bool]
  private var stack: [Int] = []
  private var next = 1
  private(set) var circles: [Int: Int] = [:]

  init(count: Int) {
    order = [Int](repeating: 0, count: count)
    low = order
    onStack = [Bool](repeating: false, count: count)
  }

  mutating func visit(_ root: Int, names: [[Int]]) {
    guard order[root] == 0 else { return }
    var path: [(event: Int, edge: Int)] = [(root, 0)]
    enter(root)
    while let (event, edge) = path.last {
      if edge < names[event].count {
        path[path.count - 1].edge += 1
        let named = names[event][edge]
        if order[named] == 0 {
          enter(named)
          path.append((named, 0))
        } else if onStack[named] {
          low[event] = min(low[event], order[named])
        }
      } else {
        path.removeLast()
        if let parent = path.last?.event { low[parent] = min(low[parent], low[event]) }
        leave(event, namesItself: names[event].contains(event))
      }
    }
  }

  private mutating func enter(_ event: Int) {
    order[event] = next
    low[event] = next
    next += 1
    stack.append(event)
    onStack[event] = true
  }

  private mutating func leave(_ event: Int, namesItself: Bool) {
    guard low[event] == order[event] else { return }
    var members: [Int] = []
    while let member = stack.popLast() {
      onStack[member] = false
      members.append(member)
      if member == event { break }
    }
    guard members.count > 1 || namesItself else { return }
    for member in members { circles[member] = event }
  }
}
