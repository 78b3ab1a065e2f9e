import Query
import Search

/// A menu over the screen, narrowed by typing; Enter runs an entry. `?` holds the keys valid here,
/// `v` the views, `:` everything there is to do, `y` what can be copied.
package struct Menu: Sendable {
  package enum Kind: Sendable {
    case keys, views, palette, copy
  }

  package struct Entry: Sendable {
    /// What it is called: keys, a view, a command.
    package let name: String
    /// A word or two, where there is no room for `help`; empty where the name says it.
    package var words = ""
    /// A sentence.
    package var help = ""
    /// At the right: how much there is to see, or its key; nil for neither.
    package var count: String?
    /// Why it cannot be run here; nil where it can.
    package var whyNot: String?
    /// What the line of the palette becomes by Tab; nil where there is nothing to complete.
    package var line: String?
    let choice: Choice
  }

  enum Choice: Sendable {
    case action(Action.ID)
    case view(any FullView)
    case saved(SavedView)
    /// A line of the palette, run as it stands.
    case line(String)
    /// The palette goes on with this line.
    case fill(String)
    case copy(Copied)
  }

  package let kind: Kind
  /// What was there when it was opened.
  package let entries: [Entry]
  package var typed = TextField()
  package var scroll = Scroll()
  /// Those that match what was typed, best first.
  package internal(set) var shown: [Entry]

  init(_ kind: Kind, _ entries: [Entry]) {
    self.kind = kind
    self.entries = entries
    shown = entries
  }

  /// After anything typed.
  mutating func narrow() {
    shown = Fuzzy(typed.text).ranked(entries) { ($0.searched, "\($0.words) \($0.help)") }
  }

  /// The entry under the cursor.
  package var current: Entry? {
    shown.indices.contains(scroll.cursor) ? shown[scroll.cursor] : nil
  }

  /// What Tab would add behind what is typed; empty for nothing.
  var ghost: String {
    guard kind == .palette, typed.cursor == typed.characters.count, !typed.isEmpty,
      let line = current?.line, line.count > typed.text.count,
      line.lowercased().hasPrefix(typed.text.lowercased())
    else { return "" }
    return String(line.dropFirst(typed.text.count))
  }
}

extension Menu.Entry {
  /// What letters may stand apart in.
  fileprivate var searched: String {
    switch choice {
    case .action(let id): name == id.rawValue ? name : "\(id.rawValue) \(name)"
    // Without what stands behind the name.
    case .fill(let line): line
    default: name
    }
  }
}

extension Menu.Kind {
  var title: String {
    switch self {
    case .keys: "Keys"
    case .views: "Views"
    case .palette: "Palette"
    case .copy: "Copy"
    }
  }

  /// What stands before the typed text.
  var prompt: String { self == .palette ? ":" : "Find  " }

  /// What Enter does, in a word.
  var verb: String {
    switch self {
    case .keys, .palette: "run"
    case .views: "open"
    case .copy: "copy"
    }
  }

  /// Why no entry is left.
  var emptyWords: String {
    switch self {
    case .keys: "No key here does that. Backspace widens."
    case .views: "No view is called that. Backspace widens."
    case .palette: "Nothing is called that. Backspace widens."
    case .copy: "Nothing here is called that. Backspace widens."
    }
  }
}
