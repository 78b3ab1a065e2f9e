/// Finds the events that reach themselves through the names they hold (E11): Tarjan's algorithm for
/// strongly connected components. It does without recursion, since a chain of names may be as long
/// as the journal, and its cost grows with the number of events and names.
struct CircleSearch {
  private var order: [Int32]
  private var low: [Int32]
  private var onStack: [Bool]
  private var stack: [Int] = []
  private var next: Int32 = 1
  private(set) var circles: [Int: Int] = [:]

  /// The events that each event names, all in one array: those of event `n` are `events[range(n)]`.
  struct Links {
    var ends: [Int32] = [0]
    var events: [Int32] = []

    func range(_ event: Int) -> Range<Int> { Int(ends[event])..<Int(ends[event + 1]) }
  }

  init(count: Int) {
    order = [Int32](repeating: 0, count: count)
    low = order
    onStack = [Bool](repeating: false, count: count)
  }

  mutating func visit(_ root: Int, _ links: Links) {
    guard order[root] == 0 else { return }
    var path: [(event: Int, edge: Int)] = [(root, 0)]
    enter(root)
    while let (event, edge) = path.last {
      let range = links.range(event)
      if edge < range.count {
        path[path.count - 1].edge += 1
        let named = Int(links.events[range.lowerBound + edge])
        if order[named] == 0 {
          enter(named)
          path.append((named, 0))
        } else if onStack[named] {
          low[event] = min(low[event], order[named])
        }
      } else {
        path.removeLast()
        if let parent = path.last?.event { low[parent] = min(low[parent], low[event]) }
        leave(event, namesItself: links.events[range].contains(Int32(event)))
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
