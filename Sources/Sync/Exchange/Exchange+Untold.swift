import Acts
import Journal
import Store
import Text

/// An exchange may be broken off between doing something and telling of it. So what it has to tell
/// is kept on disk before anything is done after which it could not be found again, and until
/// somebody was told, however many exchanges break off in between.
extension Exchange {
  private var untoldFile: UntoldFile {
    UntoldFile(folder: terms.folder, identity: terms.identity, files: files)
  }

  /// Takes up what those before it could not tell.
  mutating func recall() {
    switch untoldFile.load() {
    case .none: break
    case .unreadable(let why): outcome.forgotten = why
    case .kept(let lists):
      outcome = Outcome(untold: lists)
      recalled = Set(outcome.received)
      remembered = lists
    }
  }

  /// Keeps what there is to tell by now.
  mutating func remember() throws(SyncFailure) {
    let value = outcome.untold
    guard value != remembered ?? [:] else { return }
    attempted = value
    do throws(Errno) { try untoldFile.save(value) } catch { throw .desk(untoldFile.path, error) }
    remembered = value
    try step("remembered")
  }

  /// Forgets what was noted as arrived and did not arrive after all: the exchange was broken off,
  /// and the others took it back before the next one.
  mutating func leaveOutWhatIsNotHere() {
    guard !recalled.isEmpty else { return }
    var here: Set<String> = []
    for (name, bytes) in standing where SharedFiles.isJournal(name.text) {
      here.formUnion(Event.all(in: bytes).map(\.hashed).filter(recalled.contains))
    }
    outcome.received.removeAll { recalled.contains($0) && !here.contains($0) }
  }

  /// Somebody was told what came of it: that is kept no longer. What another exchange added
  /// meanwhile stays, and whose words they are where that could not be looked for.
  package mutating func told() {
    let ours = [remembered, attempted].compactMap(\.self)
    guard !ours.isEmpty, let lock = try? ExchangeLock(git, files) else { return }
    defer { lock.release() }
    guard case .kept(let value) = untoldFile.load(), ours.contains(value) else { return }
    guard outcome.notLooked != nil else {
      try? untoldFile.remove()
      return
    }
    var rest = Outcome()
    (rest.signed, rest.unsigned) = (outcome.signed, outcome.unsigned)
    rest.arrived = outcome.arrived
    try? untoldFile.save(rest.untold)
  }
}
