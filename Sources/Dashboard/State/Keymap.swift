package import Screen
package import Text

/// Which key does what. Every text that names a key asks it: `keys[.undo]`.
package struct Keymap: Hashable, Sendable {
  private let bound: [Action.ID: [Key]]
  private let actions: [Key: [Action.ID]]
  /// Whether actions are called by their names alone, where lines are typed and no keys.
  private var isSpoken = false

  package static let standard = Keymap([:])

  /// `changes` take the place of the keys the table of actions gives.
  init(_ changes: [Action.ID: [Key]]) {
    let all = Action.all.map { ($0.id, changes[$0.id] ?? $0.standardKeys) }
    bound = Dictionary(uniqueKeysWithValues: all)
    actions = Dictionary(grouping: all.flatMap { id, keys in keys.map { ($0, id) } }, by: \.0)
      .mapValues { $0.map(\.1) }
  }

  /// The keys of an action, the one it is called by first; none where it was unbound.
  package func keys(of id: Action.ID) -> [Key] { bound[id] ?? [] }

  /// All actions of a key, most used first: which one is meant is a matter of the place.
  package func actions(_ key: Key) -> [Action] { (actions[key] ?? []).map(Action.of) }

  /// How a text names an action: `u`; without a key, what finds it in the palette: `:undo`.
  package subscript(id: Action.ID) -> String {
    if isSpoken { return id.rawValue }
    if let key = keys(of: id).first { return key.name }
    let palette = bound[.palette]?.first?.name ?? ":"
    return palette == ":" ? ":\(id.rawValue)" : "\(palette) \(id.rawValue)"
  }

  /// What lists everything there is to do: the palette, or help where lines are typed.
  var lister: String { isSpoken ? "help" : self[.palette] }

  /// The same keys, but texts name actions as a line does, `undo`: where lines are typed.
  var spoken: Keymap {
    var keymap = self
    keymap.isSpoken = true
    return keymap
  }

  /// `j Down`, as menus show them; where there are none, what finds it.
  package func names(of id: Action.ID) -> String {
    let keys = keys(of: id)
    return keys.isEmpty || isSpoken ? self[id] : keys.map(\.name).joined(separator: " ")
  }
}

extension Keymap {
  /// `4 Action items`: a pane's title behind the key that goes to it.
  func title(_ pane: Pane) -> String { tab(pane, pane.title, gap: " ") }

  /// `4Items`; the words alone where no key goes there.
  func tab(_ pane: Pane, _ words: String, gap: String = "") -> String {
    keys(of: pane.action).first.map { $0.name + gap + words } ?? words
  }

  /// The same for the actions that words of the model name.
  package func name(_ act: KeyedWords.Act) -> String { self[Action.ID(act)] }
}

extension Action.ID {
  fileprivate init(_ act: KeyedWords.Act) {
    self =
      switch act {
      case .report: .report
      case .confirm: .confirm
      case .reopen: .reopen
      case .status: .status
      case .date: .date
      case .note: .note
      case .edit: .edit
      case .record: .record
      case .settle: .settle
      }
  }
}
