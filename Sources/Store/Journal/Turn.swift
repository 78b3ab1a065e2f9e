import Register

/// One turn at writing: the writer, and what is kept of it, under the lock of its place.
struct Turn {
  let state: WriterState
  /// Set before it is used.
  var kept = KeptWriter(writer: "", length: 0, lastLine: 0)
  private(set) var newWriter: NewWriter?
  /// Why the writer could not be kept.
  private(set) var failure: Errno?
  /// Shared by both locks of a turn.
  var wait = LockWait()

  init(_ state: WriterState) { self.state = state }

  /// The lock of the state, so that programs of one login take turns; nil where no state can be
  /// kept: then each program is a writer of its own and none needs to wait for another.
  mutating func lock() throws(StoreError) -> OpenFile? {
    do throws(Errno) {
      let file = OpenFile(try state.openLock(), state.files)
      if try wait.take(file.descriptor, state.files) { return file }
    } catch {
      failure = error
      return nil
    }
    throw .busy(state.identity.stateFolder)
  }

  /// Goes on as a new writer, and keeps that before its first line is written.
  mutating func become(_ writer: String, because reason: NewWriter.Reason) {
    kept = KeptWriter(writer: writer, length: 0, lastLine: 0)
    newWriter = NewWriter(writer: writer, reason: newWriter?.reason ?? reason)
    keep()
  }

  /// Failing costs no event: next time an older note fits a longer file, or none a new writer.
  mutating func keep() {
    guard failure == nil else { return }
    do throws(Errno) { try state.save(kept) } catch { failure = error }
  }
}
