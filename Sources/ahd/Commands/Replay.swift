import Acts
import ArgumentParser
import Curses
import Dashboard
import Dates
import Entities
import JSON
import Journal
import Register
import Screen

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Type keys at the dashboard and print its frames; nothing is written.",
    discussion: """
      Keys are names parted by blanks (Enter Tab Esc Down Space Ctrl-R …); any other word is typed
      as it stands, and text:some_words types a text with blanks. `frame` prints the screen at that
      point, `now:2026-12-14` goes on to a later day; the last screen is printed in any case.

        ahd replay "f Down Enter" --size 80x24 --now 2026-11-21
        ahd replay "x frame Enter" --register ~/river
      """)

  @OptionGroup var stage: Stage
  @Flag(help: "Also print styles, a letter a cell.") var styles = false

  func run() throws {
    try Output.run { try show(try stage.play(frame: show)) }
  }

  private func show(_ replay: Replay) throws {
    let frame = Dashboard.frame(of: replay.state)
    try Output.print(document: styles ? frame.golden() : frame.glyphs())
  }
}

/// A dashboard and the keys typed at it, with nothing written: what `replay` and `shot` begin with.
struct Stage: ParsableArguments {
  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var view: ViewOptions
  @Argument(help: "The keys.") var keys = Stage.noKeys
  @Option(help: "Columns and rows.") var size = Stage.standardSize
  @Option(help: "The day or moment it is (UTC).") var now: String?

  static let noKeys = ""
  static let standardSize = "120x36"

  /// Types the keys; `frame` is called where the word stands among them.
  func play(frame: (Replay) throws -> Void) throws -> Replay {
    let moment = try now.map { try self.moment($0) } ?? Host.now
    var desk = try Desk(options)
    desk.register.turn(to: moment.day)
    var settings = desk.settings(options, actor)
    settings.isPersonKnown = actor.by != nil
    let state = try view.state(desk.register, settings: settings, size: try cells())
    var replay = Replay(state: state, now: moment)
    for word in keys.split(separator: " ") {
      if word == "frame" {
        try frame(replay)
      } else if word.hasPrefix("now:") {
        replay.turn(to: try self.moment(String(word.dropFirst(4))))
      } else {
        for key in try Replay.keys(String(word)) { replay.type(key) }
      }
    }
    return replay
  }

  private func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text) ?? Moment("\(text)T12:00:00Z") else {
      throw ValidationError(
        "“\(text)” is no day or moment; write 2026-11-21 or 2026-11-21T09:00:00Z.")
    }
    return moment
  }

  private func cells() throws -> Size {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw ValidationError("“\(size)” is no size; write columns x rows, such as 80x24.")
    }
    return Size(width: parts[0], height: parts[1])
  }
}

/// The dashboard with its journal in memory.
struct Replay {
  private(set) var state: DashboardState
  private var now: Moment
  private var sequence = 0
  private static let writer = "replay-000000"

  init(state: DashboardState, now: Moment) {
    self.state = state
    self.state.writer = Replay.writer
    self.now = now
  }

  mutating func turn(to moment: Moment) {
    now = moment
    state.turn(to: moment.day)
  }

  mutating func type(_ key: Key) {
    for effect in state.handle(key) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    var register = state.register
    switch effect {
    case .record(let draft, let recording):
      take(draft, &register)
      state.recorded(recording, in: register, news: false, also: [])
    case .undo(let actor):
      takeBack(&register) { (register) throws(Refusal) in
        try register.undo(by: actor, writer: Replay.writer).0
      }
    case .redo(let actor):
      takeBack(&register) { (register) throws(Refusal) in
        try register.redo(by: actor, writer: Replay.writer).0
      }
    case .edit: state.refusedToEdit("There is no editor in a replay; the text is as it was.")
    case .copy(let copied): state.told("A replay copies nothing: \(copied.what).", isError: false)
    case .sync: state.told("A replay exchanges nothing.", isError: false)
    case .export: state.failedToExport("A replay writes no file.")
    case .changeViews(let change, let told): state.changeViews(change, told: told)
    case .keepPanes, .keepDrafts, .quit, .suspend, .redraw: break
    }
  }

  private mutating func takeBack(
    _ register: inout Register, _ drafting: (Register) throws(Refusal) -> Draft
  ) {
    do {
      let event = take(try drafting(register), &register)
      state.tookBack(register.words(of: event), in: register, changed: nil)
    } catch {
      state.refused(error.words)
    }
  }

  @discardableResult
  private mutating func take(_ draft: Draft, _ register: inout Register) -> Int {
    sequence += 1
    let id = EventID(writer: Replay.writer, sequence: sequence)
    let bytes = Bytes(draft.line(id: id, at: now))
    let line = Event.Line(
      bytes: bytes, range: 0..<bytes.count, file: "\(Replay.writer).jsonl", number: sequence)
    return register.take([line]).added.last ?? 0
  }

  /// The keys of one word of a script.
  static func keys(_ word: String) throws -> [Key] {
    if word.hasPrefix("text:") {
      return word.dropFirst(5).map { .character($0 == "_" ? " " : $0) }
    }
    if word.hasPrefix("paste:") {
      return [.paste(String(word.dropFirst(6)).replacing("\\n", with: "\n"))]
    }
    if let key = Key(name: word) { return [key] }
    return word.map { .character($0) }
  }
}
