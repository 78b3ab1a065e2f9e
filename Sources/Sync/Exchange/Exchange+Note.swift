import Store
import Text

extension Exchange {
  /// Keeps what the dashboard's first line tells of how it stands with the others.
  ///
  /// - Parameter failure: Why it was broken off; nil where it went well.
  func keepNote(_ failure: SyncFailure?) {
    if case .nobody = terms.way { return }
    // Says nothing of how the two stand.
    switch failure {
    case .busy?, .ended?: return
    default: break
    }
    let old = SyncNote.load(of: terms.folder, terms.identity, files: files)
    guard !outcome.partner.isEmpty || old != nil else { return }
    var note = old ?? SyncNote(partner: outcome.partner)
    if !outcome.partner.isEmpty { note.partner = outcome.partner }
    note.failure = failure?.words
    if let failure {
      let isOffline = if case .git(let fault) = failure { fault.isOffline } else { false }
      note.offlineSince = isOffline ? note.offlineSince ?? terms.now : nil
    } else {
      note.bundle = bundle
      note.inStep = terms.now
      note.offlineSince = nil
      note.seen = seen?.hex
      note.sent = [:]
      for (name, bytes) in standing where SharedFiles.isJournal(name.text) {
        note.sent[SharedFiles.journalName(name.text)] = Exchange.lineCount(bytes)
      }
    }
    try? note.save(of: terms.folder, terms.identity, files: files)
  }

  /// How many lines it holds, one without its end among them.
  static func lineCount(_ bytes: [UInt8]) -> Int {
    let ends = bytes.withUnsafeBufferPointer { $0.reduce(0) { $1 == 10 ? $0 + 1 : $0 } }
    return bytes.isEmpty || bytes.last == 10 ? ends : ends + 1
  }
}
