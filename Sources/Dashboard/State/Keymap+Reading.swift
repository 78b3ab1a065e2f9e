import Query
package import Screen

/// Keys that a person gives an action; none to unbind it. Both in words, as they
/// stand in a configuration.
package struct KeyBinding: Hashable, Sendable {
  package let action: String
  package let keys: [String]
  /// Of two layers the higher counts.
  package let layer: Int

  /// One entry of a configuration's keys.
  package init(action: String, keys: [String], layer: Int = 0) {
    self.action = action
    self.keys = keys
    self.layer = layer
  }
}

extension Keymap {
  /// What is wrong with a binding; it does not count, the rest does.
  package struct Fault: Hashable, Sendable {
    /// The number of the binding.
    package let binding: Int
    /// Which of its keys; nil for the action.
    package let key: Int?
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
      case noAction(String, likely: [String])
      case noKey(String, likely: String?)
      /// What a terminal sends for it is another key.
      case sentAs(String, Key)
      case reserved(Key)
      /// In one place it means this already.
      case taken(Key, Action.ID)
      /// Without it not every action could be reached.
      case lastOfPalette
    }
  }

  /// The keymap of a person's bindings, those of the highest layer first.
  ///
  /// A binding takes its keys from the standard ones of other actions, where both work
  /// in one place; of two bindings the first counts. Ctrl-C always quits, and the
  /// palette always has a key.
  package static func reading(_ bindings: [KeyBinding]) -> (keymap: Keymap, faults: [Fault]) {
    var reading = KeymapReading(bindings)
    reading.read()
    return (Keymap(reading.changes), reading.faults)
  }
}

private struct KeymapReading {
  private let bindings: [KeyBinding]
  private(set) var faults: [Keymap.Fault] = []
  private(set) var changes: [Action.ID: [Key]] = [:]
  private var layers: [Action.ID: Int] = [:]

  init(_ bindings: [KeyBinding]) { self.bindings = bindings }

  mutating func read() {
    for (number, binding) in bindings.enumerated() { read(binding, number) }
    for action in Action.all where changes[action.id] == nil {
      let left = action.standardKeys.filter { taker(of: $0, in: action.id) == nil }
      if left != action.standardKeys { changes[action.id] = left }
    }
    if let keys = changes[.quit], !keys.contains(.interrupt) {
      changes[.quit] = keys + [.interrupt]
    }
  }

  private mutating func read(_ binding: KeyBinding, _ number: Int) {
    guard let id = Action.ID(rawValue: binding.action) else {
      let all = Action.ID.allCases.map(\.rawValue)
      let likely = Nearness.best(binding.action, all)
      return told(number, nil, .noAction(binding.action, likely: likely))
    }
    // A higher layer has set it.
    guard changes[id] == nil else { return }
    var keys: [Key] = []
    for (place, name) in binding.keys.enumerated() {
      switch key(name, for: id, binding.layer) {
      case .success(let key?): if !keys.contains(key) { keys.append(key) }
      case .success(nil): break
      case .failure(let fault): told(number, place, fault.kind)
      }
    }
    if keys.isEmpty, id == .palette, binding.keys.isEmpty {
      return told(number, nil, .lastOfPalette)
    }
    // An entry of which nothing is left leaves the standard.
    guard !keys.isEmpty || binding.keys.isEmpty else { return }
    changes[id] = keys
    layers[id] = binding.layer
  }

  private struct Unfit: Error { let kind: Keymap.Fault.Kind }

  /// The key of a name, if the action may have it; nil where a higher layer has it.
  private func key(_ name: String, for id: Action.ID, _ layer: Int) -> Result<Key?, Unfit> {
    guard let key = Key(name: name), key.isSendable else {
      return .failure(Unfit(kind: .noKey(name, likely: Key.likely(name))))
    }
    if let sent = key.sentAs { return .failure(Unfit(kind: .sentAs(name, sent))) }
    if key == .interrupt, id != .quit { return .failure(Unfit(kind: .reserved(key))) }
    if let other = taker(of: key, in: id) {
      guard layers[other] == layer else { return .success(nil) }
      return .failure(Unfit(kind: .taken(key, other)))
    }
    if isLastOfPalette(key), id != .palette { return .failure(Unfit(kind: .lastOfPalette)) }
    return .success(key)
  }

  /// The action bound so far to which the key would mean something in a place where `id` works too.
  private func taker(of key: Key, in id: Action.ID) -> Action.ID? {
    let places = Action.of(id).places
    return changes.keys.filter { $0 != id && changes[$0]?.contains(key) == true }
      .filter { !Action.of($0).places.isDisjoint(with: places) }
      .min { $0.rawValue < $1.rawValue }
  }

  /// The palette was given no keys of its own, and all others of its keys are taken.
  private func isLastOfPalette(_ key: Key) -> Bool {
    let standard = Action.of(.palette).standardKeys
    guard changes[.palette] == nil, standard.contains(key) else { return false }
    return standard.allSatisfy { $0 == key || taker(of: $0, in: .palette) != nil }
  }

  private mutating func told(_ binding: Int, _ key: Int?, _ kind: Keymap.Fault.Kind) {
    faults.append(Keymap.Fault(binding: binding, key: key, kind: kind))
  }
}

extension Keymap.Fault {
  /// A sentence that says what is so and what to do.
  package var words: String {
    switch kind {
    case .noAction(_, let likely) where !likely.isEmpty:
      "there is no such action; did you mean \(likely.joined(separator: ", "))?"
    case .noAction: "there is no such action; `ahd keys` lists them."
    case .noKey(let name, let likely?): "“\(name)” is no key; did you mean “\(likely)”?"
    case .noKey(let name, nil):
      "“\(name)” is no key; keys are written x, X, !, Space, Enter, Ctrl-R, PgUp, F1."
    case .sentAs(let name, let key):
      "a terminal sends \(key.name) for \(name), so it cannot be told apart; choose another key."
    case .reserved(let key): "\(key.name) always quits; choose another key."
    case .taken(let key, let action):
      "\(key.name) is bound to \(action.rawValue) in the same place, and that counts; choose another key."
    case .lastOfPalette:
      "the palette keeps a key, so that everything can be reached; give `palette` another one first."
    }
  }
}

extension Key {
  fileprivate static let interrupt = Key.control("c")

  /// Whether there is such a key on a terminal.
  fileprivate var isSendable: Bool {
    guard case .control(let letter) = self else { return true }
    return "abcdefghijklmnopqrstuvwxyz@[\\]^_".contains(letter)
  }

  /// The key whose code this one shares.
  fileprivate var sentAs: Key? {
    switch self {
    case .control("i"): .tab
    case .control("m"), .control("j"): .enter
    case .control("["): .escape
    case .control("h"): .backspace
    default: nil
    }
  }

  /// The key whose name is the same but for the case of its letters.
  fileprivate static func likely(_ name: String) -> String? {
    let names =
      [
        "Enter", "Tab", "Shift-Tab", "Esc", "Backspace", "Del", "Ins", "Up", "Down", "Left",
        "Right", "Home", "End", "PgUp", "PgDn", "Space",
      ] + "abcdefghijklmnopqrstuvwxyz".map { "Ctrl-\($0.uppercased())" } + (1...12).map { "F\($0)" }
    let low = name.lowercased().replacing("+", with: "-")
    return names.first { $0.lowercased() == low }
  }
}
