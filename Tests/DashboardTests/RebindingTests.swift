import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every action under another key, or none: what stands on the screens names the keys that are in
/// force and no others.
///
/// Keys are Greek letters, which no text of the register holds, so that every letter that
/// names a key can be told.
@Suite struct RebindingTests {
  @Test(arguments: Array(Shot.rebound.enumerated()))
  func namesTheKeysInForce(number: Int, shot: Shot) {
    let keymap = Self.keymaps[number % 2]
    var state = Self.state(shot, keymap, Size(width: 200, height: 60))
    for size in [Size(width: 200, height: 60), Size(width: 80, height: 24)] {
      state.resize(to: size)
      let frame = Dashboard.frame(of: state)
      let text =
        (0..<size.height).map { y in frame.row(y).map(\.text).joined() }
        .joined(separator: "\n") + "\n" + (state.message?.text ?? "")
      expectNoOldKey(text, shot, hasOverlay: state.overlay != nil)
      expectKnown(text, keymap, shot)
    }
  }

  /// The lines of keys say what the keys do: pressing each is pressing its action.
  @Test(arguments: 0..<2) func everyKeyDoesItsAction(seed: Int) {
    let keymap = Self.keymaps[seed]
    var settings = Typist.settings
    settings.keymap = keymap
    for action in Action.all {
      // Those are the loop's to do.
      guard action.id != .undo, action.id != .redo else { continue }
      guard let key = keymap.keys(of: action.id).first else { continue }
      var typist = Typist(Shot.bundled, size: Size(width: 120, height: 36), settings: settings)
      guard typist.state.isValid(action.id) else { continue }
      var other = typist
      typist.press(key)
      other.state = other.state.performing(action.id)
      #expect(
        Dashboard.frame(of: typist.state) == Dashboard.frame(of: other.state), "\(action.id)")
    }
  }

  // MARK: What stands on the screen

  /// Letters and signs that name a key today, before a verb: `x reports`, `u undo`.
  private func expectNoOldKey(_ text: String, _ shot: Shot, hasOverlay: Bool) {
    let named = text.matches(
      of: /[ (;:,.]([A-Zb-z!?\/:\[\]+_]) ([a-z]+)/)
    for match in named {
      let (sign, verb) = (String(match.output.1), String(match.output.2))
      guard Key(name: sign).map({ !Keymap.standard.actions($0).isEmpty }) ?? false else { continue }
      let isSign = Self.signs.contains("\(sign) \(verb)")
      #expect(isSign || !Self.isVerb(verb), "\(shot.name): “\(match.output.0)”")
    }
    // In forms, menus and prompts these stay what they are.
    let keys = /\b(Esc|Enter|Space|Ctrl-[A-Z]|PgDn|PgUp)\b[^\n]{0,20}/
    for match in text.matches(of: keys) where !hasOverlay {
      Issue.record("\(shot.name): “\(match.output.0)”")
    }
  }

  /// Signs that are explained, a kind that is folded, a group that is open, tonnes in a title, and
  /// the key that is not rebound here.
  private static let signs = ["! overdue", "+ note", "v done", "t open", ": palette"]

  /// Third persons and the words of the key line.
  private static func isVerb(_ word: String) -> Bool {
    let words = Set(Action.all.flatMap { $0.words.split(separator: " ").map(String.init) })
    let verbs = [
      "adds", "confirms", "drops", "decides", "goes", "marks", "records", "reports", "returns",
      "says", "sets", "shows", "takes", "tells", "undoes", "changes", "corrects", "gives", "keeps",
      "lists", "moves", "names", "notes", "opens", "quits", "reopens", "every",
    ]
    return words.contains(word) || verbs.contains(word)
  }

  /// Whatever the palette is to be told is an action, and every Greek letter is bound.
  private func expectKnown(_ text: String, _ keymap: Keymap, _ shot: Shot) {
    for character in text where ("α"..."ω").contains(character) || ("Α"..."Ω").contains(character) {
      #expect(!keymap.actions(.character(character)).isEmpty, "\(shot.name): \(character)")
    }
    for match in text.matches(of: /[ (]:([a-z]+(?:-[a-z]+)*)/) {
      let name = String(match.output.1)
      #expect(
        Action.ID(rawValue: name) != nil || Command.named(name) != nil, "\(shot.name): :\(name)")
    }
  }

  // MARK: Getting there

  private static let keymaps = (0..<2).map(keymap)

  /// A letter an action, in random order; every fifth has none. The palette keeps its colon.
  private static func keymap(_ seed: Int) -> Keymap {
    var random = Seeded(seed)
    let letters =
      (Array("αβγδεζηθικλμνξοπρστυφχψω") + Array("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"))
      .map(String.init) + (1...40).map { "F\($0)" }
    let actions = Action.ID.allCases.filter { $0 != .palette }.shuffled(using: &random)
    let bindings = zip(actions, letters.prefix(actions.count)).enumerated().map { number, pair in
      KeyBinding(action: pair.0.rawValue, keys: number % 5 == 4 ? [] : [pair.1])
    }
    let (keymap, faults) = Keymap.reading(bindings)
    precondition(faults.isEmpty, "\(faults.map(\.words))")
    return keymap
  }

  /// The screen of a shot, each of its keys typed as what it means there.
  private static func state(_ shot: Shot, _ keymap: Keymap, _ size: Size) -> DashboardState {
    var typist = shot.typist(size) { $0.keymap = keymap }
    for word in shot.keys.split(separator: " ").map(String.init) {
      for key in Key(name: word).map({ [$0] }) ?? word.map(Key.character) {
        guard typist.state.overlay == nil else {
          typist.press(key)
          continue
        }
        let meant = Keymap.standard.actions(key)
        guard let action = meant.first(where: { typist.state.isValid($0.id) }) ?? meant.first else {
          continue
        }
        if let bound = keymap.keys(of: action.id).first {
          typist.press(bound)
        } else {
          typist.run(action.id.rawValue)
        }
      }
    }
    return typist.state
  }
}

extension Shot {
  /// One of each kind of text.
  static let rebound = Shot.all.filter { !["help-typed"].contains($0.name) }
}

extension DashboardState {
  fileprivate func performing(_ id: Action.ID) -> DashboardState {
    var state = self
    _ = state.perform(id)
    return state
  }
}
