package import Entities
package import Register
package import Screen

/// A line of text in pieces, each with what it means; no piece knows how it will look. The
/// writers make it safe.
package struct Words: Hashable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var runs: [Run]

  package struct Run: Hashable, Sendable {
    package let text: String
    package let kind: Kind
  }

  /// What a piece means.
  package enum Kind: Hashable, Sendable {
    case plain, strong
    /// Said besides.
    case quiet
    /// Past its date; past a vague date; a word with it says so.
    case late, vague
    case contested
    /// Unknown: never 0.
    case unknown
    /// A stored or typed name: an id.
    case code
    /// The glyph of a status, of a meeting's state.
    case status(Status)
    case state(Meeting.State)
    /// A bar, as long as there is room for.
    case bar(Bar)
    /// The number of a note, and the place it is cited at.
    case note(Int, from: Anchor)
    case link(Anchor)
    /// A new line within the text.
    case line
  }

  package init(_ text: String = "", _ kind: Kind = .plain) {
    runs = text.isEmpty ? [] : [Run(text: text, kind: kind)]
  }

  package init(stringLiteral text: String) { self.init(text) }

  package init(_ bar: Bar) { runs = [Run(text: " ", kind: .bar(bar))] }
  package init(_ status: Status) { self.init(status.glyph(), .status(status)) }
  package init(_ state: Meeting.State) { self.init(state.glyph(), .state(state)) }

  /// The mark before an item's title; a blank for none.
  package init(_ flags: Flags) {
    let late: Kind = flags.contains(.vague) ? .vague : .late
    let kind: Kind =
      flags.contains(.contested) ? .contested : flags.contains(.overdue) ? late : .plain
    self.init(flags.mark(), kind)
  }

  package static let line = Words(runs: [Run(text: " ", kind: .line)])

  package static func note(_ number: Int, from place: Anchor) -> Words {
    Words(runs: [Run(text: "\(number)", kind: .note(number, from: place))])
  }

  private init(runs: [Run]) { self.runs = runs }

  package var isEmpty: Bool { runs.isEmpty }

  /// The parts between its new lines; at least one.
  var lines: [Words] {
    runs.split(omittingEmptySubsequences: false) { $0.kind == .line }.map { Words(runs: Array($0)) }
  }

  package static func + (left: Words, right: Words) -> Words {
    Words(runs: left.runs + right.runs)
  }
  package static func += (left: inout Words, right: Words) { left.runs += right.runs }

  /// On a line of its own below what is there; nothing for nothing.
  package func below(_ other: Words) -> Words {
    other.isEmpty ? self : isEmpty ? other : self + .line + other
  }
}

extension Words.Kind {
  /// How it looks where there are styles.
  package var style: Style {
    switch self {
    case .plain, .code, .link, .bar, .line: .plain
    case .strong: Theme.focus
    case .quiet, .note: Theme.quiet
    case .late: Theme.overdue
    case .vague: Theme.vague
    case .contested: Theme.contested
    case .unknown: Theme.unknown
    case .status(let status): Theme.of(status)
    case .state(let state): Theme.of(state)
    }
  }
}

/// A place in a document that a link may lead to: never text of a register.
package struct Anchor: Hashable, Sendable {
  package let text: String

  package init(_ kind: StaticString, _ number: Int? = nil) {
    text = "\(kind)" + (number.map { "-\($0)" } ?? "")
  }

  private init(text: String) { self.text = text }

  /// The place of what names this one.
  package var title: Anchor { Anchor(text: "\(text)-title") }
}

extension [Words] {
  /// Those that are not empty.
  package func joined(_ separator: Words) -> Words {
    filter { !$0.isEmpty }.reduce(into: Words()) { all, words in
      all += all.isEmpty ? words : separator + words
    }
  }
}

extension [String?] {
  /// Those that are there.
  package func joined(_ separator: String) -> String {
    compactMap(\.self).joined(separator: separator)
  }
}
