extension Journal {
  /// Why an undo or redo is not possible.
  package enum NoUndo: Error, Hashable, Sendable {
    case nothingToUndo
    case nothingToRedo
    /// A live event outside it builds on it.
    case builtUpon(event: Int, by: Int)
  }

  /// What `u` takes back: this writer's last live action; never the opening line (E13).
  package func undoable(by writer: String) throws(NoUndo) -> Int {
    let own = ownEvents(of: writer)
    guard let last = own.last(where: { live[$0] && isAction($0) }) else { throw .nothingToUndo }
    return try unlessBuiltUpon(last)
  }

  /// What Ctrl-R takes back: this writer's last live undo, as long as no newer action stands.
  package func redoable(by writer: String) throws(NoUndo) -> Int {
    for index in ownEvents(of: writer).reversed() {
      if isAction(index), live[index] { break }
      if live[index], undoesAction(index) { return try unlessBuiltUpon(index) }
    }
    throw .nothingToRedo
  }

  private func ownEvents(of writer: String) -> [Int] {
    (byWriter[writer] ?? []).filter { counted[$0] }
      .sorted { events[$0].id.sequence < events[$1].id.sequence }
  }

  private func isAction(_ index: Int) -> Bool {
    !events[index].isUndo && !events[index].isOpening
  }

  private func undoesAction(_ index: Int) -> Bool {
    events[index].undoes.flatMap { follow($0, from: index) }.contains(where: isAction)
  }

  private func unlessBuiltUpon(_ index: Int) throws(NoUndo) -> Int {
    if let builder = builder(upon: index) { throw .builtUpon(event: index, by: builder) }
    return index
  }

  // MARK: Time

  /// The time a new event gets: never before what it names or what its writer wrote last, unless
  /// that lies more than 24 hours ahead of the clock (E8).
  package func stamp(now: Moment, writer: String, naming names: [String]) -> Moment {
    let named = names.flatMap(resolve).map { events[$0].at }
    let own = (byWriter[writer] ?? []).max { events[$0].id.sequence < events[$1].id.sequence }
    let latest = (named + [own.map { events[$0].at } ?? now]).max() ?? now
    return latest.milliseconds - now.milliseconds > Journal.day ? now : max(now, latest)
  }

  /// 24 hours in milliseconds.
  private static var day: Int64 { 24 * 60 * 60 * 1000 }

  /// The highest sequence of a writer, 0 for none.
  package func lastSequence(of writer: String) -> Int {
    (byWriter[writer] ?? []).map { events[$0].id.sequence }.max() ?? 0
  }
}

extension Journal {
  /// The event an id names, if exactly one has arrived under it.
  package func event(named id: String) -> Int? {
    let found = resolve(id)
    return found.count == 1 ? found[0] : nil
  }

  /// A live event that names this one, and so would lose its ground.
  package func builder(upon index: Int) -> Int? {
    events.indices.first { other in
      other != index && live[other] && counted[other]
        && events[other].names.contains { follow($0, from: other).contains(index) }
    }
  }
}
