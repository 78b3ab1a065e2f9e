import Acts
import Entities
import JSON
import Journal
import Register
import Screen
import TestSupport

@testable import Dashboard

/// A person at the dashboard, with the journal in memory: types keys, and sees what was recorded.
struct Typist {
  var state: DashboardState
  /// Every effect so far that the loop would have performed itself.
  private(set) var others: [String] = []
  /// Drafts that were recorded.
  private(set) var drafts: [Draft] = []
  /// What was to be copied, and exported.
  private(set) var copied: [Copied] = []
  private(set) var exports: [Export] = []
  /// Set to have the next append fail with these words.
  var failure: String?
  /// What stands in for $EDITOR; nil for none.
  var editor: ((String) -> String)?
  /// How often drafts were to be put on disk.
  private(set) var kept = 0
  private var sequence = 0
  static let writer = "typist-000000"
  static let now = moment("2026-11-21T09:00:00.000Z")

  init(
    _ register: Register = Shot.bundled, size: Size = Size(width: 120, height: 36),
    settings: Settings = Typist.settings
  ) {
    state = DashboardState(register: register, settings: settings, size: size)
    state.writer = Typist.writer
  }

  static var settings: Settings {
    var settings = Settings()
    settings.person = "seed"
    settings.isPersonKnown = true
    return settings
  }

  /// Types a script of key names parted by blanks; other words character by character.
  mutating func type(_ script: String, now: Int = 1_000) {
    for word in script.split(separator: " ").map(String.init) {
      for key in Key(name: word).map({ [$0] }) ?? word.map(Key.character) { press(key, now: now) }
    }
  }

  mutating func press(_ key: Key, now: Int = 1_000) {
    for effect in state.handle(key, now: now) { perform(effect) }
  }

  /// A line of the palette.
  mutating func run(_ line: String) {
    for effect in state.run(line) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    var register = state.register
    switch effect {
    case .record(let draft, let recording):
      if let words = failure {
        failure = nil
        return state.failed(recording, words, register: register)
      }
      take(draft, &register)
      state.recorded(recording, in: register, news: false, also: [])
    case .undo(let actor):
      takeBack(Result { try register.undo(by: actor, writer: Typist.writer).0 })
    case .redo(let actor):
      takeBack(Result { try register.redo(by: actor, writer: Typist.writer).0 })
    case .edit(let text): edit(text)
    case .copy(let text): copied.append(text)
    case .changeViews(let change, let told): state.changeViews(change, told: told)
    case .export(let export): exports.append(export)
    case .keepPanes: others.append("keep panes")
    case .keepDrafts: kept += 1
    case .sync(let bundle):
      others.append((["sync"] + [bundle].compactMap(\.self)).joined(separator: " "))
    case .quit: others.append("quit")
    case .suspend: others.append("suspend")
    case .redraw: others.append("redraw")
    }
  }

  private mutating func edit(_ text: String) {
    guard let editor else { return state.refusedToEdit("There is no editor.") }
    perform(state.edited(editor(text)))
  }

  mutating func perform(_ effects: [Effect]) { for effect in effects { perform(effect) } }

  private mutating func takeBack(_ result: Result<Draft, any Error>) {
    switch result {
    case .success(let draft):
      var register = state.register
      let event = take(draft, &register)
      state.tookBack(register.words(of: event), in: register, changed: nil)
    case .failure(let error): state.refused((error as? Refusal)?.words ?? "\(error)")
    }
  }

  @discardableResult
  private mutating func take(_ draft: Draft, _ register: inout Register) -> Int {
    drafts.append(draft)
    sequence += 1
    let id = EventID(writer: Typist.writer, sequence: sequence)
    let bytes = Bytes(draft.line(id: id, at: Typist.now))
    let line = Event.Line(
      bytes: bytes, range: 0..<bytes.count, file: "\(Typist.writer).jsonl", number: sequence)
    return register.take([line]).added.last ?? 0
  }

  /// Another writer sets a member of an item while this person types.
  mutating func others(_ target: Target, _ name: String, _ value: JSONValue) {
    var register = state.register
    let was = register.object(of: target)?[name] ?? .null
    let draft = Draft(
      by: "other",
      changes: [
        Change(
          .fieldSet(name: name, value: value), on: target, was: was,
          after: register.heads(of: target, name))
      ])
    let id = EventID(writer: "other-000000", sequence: 1)
    let bytes = Bytes(draft.line(id: id, at: Typist.now))
    _ = register.take([
      Event.Line(bytes: bytes, range: 0..<bytes.count, file: "other-000000.jsonl", number: 1)
    ])
    state.reloaded(register, words: "other wrote", now: 0)
  }

  // MARK: What is seen

  var titles: [String] { state.rows.map { state.register.index.title(Int($0)) } }
  var current: String? { state.currentRow.map(state.register.index.id) }
  func status(_ id: String) -> Status? {
    state.register.index.row(id).map { state.register.status[$0] }
  }
}
