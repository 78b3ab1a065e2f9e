/// Which items are shown. Words and fields narrow together; an empty filter shows all.
package struct Filter: Hashable, Sendable {
  /// One entry of the status pane.
  package enum StatusChoice: Hashable, Sendable {
    case status(Status)
    /// Not started and unreported: its window is past and nobody has said anything.
    case noReport
  }

  /// Any of these domains; empty for all.
  package var domains: [String] = []
  package var status: StatusChoice?
  package var isOverdueOnly = false
  /// What stands after `/`: words and `field:value` terms.
  package var text = ""

  package init() {}

  package var isEmpty: Bool { self == Filter() }

  /// The parts that panes count without their own (design.md 5).
  package enum Part: Sendable { case domains, status, overdue, text }

  /// The same filter without one part.
  package func without(_ part: Part) -> Filter {
    var other = self
    switch part {
    case .domains: other.domains = []
    case .status: other.status = nil
    case .overdue: other.isOverdueOnly = false
    case .text: other.text = ""
    }
    return other
  }
}

/// One term of a filter's text: a word, or `field:value`. Terms narrow together.
package enum Term: Hashable, Sendable {
  case word(String)
  case domain(String)
  case status(String)
  case strength(String)
  case party(String)
  case owedBy(String)
  case owedTo(String)
  case flag(String)

  /// A field that is not known, with the place of the term.
  package struct Fault: Error, Hashable, Sendable {
    package let field: String
    /// Characters before the term, from 0.
    package let column: Int

    package var words: String {
      "There is no field “\(field)”; fields are \(Term.fields.joined(separator: ", "))."
    }
  }

  package static let fields = [
    "domain", "status", "strength", "party", "owedby", "owedto", "flag",
  ]

  /// Reads the terms of a filter's text.
  package static func read(_ text: String) throws(Fault) -> [Term] {
    var terms: [Term] = []
    var column = 0
    for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
      defer { column += piece.count + 1 }
      guard !piece.isEmpty else { continue }
      terms.append(try Term(String(piece), column: column))
    }
    return terms
  }

  private init(_ piece: String, column: Int) throws(Fault) {
    guard let colon = piece.firstIndex(of: ":"), colon != piece.startIndex else {
      self = .word(piece)
      return
    }
    let value = String(piece[piece.index(after: colon)...])
    switch piece[..<colon].lowercased() {
    case "domain": self = .domain(value)
    case "status": self = .status(value)
    case "strength": self = .strength(value)
    case "party": self = .party(value)
    case "owedby": self = .owedBy(value)
    case "owedto": self = .owedTo(value)
    case "flag": self = .flag(value)
    default: throw Fault(field: String(piece[..<colon]), column: column)
    }
  }
}
