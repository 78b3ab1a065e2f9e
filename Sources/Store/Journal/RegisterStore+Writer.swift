import Journal
import Register

extension RegisterStore {
  /// The writer's own file under its lock, and the register as it is by then; as a new writer where
  /// what others wrote under the name leaves it no sequence a reader takes (E5).
  func takeTurn(_ turn: inout Turn, _ register: inout Register) throws(StoreError) -> OwnFile {
    try chooseWriter(&turn, register)
    for _ in 0..<4 {
      let own = try openOwn(&turn, register)
      writer = turn.kept.writer
      untold = Refreshed.joined(untold, try catchUp(&register))
      if register.journal.nextSequence(of: turn.kept.writer) != nil { return own }
      turn.become(try mint(register), because: .numbersUsed)
    }
    throw .busy(journals.path)
  }

  /// The writer this place had, or a new one (E2).
  private func chooseWriter(_ turn: inout Turn, _ register: Register) throws(StoreError) {
    switch turn.state.load() {
    case .kept(let kept): turn.kept = kept
    case .none: try goOn(&turn, register, .first)
    case .unusable(let reason): try goOn(&turn, register, reason)
    }
  }

  private func goOn(
    _ turn: inout Turn, _ register: Register, _ reason: NewWriter.Reason
  ) throws(StoreError) {
    if let remembered {
      turn.kept = remembered
    } else {
      turn.become(try mint(register), because: reason)
    }
  }

  /// A name nobody has in this folder.
  private func mint(_ register: Register) throws(StoreError) -> String {
    for _ in 0..<100 {
      let writer = identity.mint()
      let isTaken =
        register.journal.lastSequence(of: writer) > 0
        || register.journal.includes[writer] != nil
        || (try? files.statusAt(journals.filePath("\(writer).jsonl"), false)) != nil
      if !isTaken { return writer }
    }
    throw .cannotCreate(journals.path, .exists)
  }

  /// The writer's own file, opened and locked; as a new writer where the file is not what was
  /// left there.
  private func openOwn(_ turn: inout Turn, _ register: Register) throws(StoreError) -> OwnFile {
    for _ in 0..<4 {
      let path = journals.filePath(turn.kept.fileName)
      let mode = turn.kept.length == 0 ? try modeOfNewFile() : nil
      var reason = NewWriter.Reason.fileMissing
      if let own = try OwnFile.open(path, mode: mode, &turn.wait, files) {
        guard let mismatch = try mismatch(own, turn.kept, register) else { return own }
        reason = mismatch
      }
      turn.become(try mint(register), because: reason)
    }
    throw .busy(journals.path)
  }

  private func mismatch(
    _ own: borrowing OwnFile, _ kept: KeptWriter, _ register: Register
  ) throws(StoreError) -> NewWriter.Reason? {
    if let reason = try own.mismatch(with: kept) { return reason }
    if own.before.size > journals.limit - 2 * Event.longestLine { return .fileFull }
    let isBegunElsewhere =
      own.before.size == 0 && register.journal.lastSequence(of: kept.writer) > 0
    return isBegunElsewhere ? .fileMissing : nil
  }

  /// Makes `journal/` where it is missing; the mode follows what the folder lets its group do.
  private func modeOfNewFile() throws(StoreError) -> UInt32 {
    do throws(Errno) {
      do throws(Errno) {
        return try files.statusAt(journals.path, true).modeOfFiles
      } catch {
        guard error == .noSuchFile else { throw error }
      }
      let above = try files.statusAt(folder, true)
      try files.makeFolders(journals.path, mode: above.modeOfFolders)
      return above.modeOfFiles
    } catch {
      throw error.isMissing ? .noRegister(folder) : .cannotCreate(journals.path, error)
    }
  }
}
