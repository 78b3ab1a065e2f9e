import ArgumentParser
import Config
import Curses
import Dashboard
import Entities
import Glibc
import Query
import Register
import Screen
import Store
import Sync

struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "Open the dashboard (what ahd does without a command).",
    discussion: """
      In the dashboard ? lists the keys that are valid where you are.

        ahd --domain narcotics-control
        ahd --as-of 2025-12-31
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var view: ViewOptions
  func run() throws {
    try Output.run {
      _ = try options.day()
      if options.isPlain || Host.environment("TERM") == "dumb" { return try runFlat() }
      guard Host.isTerminal(0), Host.isTerminal(1) else {
        throw Failure(
          64,
          "the dashboard needs a terminal; `ahd --plain` takes lines anywhere, `ahd list` prints the items."
        )
      }
      let desk = try Desk(options, isQuiet: true)
      var state = try view.state(
        desk.register, settings: desk.settings(options, actor), size: Size(width: 80, height: 24))
      state.writer = desk.store.writer
      try view.show(in: &state)
      let file = DraftFile(
        stateFolder: Paths.state, register: desk.store.lastingFolder)
      let kept = Drafts.load(file)
      state.drafts = kept.drafts
      if let panes = PanesFile().load() { state.panes = panes }
      if let words = kept.words ?? Configured.own.warning { state.refused(words) }
      // Signals first: ncurses leaves alone what is already taken.
      let signals = Signals.install()
      let terminal = try open(hasMouse: state.settings.hasMouse)
      if terminal.isASCII { state.settings.isASCII = true }
      state.settings.takesSchemes = terminal.takesSchemes
      if let words = state.themeObstacle { state.refused(words) }
      var loop = Loop(
        store: desk.store, state: state, terminal: terminal, signals: signals,
        drafts: Drafts(file, kept.drafts), plan: SyncPlan(Configured.own.configuration))
      let code = loop.run()
      let wants = loop.wantsSyncAtQuit
      leave(loop.close(), code == 0 && wants ? desk.store.folder : nil, signals, code)
      if code != 0 { throw ExitCode(code) }
    }
  }
}

extension Scheme.Name: ExpressibleByArgument {}

extension DashboardCommand {
  /// Waits for an exchange that runs, or for one that is to end the work on `register`, with the
  /// terminal given back already. A signal that ended the dashboard waits for nothing.
  private func leave(
    _ running: consuming SyncRun?, _ register: String?, _ signals: Signals?, _ code: Int32
  ) {
    guard code == 0 else {
      running?.end()
      return
    }
    let isSeen = Host.isTerminal(2)
    func say(_ words: Shown) {
      guard isSeen else { return }
      Output.clearProgress()
      Output.progress("syncing\(words) (Ctrl-C leaves, nothing is lost)")
    }
    let wait = SyncWait { say(": \($0)") }
    if running != nil || register != nil { say("") }
    var ended: [(last: SyncLine, warnings: [String])] = []
    if let run = running.take() { ended.append(wait.finish(run, signals)) }
    if let register, let run = try? SyncRun.start(on: register) {
      ended.append(wait.finish(run, signals))
    }
    if isSeen, !ended.isEmpty { Output.clearProgress() }
    for words in ended.flatMap(\.warnings) { Output.warn(Shown(words)) }
    if case .failed(_, let words)? = ended.last?.last { Output.warn(Shown(words)) }
  }

  private func runFlat() throws {
    let desk = try Desk(options, isQuiet: true)
    var state = try view.state(
      desk.register, settings: desk.settings(options, actor), size: Size(width: 100, height: 40))
    state.writer = desk.store.writer
    if let words = Configured.own.warning { state.refused(words) }
    try view.show(in: &state)
    var loop = FlatLoop(
      store: desk.store, state: state, plan: SyncPlan(Configured.own.configuration))
    try loop.run()
  }
}

extension DashboardCommand {
  private func open(hasMouse: Bool) throws(Failure) -> Terminal {
    let hasColour = Host.environment("NO_COLOR") == nil
    do {
      return try Terminal.open(TerminalOptions(mouse: hasMouse, colour: hasColour))
    } catch {
      throw Failure(64, Shown(error.description))
    }
  }
}

/// How the dashboard starts.
struct ViewOptions: ParsableArguments {
  @Flag(name: .customLong("ascii"), help: "Draw with ASCII only.")
  var isASCII = false

  @Option(help: "Colours: terminal, light, dark, high-contrast, colour-blind.")
  var theme: Scheme.Name?

  @Flag(
    name: .customLong("projector"),
    help: "For a screen that a room reads: large rows, no notes, nothing is written.")
  var isProjector = false

  @Option(help: "Start with a domain (an id or its beginning).")
  var domain: [String] = []

  @Option(help: "Start with a filter, as after /.")
  var filter: String?

  @Option(help: "Start with a saved view.")
  var view: String?

  /// Shows the saved view that is asked for; the person's own are there besides.
  func show(in state: inout DashboardState) throws(Failure) {
    KeptViews().load(into: &state)
    guard let view else { return }
    state.apply(try state.savedViews.named(view, in: state.register, party: state.settings.party))
  }

  func state(_ register: Register, settings: Settings, size: Size) throws -> DashboardState {
    var settings = settings
    if isASCII { settings.isASCII = true }
    if let theme { settings.theme = theme }
    if isProjector { settings.isProjector = true }
    var state = DashboardState(register: register, settings: settings, size: size)
    var filter = Filter()
    filter.text = self.filter ?? Configured.own.configuration.text(.filter) ?? ""
    if self.filter != nil { try filter.check(in: register) }
    // One of the configuration may name what only another register holds.
    let (_, faults) = register.reading(filter: filter.text)
    if let fault = faults.first {
      filter.text = ""
      state.refused("The configuration's filter is left out: \(fault.words)")
    }
    filter.domains = try domain.map { name in
      let ids = register.header.domains.map(\.id)
      let hits = ids.contains(name) ? [name] : ids.filter { $0.hasPrefix(name) }
      guard hits.count == 1 else {
        throw Failure(
          64, "“\(name)” names no single domain; the domains are \(ids.joined(separator: ", ")).")
      }
      return hits[0]
    }
    state.start(with: filter)
    return state
  }
}

extension Desk {
  /// What the dashboard is told of the person and of what may be written.
  func settings(_ options: GlobalOptions, _ actor: ActorOptions) -> Settings {
    var settings = Settings()
    settings.person = actor.by ?? person
    settings.isPersonKnown = actor.by != nil || knownPerson != nil
    let configured = Configured.own
    settings.party = actor.party ?? configured.configuration.text(.party)
    settings.keymap = configured.keymap
    settings.theme =
      configured.configuration.text(.theme).flatMap(Scheme.Name.init(rawValue:)) ?? .terminal
    settings.isASCII = configured.configuration.flag(.ascii)
    settings.hasMouse = configured.configuration.flag(.mouse)
    settings.hiddenPanes = Set(
      configured.configuration.texts(.hiddenPanes).compactMap(Pane.init(name:)))
    settings.arrangement = configured.configuration.arrangement
    settings.readOnly = store.obstacle(register, isOfToday: true)?.words
    return settings
  }
}
