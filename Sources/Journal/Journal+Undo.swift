package import Dates
import Entities
import Text

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
    let last = lastOwn(of: writer) { live[$0] && isAction($0) ? $0 : nil }
    guard let last else { throw .nothingToUndo }
    return try unlessBuiltUpon(last)
  }

  /// What Ctrl-R takes back: this writer's last live undo, as long as no newer action stands.
  package func redoable(by writer: String) throws(NoUndo) -> Int {
    let last = lastOwn(of: writer) { live[$0] && (isAction($0) || undoesAction($0)) ? $0 : nil }
    guard let last, !isAction(last) else { throw .nothingToRedo }
    return try unlessBuiltUpon(last)
  }

  /// The first that `body` finds among a writer's events, the last of them first.
  private func lastOwn(of writer: String, _ body: (Int) -> Int?) -> Int? {
    guard let number = events.writerNames.find(writer) else { return nil }
    return writers[number].events.firstDown { sequence in
      let first = writers[number].events[sequence]
      for event in (twins[first] ?? [first]).reversed() where counted[event] {
        if let found = body(event) { return found }
      }
      return nil
    }
  }

  private func isAction(_ index: Int) -> Bool { !isUndo(index) && !isOpening(index) }

  private func undoesAction(_ index: Int) -> Bool {
    changesRange(index).flatMap { changes[$0].undone }
      .flatMap { follow(names[$0], from: index) }.contains(where: isAction)
  }

  private func unlessBuiltUpon(_ index: Int) throws(NoUndo) -> Int {
    if let builder = builder(upon: index) { throw .builtUpon(event: index, by: builder) }
    return index
  }

  // MARK: Time

  /// The time a new event gets: never before what it names or what its writer wrote last, unless
  /// that lies more than 24 hours ahead of the clock (E8).
  package func stamp(now: Moment, writer: String, naming names: [String]) -> Moment {
    let named = names.flatMap { resolve($0) }.map(events.at)
    let own = lastEvent(of: writer).map(events.at)
    let latest = (named + [own ?? now]).max() ?? now
    return latest.milliseconds - now.milliseconds > Journal.day ? now : max(now, latest)
  }

  /// 24 hours in milliseconds.
  static var day: Int64 { 24 * 60 * 60 * 1000 }

  /// The highest sequence of a writer, 0 for none.
  package func lastSequence(of writer: String) -> Int {
    events.writerNames.find(writer).map { writers[$0].events.last } ?? 0
  }

  /// The sequence of a writer's next event, behind all that stands under its name and what the
  /// opening balance includes of it; nil where that one and the next would not both be ids.
  package func nextSequence(of writer: String) -> Int? {
    let last = max(lastSequence(of: writer), includes[writer] ?? 0)
    return last < EventID.lastSequence - 1 ? last + 1 : nil
  }

  private func lastEvent(of writer: String) -> Int? {
    guard let log = events.writerNames.find(writer).map({ writers[$0].events }), log.last > 0 else {
      return nil
    }
    return log[log.last]
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
    var builder: Int?
    eachNaming(index) { name in
      let other = Int(name.event)
      guard other != index, live[other], counted[other], other < builder ?? .max else { return }
      eachFollowed(name, from: other) { if $0 == index { builder = other } }
    }
    return builder
  }
}
