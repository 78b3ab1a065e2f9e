import Curses
import Dashboard
import Glibc
import Journal
import Screen
import Store
import Sync

/// The run loop: draw; wait for a key, a signal, a changed file or midnight; act; draw again
/// if the frame changed.
///
/// Synchronous and alone with the terminal. With nothing to do it sleeps in
/// poll(2) and costs nothing.
struct Loop: ~Copyable {
  private var recorder: Recorder
  private var state: DashboardState
  private var terminal: Terminal
  private let signals: Signals?
  private var watch: Watch?
  /// The folders that were last asked to be watched.
  private var watching: [String] = []
  /// What is typed and not recorded, on its way to the disk; nil where nothing can be written.
  private var drafts: Drafts?
  private let views = KeptViews()
  private let plan: SyncPlan
  /// The exchange that runs beside, and whether the person asked for it.
  private var sync: SyncRun?
  private var isSyncAsked = false
  /// When the next one is to start by itself, in monotonic milliseconds; nil for never.
  private var syncDue: Int?
  private var shown: Frame?
  private var worn = Scheme.Name.terminal
  private var exitCode: Int32?

  init(
    store: RegisterStore, state: DashboardState, terminal: consuming Terminal, signals: Signals?,
    drafts: Drafts? = nil, plan: SyncPlan
  ) {
    recorder = Recorder(store)
    self.state = state
    self.terminal = terminal
    self.signals = signals
    self.drafts = drafts
    self.plan = plan
  }

  /// Until the person quits or a signal ends it; the exit code.
  mutating func run() -> Int32 {
    state.resize(to: terminal.size)
    draw()
    // After the first frame, so that it comes sooner.
    follow()
    compare()
    if plan.isAtStart, state.exchange != nil { startSync(isAsked: false) } else { planSync() }
    while exitCode == nil {
      draw()
      wait()
      keepDrafts()
    }
    keepDrafts(atOnce: true)
    return exitCode ?? 0
  }

  /// Gives the terminal back; the exchange that still runs, if one does.
  consuming func close() -> SyncRun? {
    terminal.close()
    return sync
  }

  /// Whether an exchange belongs to leaving: the plan says so, and there is something to send.
  var wantsSyncAtQuit: Bool { plan.isAtQuit && (state.exchange?.unsent ?? 0) > 0 }

  private mutating func draw() {
    let frame = Dashboard.frame(of: state)
    guard frame != shown || state.settings.theme != worn else { return }
    wear(state.settings.theme)
    terminal.show(frame)
    shown = frame
  }

  private mutating func wear(_ theme: Scheme.Name) {
    guard theme != worn else { return }
    terminal.wear(Scheme.named(theme))
    worn = theme
  }

  private mutating func wait() {
    let files = watch?.fileDescriptor
    let descriptors =
      [0, signals?.fileDescriptor, files].compactMap(\.self) + (sync?.descriptors ?? [])
    // Where the system does not tell of all changes, look for them.
    let isDeaf = watch?.isDeaf ?? true
    let unsaved = drafts?.due.map { max(0, $0 - Host.monotonic) } ?? .max
    let toSync = syncDue.map { max(0, $0 - Host.monotonic) } ?? .max
    let idle = min(
      isDeaf ? 200 : Host.untilMidnight, unsaved, toSync, sync?.patience ?? .max)
    let timeout = min(idle, terminal.patience ?? idle)
    let ready = waitForInput(descriptors, timeout: timeout)
    if let signals, ready.contains(signals.fileDescriptor) { take(signals.drain()) }
    let isTold = files.map(ready.contains) ?? false
    let isChanged = isTold ? watch?.drain() ?? false : false
    if isChanged || isDeaf { refresh() }
    if isChanged { compare() }
    lookAtSync()
    state.turn(to: Host.today)
    if ready.contains(0) || terminal.patience != nil || terminal.isHungUp { takeKeys() }
  }

  private mutating func takeKeys() {
    while exitCode == nil, let key = terminal.nextKey() {
      take(key)
    }
    if terminal.isHungUp { exitCode = 129 }
  }

  private mutating func take(_ key: Key) {
    if key == .resize {
      state.resize(to: terminal.size)
    } else {
      for effect in state.handle(key, now: Host.monotonic) { perform(effect) }
    }
  }

  private mutating func take(_ signals: Set<Signal>) {
    if signals.contains(.terminate) { exitCode = 143 }
    if signals.contains(.hangUp) { exitCode = 129 }
    if signals.contains(.interrupt) { exitCode = 130 }
    if signals.contains(.stop) { suspend() }
    if signals.contains(.resume) {
      terminal.resume()
      shown = nil
    }
    if signals.contains(.windowChange) { takeKeys() }
  }

  private mutating func suspend() {
    terminal.suspend()
    shown = nil
  }

  // MARK: Effects

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: exitCode = 0
    case .suspend: suspend()
    case .redraw:
      terminal.redraw()
      shown = nil
    case .record(let draft, let recording): record(draft, recording)
    case .edit(let text): edit(text)
    case .copy(let copied):
      let told = terminal.take(copied, state.keys)
      state.told(told.words, isError: told.isError)
    case .changeViews(let change, let told): views.perform(change, told: told, in: &state)
    case .export(let export): write(export)
    case .keepPanes:
      if let words = PanesFile().save(state.panes) { state.refused(words) }
    case .keepDrafts: drafts?.changed(now: Host.monotonic)
    case .sync(let bundle): startSync(isAsked: true, bundle: bundle)
    case .undo(let actor): recorder.undo(by: actor, in: &state)
    case .redo(let actor): recorder.redo(by: actor, in: &state)
    }
    if effect.isWriting { compare() }
  }

  private mutating func keepDrafts(atOnce: Bool = false) {
    let words = drafts?.save(state.drafts, now: Host.monotonic, atOnce: atOnce)
    if let words { state.refused(words) }
  }

  /// Another program has the terminal meanwhile; signals to stop or end that came
  /// then were meant for it.
  private mutating func edit(_ text: String) {
    keepDrafts(atOnce: true)
    let outcome = terminal.lend { Editor().edit(text) }
    shown = nil
    state.resize(to: terminal.size)
    switch outcome {
    case .text(let text): for effect in state.edited(text) { perform(effect) }
    case .failed(let words): state.refusedToEdit(words)
    }
  }

  private mutating func record(_ draft: Draft, _ recording: Recording) {
    guard recorder.record(draft, recording, in: &state) else { return }
    drafts?.changed(now: Host.monotonic)
    follow()
  }

  private mutating func write(_ export: Export) {
    do {
      state.exported(export, to: try Exporter(state: state).write(export))
    } catch {
      state.failedToExport(error.words.text)
    }
  }

  // MARK: Others' writing

  private mutating func refresh() {
    if recorder.refresh(&state) {
      follow()
      compare()
    }
  }

  /// Watches where the register lies by now, and reads what came before the watch did.
  private mutating func follow() {
    guard watching != recorder.store.watched else { return }
    watching = recorder.store.watched
    watch = Watch(watching, besides: [Paths.state])
    refresh()
  }

  // MARK: Exchanging

  /// What the others have yet to get, and how the last exchange went.
  private mutating func compare() { state.stands(recorder.store.exchange(state.present)) }

  private mutating func startSync(isAsked: Bool, bundle: String? = nil) {
    guard sync == nil else { return }
    syncDue = nil
    do throws(Failure) {
      sync = try SyncRun.start(on: recorder.store.folder, bundle: bundle)
      isSyncAsked = isAsked
      state.syncBegan(isTold: isAsked)
    } catch {
      if isAsked { state.refused(error.words.text) }
      planSync()
    }
  }

  /// Sets when the next exchange starts by itself: never, where the register was not exchanged
  /// before.
  private mutating func planSync() {
    guard state.exchange != nil else { return }
    syncDue = plan.next
  }

  private mutating func lookAtSync() {
    if let due = syncDue, due <= Host.monotonic { startSync(isAsked: false) }
    switch sync?.look(now: Host.monotonic) {
    case .progress(let words)?: state.syncTold(words)
    case .ended(let line)?: endSync(line)
    case .nothing?, nil: break
    }
  }

  /// What arrived is told first, then how the exchange went.
  private mutating func endSync(_ line: SyncLine) {
    let warnings = sync?.warnings ?? []
    sync = nil
    refresh()
    compare()
    switch line {
    case .done(let words), .progress(let words), .warning(let words):
      state.syncEnded(words, isError: false, warnings: warnings, isTold: isSyncAsked)
    case .failed(_, let words):
      state.syncEnded(words, isError: true, warnings: warnings, isTold: isSyncAsked)
    }
    planSync()
  }
}
