import Check
import Dashboard
import Entities
import Glibc
import Query
import Register
import Reports
import Screen
import Sheets
import Store
import Sync

/// The loop of the flat mode: a line in, lines out. What others wrote meanwhile is told
/// before the next prompt.
struct FlatLoop {
  private var recorder: Recorder
  private var flat: Flat
  private var input = InputLines()
  private let plan: SyncPlan
  /// A person types; else lines come from a file or a pipe, and are repeated so that what is
  /// printed can be read alone.
  private let isTyped: Bool
  private var exitCode: Int32?

  init(store: RegisterStore, state: DashboardState, plan: SyncPlan) {
    recorder = Recorder(store)
    self.plan = plan
    isTyped = Host.isTerminal(0)
    flat = Flat(state, pageSize: isTyped && Host.isTerminal(1) ? FlatLoop.pageSize : nil)
    compare()
  }

  /// As many as stand on a screen with the prompt below: an item takes two rows of most.
  private static var pageSize: Int { max(5, (Host.rows ?? 24) / 2 - 2) }

  /// Until the person quits or the input ends.
  mutating func run() throws {
    try say(flat.greeting())
    if plan.isAtStart, flat.standing != nil { try syncByItself() }
    while exitCode == nil {
      try tellNews()
      try Output.prompt(Shown(document: flat.prompt))
      guard let line = input.next() else {
        try Output.print(flat.isAsking ? "\nNot recorded: the input ended." : "\n")
        break
      }
      if !isTyped { try say([Sanitise.line(line)]) }
      try take(line)
    }
    if plan.isAtQuit, flat.standing.map({ $0.unsent > 0 }) ?? false { try syncByItself() }
  }

  private mutating func syncByItself() throws {
    sync(nil)
    try tell(flat.settled())
  }

  /// What the others have yet to get, and how the last exchange went.
  private mutating func compare() {
    let store = recorder.store
    flat.change { $0.stands(store.exchange($0.present)) }
  }

  private mutating func take(_ line: String) throws {
    flat.change { $0.turn(to: Host.today) }
    let answer = flat.take(line)
    try tell(answer)
    guard !answer.effects.isEmpty else { return }
    for effect in answer.effects { perform(effect) }
    compare()
    try tell(flat.settled())
  }

  private mutating func perform(_ effect: Effect) {
    let recorder = recorder
    switch effect {
    case .quit: exitCode = 0
    case .record(let draft, let recording):
      flat.change { _ = recorder.record(draft, recording, in: &$0) }
    case .undo(let actor): flat.change { recorder.undo(by: actor, in: &$0) }
    case .redo(let actor): flat.change { recorder.redo(by: actor, in: &$0) }
    case .copy(let copied): flat.change { $0.told(copied.text, isError: false) }
    case .changeViews(let change, let told):
      flat.change { KeptViews().perform(change, told: told, in: &$0) }
    case .export(let export):
      flat.change { state in
        do throws(Failure) {
          state.exported(export, to: try Exporter(state: state).write(export))
        } catch {
          state.failedToExport(error.words.text)
        }
      }
    case .sync(let bundle): sync(bundle)
    // Nothing is drawn, and nothing half typed is kept.
    case .edit, .keepDrafts, .keepPanes, .redraw, .suspend: break
    }
  }

  /// Told step by step; what arrived is told before the next line.
  private mutating func sync(_ bundle: String?) {
    do throws(Failure) {
      let run = try SyncRun.start(on: recorder.store.folder, bundle: bundle)
      var step = ""
      let wait = SyncWait { words in
        // How much of a step is done would be a line each time.
        let begun = words.hasSuffix("%") ? String(words.prefix { $0 != ":" }) : words
        if begun != step { try? Output.print("Syncing: \(begun)\n") }
        step = begun
      }
      let (last, warnings) = wait.finish(run, nil)
      try? say(warnings.map { "Warning: \(Sanitise.line($0))" })
      switch last {
      case .done(let words), .progress(let words), .warning(let words):
        flat.change { $0.told(words, isError: false) }
      case .failed(_, let words): flat.change { $0.refused(words) }
      }
    } catch {
      flat.change { $0.refused(error.words.text) }
    }
    compare()
  }

  private mutating func tellNews() throws {
    var recorder = recorder
    let isNews = flat.change { recorder.refresh(&$0) }
    self.recorder = recorder
    if isNews { try say(flat.settled().lines) }
  }

  // MARK: Telling

  private mutating func tell(_ answer: Flat.Answer) throws {
    try say(answer.lines)
    if let view = answer.told { try say(flat.cut(lines(of: view))) }
    if answer.isMeetings {
      try say(flat.cut(told(MeetingsReport(flat.state.register))))
    }
  }

  private func say(_ lines: [String]) throws {
    try Output.print(document: lines.map { $0 + "\n" }.joined())
  }

  /// A view in lines of its own, or as the report of that name tells it.
  private func lines(of view: Flat.Told) -> [String] {
    switch view {
    case .lines(let lines): lines
    case .exchange(let fields, let arrived):
      fields + (arrived.isEmpty ? [] : told(LogReport(flat.state.register, arrived)))
    default: report(of: view).map(told) ?? []
    }
  }

  /// Nil for what has no report, and for what is not there any more.
  private func report(of view: Flat.Told) -> (any Reports.Report)? {
    let register = flat.state.register
    return switch view {
    case .item(let target): register.row(target).map { ShowReport(register, $0) }
    case .figures: FiguresReport(register)
    case .agenda(let id): register.session(id).map { AgendaReport(register, $0) }
    case .log(let target): LogReport(register, LogReport.events(register, of: target))
    case .changes(let choice): ChangesReport(register.changes(in: register.period(choice)))
    case .checks: CheckReport(register, register.findings(), act: flat.state.keys.name)
    case .balance: BalanceReport(register, flat.rows)
    case .lines, .exchange: nil
    }
  }

  private func told(_ report: any Reports.Report) -> [String] {
    let text = report.text(Page(width: Host.columns ?? 100))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { spoken(String($0)) }
  }
}

/// Lines of standard input, of any length up to a limit.
private struct InputLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// More than this without a line end is cut there.
  private static let limit = 1 << 20

  /// The next line without its end; nil at the end of the input.
  mutating func next() -> String? {
    while true {
      if let end = buffer[start...].firstIndex(of: 10) { return take(to: end, skipping: 1) }
      if isAtEnd || buffer.count - start > InputLines.limit {
        return start < buffer.count ? take(to: buffer.count, skipping: 0) : nil
      }
      fill()
    }
  }

  private mutating func take(to end: Int, skipping line: Int) -> String {
    defer { start = end + line }
    return String(decoding: buffer[start..<end], as: UTF8.self)
  }

  private mutating func fill() {
    buffer.removeFirst(start)
    start = 0
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(0, &bytes, bytes.count)
    if count < 0, errno == EINTR { return }
    if count <= 0 { isAtEnd = true }
    buffer += bytes.prefix(max(0, count))
  }
}
