import Acts
import Dashboard
import Entities
import Interchange
import Journal
import Register
import Store

/// Does to the store what the dashboard asks for, and tells its state how that went.
struct Recorder {
  let store: RegisterStore
  /// True where the register could not be read when it was last looked at.
  private var isLost = false

  init(_ store: RegisterStore) { self.store = store }

  /// Appends a form's event; false where that failed, which the form then says.
  @discardableResult
  func record(
    _ draft: Draft, _ recording: Recording, in state: inout DashboardState
  ) -> Bool {
    do {
      let recorded = try state.change { (register) throws(StoreError) in
        try store.record(draft, in: &register, now: Host.now)
      }
      state.writer = store.writer
      state.recorded(
        recording, in: state.present, news: recorded.news != nil, also: recorded.asides)
      return true
    } catch {
      state.failed(recording, error.words, register: state.present)
      return false
    }
  }

  func undo(by actor: Actor, in state: inout DashboardState) {
    takeBack(in: &state) { (register, writer) throws(Refusal) in
      try register.undo(by: actor, writer: writer).0
    }
  }

  func redo(by actor: Actor, in state: inout DashboardState) {
    takeBack(in: &state) { (register, writer) throws(Refusal) in
      try register.redo(by: actor, writer: writer).0
    }
  }

  private func takeBack(
    in state: inout DashboardState, _ drafting: (Register, String?) throws(Refusal) -> Draft
  ) {
    do {
      let result = try state.change { (register) throws(StoreError) in
        try store.record(in: &register, now: Host.now, drafting: drafting)
      }
      switch result {
      case .success(let recorded):
        state.tookBack(
          state.present.words(of: recorded.event), in: state.present,
          changed: recorded.news == nil ? recorded.rows : nil)
      case .failure(let refusal): state.refused(refusal.words, register: state.present)
      }
    } catch {
      state.refused(error.words, register: state.present)
    }
  }

  // MARK: Others' writing

  /// Reads what others wrote; the state tells it. False where there is nothing new.
  @discardableResult
  mutating func refresh(_ state: inout DashboardState) -> Bool {
    do {
      let news = try state.change { (register) throws(StoreError) in
        try store.refresh(&register)
      }
      if news == nil, !isLost { return false }
      let told = news.map { words($0, state.present) } ?? "The register can be read again."
      state.reloaded(state.present, words: told, now: Host.monotonic)
      state.received(news.map { fromOthers($0, state.present) } ?? [])
      isLost = false
    } catch {
      isLost = true
      state.refused(error.words)
    }
    return true
  }

  private func words(_ news: Refreshed, _ register: Register) -> String {
    let lost = news.lost == 1 ? "1 event is" : "\(news.lost) events are"
    let gone = news.lost > 0 ? "; \(lost) no longer there" : ""
    let added = news.added.filter { !register.journal.events[$0].isOpening }
    guard !added.isEmpty else {
      if news.isVouchedAnew { return "It is known anew which words are verified\(gone)." }
      return news.filesChanged
        ? "The register's files were changed and have been read again\(gone)."
        : "The journal was read again\(gone)."
    }
    return register.arrivalWords(added) + gone
  }

  /// Ids of what is new and was not written by this login here.
  private func fromOthers(_ news: Refreshed, _ register: Register) -> [String] {
    news.added.filter { !register.journal.isOpening($0) }
      .map { register.journal.events.id($0) }.filter { $0.writer != store.writer }.map(\.text)
  }
}

extension Event {
  /// The first line of a journal, which says nothing of the register.
  fileprivate var isOpening: Bool {
    if case .opened? = changes.first?.payload { true } else { false }
  }
}
