import Acts
package import Dates
package import Entities
import JSON
package import Journal
package import Register

/// What became of a write.
package struct Recorded: Sendable {
  /// Index of the new event in the journal.
  package let event: Int
  package let id: EventID
  /// Rows that may look different now; nil for all.
  package let rows: [Int]?
  /// What others had written in the meantime.
  package let news: Refreshed?
  /// The writer was minted for this write.
  package let newWriter: NewWriter?
  /// The register was copied there first.
  package let ownCopy: String?
  /// The event is saved, but what to know the writer by next time is not: it will be another.
  package let stateFailure: Errno?
}

extension RegisterStore {
  /// One action: one line, one write, one sync (docs/journal.md E3).
  ///
  /// Throws `refused` where the register, brought up to date under the lock, no longer fits the
  /// draft. After any error nothing of it is saved, save where `notSaved` says so; what others
  /// wrote may have been read, and the next `refresh` tells it.
  package func record(
    _ draft: Draft, in register: inout Register, now: Moment
  ) throws(StoreError) -> Recorded {
    try record(in: &register, now: now) { (_, _) throws(Never) in draft }.get()
  }

  /// The same for commands, which lock first and read second: the draft is made from the register
  /// under the lock and the writer's name, nil before its first write. It may be made twice;
  /// what it throws is the result's failure, and nothing is written then.
  package func record<Declined: Error>(
    in register: inout Register, now: Moment,
    drafting: (Register, String?) throws(Declined) -> Draft
  ) throws(StoreError) -> Result<Recorded, Declined> {
    if let obstacle = obstacle(register) { throw .readOnly(obstacle) }
    var ownCopy: String?
    if copyTo != nil || writer == nil {
      // The first write makes folders and files: not for a draft that is declined anyway.
      let draft = try fitting(register, drafting)
      if case .failure(let declined) = draft { return .failure(declined) }
      ownCopy = try moveToOwnCopy(&register)
    }
    var turn = Turn(WriterState(identity: identity, folder: try realFolder(), files: files))
    if isCrowded { turn.wait.pause(files) }
    let lock = try turn.lock()
    let own = try takeTurn(&turn, &register)
    if let obstacle = obstacle(register) { throw .readOnly(obstacle) }
    switch try fitting(register, drafting) {
    case .failure(let declined): return .failure(declined)
    case .success(let draft):
      let recorded = try append(draft, to: own, &turn, in: &register, now: now, ownCopy: ownCopy)
      lock?.close()
      return .success(recorded)
    }
  }

  /// The draft, which the register must fit.
  private func fitting<Declined: Error>(
    _ register: Register, _ drafting: (Register, String?) throws(Declined) -> Draft
  ) throws(StoreError) -> Result<Draft, Declined> {
    let draft = Result { () throws(Declined) in try drafting(register, writer) }
    if case .success(let draft) = draft {
      let refusal = register.refusal(of: draft) ?? register.misfit(of: draft)
      if let refusal { throw .refused(refusal) }
    }
    return draft
  }

  private func realFolder() throws(StoreError) -> String {
    do throws(Errno) {
      return try files.realPath(folder)
    } catch {
      throw error.isMissing ? .noRegister(folder) : .cannotRead(folder, error)
    }
  }

  /// Makes the user's own copy of a bundled register now, and not only at the first write.
  ///
  /// - Parameter register: Becomes that of the copy.
  /// - Returns: The copy's folder; nil where the register is nobody's bundled one.
  /// - Throws: `StoreError`; then the register is as it was.
  package func makeOwnCopy(_ register: inout Register) throws(StoreError) -> String? {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    return try moveToOwnCopy(&register)
  }

  private func moveToOwnCopy(_ register: inout Register) throws(StoreError) -> String? {
    guard let copyTo else { return nil }
    try OwnCopy(from: folder, to: copyTo, identity: identity, files: files).make()
    folder = copyTo
    self.copyTo = nil
    let bundled = register
    register = try open(asOf: bundled.asOf, today: bundled.today)
    untold = Refreshed(since: bundled, register, isReadAnew: true, filesChanged: true)
    return copyTo
  }

  // MARK: The line

  /// Appends the draft; after the sync nothing throws but that the register did not take the line.
  private func append(
    _ draft: Draft, to own: borrowing OwnFile, _ turn: inout Turn, in register: inout Register,
    now: Moment, ownCopy: String?
  ) throws(StoreError) -> Recorded {
    let name = turn.kept.fileName
    guard let read = journals.status(of: name) else { throw .cannotRead(own.path, .inputOutput) }
    // Only a program that does not heed the lock changes it now.
    guard read == own.before else { throw .busy(own.path) }
    let (id, line, text) = try compose(draft, for: own, register, now)
    let bytes = Array(text.utf8)
    let folders = turn.kept.length == 0 ? [journals.path, folder] : []
    try own.append(bytes, folders: folders)

    turn.kept.length = own.before.size + bytes.count
    turn.kept.lastLine = fnv1a(line.utf8)
    turn.keep()
    remembered = turn.failure == nil ? nil : turn.kept
    isCrowded = untold != nil
    let taken = take(
      journals.append(bytes, to: name, status: own.status), into: &register)
    guard let event = taken.added.last, register.journal.events.id(event).bare == id.text else {
      throw .notSaved(own.path, nil, isTakenBack: false)
    }
    defer { untold = nil }
    return Recorded(
      event: event, id: id, rows: taken.rows, news: untold, newWriter: turn.newWriter,
      ownCopy: ownCopy, stateFailure: turn.failure)
  }

  /// The id, the event's line, and all that is written in one go: the end of a line that lacks it,
  /// `opened` in a new file, the line.
  private func compose(
    _ draft: Draft, for own: borrowing OwnFile, _ register: Register, _ now: Moment
  ) throws(StoreError) -> (id: EventID, line: String, text: String) {
    let writer = writer ?? ""
    let at = register.journal.stamp(now: now, writer: writer, naming: draft.names)
    guard var sequence = register.journal.nextSequence(of: writer) else { throw .unreadable }
    var text = try own.endsLine() ? "" : "\n"
    if own.before.size == 0 {
      let id = EventID(writer: writer, sequence: sequence)
      text += try readable(opened(register, by: draft.by), id, at) + "\n"
      sequence += 1
    }
    let id = EventID(writer: writer, sequence: sequence)
    let line = try readable(draft, id, at)
    return (id, line, text + line + "\n")
  }

  /// The line of a draft, read back as everybody will read it: what no reader would take for this
  /// event is not written, since it would be lost once it is said to be kept.
  private func readable(_ draft: Draft, _ id: EventID, _ at: Moment) throws(StoreError) -> String {
    let line = draft.line(id: id, at: at)
    guard line.utf8.count <= Event.longestLine else { throw .tooLong(line.utf8.count) }
    guard draft.isTaken(from: line, id: id) else { throw .unreadable }
    return line
  }

  private func opened(_ register: Register, by person: String) -> Draft {
    let payload = Payload.opened(register: register.id, format: registerFormat, program: program)
    return Draft(by: person, changes: [Change(payload, on: .register)])
  }
}

extension Draft {
  /// Every event it names.
  fileprivate var names: [String] {
    changes.flatMap { ($0.after ?? []) + ($0.references ?? []) + $0.payload.undoes }
  }
}
