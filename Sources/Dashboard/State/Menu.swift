import Model

/// A menu over the screen, narrowed by typing: `?` holds the keys valid here, `v` the views. Enter runs an entry.
package struct Menu: Sendable {
  package enum Kind: Sendable {
    case keys, views
  }

  package struct Entry: Sendable {
    /// Its keys, or the view's name.
    package let name: String
    /// A word or two, where there is no room for `help`; empty where the name says it.
    package let words: String
    /// A sentence.
    package let help: String
    /// How much there is to see; nil where nothing is counted.
    package var count: String?
    package let choice: Choice
  }

  package enum Choice: Sendable {
    case action(Action.ID)
    case view(FullView)
  }

  package let kind: Kind
  /// What was valid where it was opened.
  package let entries: [Entry]
  package var typed = TextField()
  package var scroll = Scroll()

  init(_ kind: Kind, _ entries: [Entry]) {
    self.kind = kind
    self.entries = entries
  }

  /// Those that match what was typed.
  package var shown: [Entry] {
    let needle = Folding.fold(typed.text)
    guard !needle.isEmpty else { return entries }
    let words = String(decoding: needle, as: UTF8.self)
    return entries.filter { entry in
      let text = "\(entry.choice.name) \(entry.words) \(entry.help) \(entry.name)"
      return String(decoding: Folding.fold(text), as: UTF8.self).contains(words)
    }
  }
}

extension Menu.Choice {
  /// What it can be found by besides its words.
  fileprivate var name: String {
    switch self {
    case .action(let id): id.rawValue
    case .view: ""
    }
  }
}

extension Menu.Kind {
  var title: String { self == .keys ? "Keys" : "Views" }
  /// Why no entry is left.
  var emptyWords: String {
    self == .keys
      ? "No key here does that. Backspace widens." : "No view is called that. Backspace widens."
  }
}
