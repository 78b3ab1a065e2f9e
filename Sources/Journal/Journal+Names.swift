package import Entities
import Text

extension Journal {
  /// Events behind a name: one, none that has arrived, or all that share a bare id (E5). A name
  /// with a hash finds its line also while that is the only one under its id.
  func resolve(_ name: Name) -> [Int] {
    let first = first(name)
    guard first >= 0 else { return [] }
    let found = twins.isEmpty ? [first] : twins[first] ?? [first]
    guard let variant = name.variant else { return found }
    return found.filter { hash($0) == variant }
  }

  /// The same for a name that stands in no event.
  func resolve(_ text: String) -> [Int] { name(text).map(resolve) ?? [] }

  private func name(_ text: String) -> Name? {
    guard let id = EventID(text), let writer = events.writerNames.find(id.writer) else {
      return nil
    }
    let variant = id.variant.flatMap { UInt64($0, radix: 16) }
    return Name(writer: writer, sequence: id.sequence, variant: variant, event: -1)
  }

  private func first(_ name: Name) -> Int {
    name.writer < 0 ? -1 : writers[Int(name.writer)].events[name.sequence]
  }

  private func hash(_ event: Int) -> UInt64 { events.variants[event] ?? events.line(event).hash }

  /// Calls `body` with every event that a name in event `index` stands for and has an effect on. It
  /// has none on the event itself, on events of the same circle (E11), and on events that do not
  /// count (E14, E15).
  func eachFollowed(_ name: Name, from index: Int, _ body: (Int) -> Void) {
    if twins.isEmpty, name.variant == nil {
      let found = first(name)
      if found >= 0, isFollowed(found, from: index) { body(found) }
    } else {
      for found in resolve(name) where isFollowed(found, from: index) { body(found) }
    }
  }

  private func isFollowed(_ found: Int, from index: Int) -> Bool {
    guard found != index, counted[found] else { return false }
    guard !circles.isEmpty, let circle = circles[index] else { return true }
    return circles[found] != circle
  }

  func follow(_ name: Name, from index: Int) -> [Int] {
    var followed: [Int] = []
    eachFollowed(name, from: index) { followed.append($0) }
    return followed
  }

  /// Whether the event of a name has not arrived. One that is part of the opening balance never
  /// counts as missing (E14).
  func isMissing(_ name: Name) -> Bool {
    !isInOpening(name) && (name.variant == nil ? first(name) < 0 : resolve(name).isEmpty)
  }

  /// The writer in a name; all of a name that is no id.
  func writer(of name: Name) -> String {
    name.writer < 0 ? oddName(name.sequence) : events.writerNames[Int(name.writer)]
  }

  func isInOpening(_ writer: Int, _ sequence: Int) -> Bool { sequence <= writers[writer].included }

  package func isInOpening(_ event: Int) -> Bool {
    isInOpening(Int(events.records[event].writer), events.records[event].sequence)
  }

  func isInOpening(_ name: Name) -> Bool {
    name.writer >= 0 && isInOpening(Int(name.writer), name.sequence)
  }

  /// Every name of an event.
  func namesRange(_ event: Int) -> Range<Int> {
    let record = events.records[event]
    return Int(record.names)..<Int(record.names + record.nameCount)
  }

  /// Every change of an event.
  package func changesRange(_ event: Int) -> Range<Int> {
    let record = events.records[event]
    return Int(record.changes)..<Int(record.changes + record.changeCount)
  }

  /// Writer and sequence of an event.
  func bareID(_ event: Int) -> BareID {
    BareID(events.records[event].writer, events.records[event].sequence)
  }

  /// Events that name this one, bare or with its hash, each perhaps more than once.
  func eachNaming(_ index: Int, _ body: (Name) -> Void) {
    let id = bareID(index)
    var place = writers[Int(id.writer)].named[id.sequence]
    while place >= 0 {
      body(names[place])
      place = Int(names[place].previous)
    }
  }

  // MARK: Of events, without reading their lines

  package func isUndo(_ event: Int) -> Bool { events.records[event].isUndo }
  /// The first line of a file.
  package func isOpening(_ event: Int) -> Bool { events.records[event].isOpening }

  /// How many events there are besides the openings of journals.
  package var actions: Int { events.records.count { !$0.isOpening } }

  /// What the changes of an event are about, as they spell it.
  package func targets(of event: Int) -> [Target] {
    changesRange(event).map { Target(targetTable.texts[Int(changes[$0].target)]) }
  }
}
