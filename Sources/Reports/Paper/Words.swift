/// A line of text in pieces, each with what it means; no piece knows how it will look. The
/// formats make it safe.
struct Words: Hashable, ExpressibleByStringLiteral {
  private(set) var runs: [Run]

  struct Run: Hashable {
    let text: String
    let kind: Kind
  }

  enum Kind: Hashable {
    case plain, strong
    /// Said besides.
    case quiet
    /// Past its date; past a vague date; a word with it says so.
    case late, vague
    /// Unknown: never 0.
    case unknown
    /// A stored or typed name: an id.
    case code
    /// The number of a note, and the place it is cited at.
    case note(Int, from: HTML.Anchor)
    case link(HTML.Anchor)
    /// A new line within the text.
    case line
  }

  init(_ text: String = "", _ kind: Kind = .plain) {
    runs = text.isEmpty ? [] : [Run(text: text, kind: kind)]
  }

  init(stringLiteral text: String) { self.init(text) }

  static let line = Words(runs: [Run(text: " ", kind: .line)])

  static func note(_ number: Int, from place: HTML.Anchor) -> Words {
    Words(runs: [Run(text: "\(number)", kind: .note(number, from: place))])
  }

  private init(runs: [Run]) { self.runs = runs }

  var isEmpty: Bool { runs.isEmpty }

  static func + (left: Words, right: Words) -> Words { Words(runs: left.runs + right.runs) }
  static func += (left: inout Words, right: Words) { left.runs += right.runs }

  /// On a line of its own below what is there; nothing for nothing.
  func below(_ other: Words) -> Words {
    other.isEmpty ? self : isEmpty ? other : self + .line + other
  }
}

extension [Words] {
  /// Those that are not empty.
  func joined(_ separator: Words) -> Words {
    filter { !$0.isEmpty }.reduce(into: Words()) { all, words in
      all += all.isEmpty ? words : separator + words
    }
  }
}
