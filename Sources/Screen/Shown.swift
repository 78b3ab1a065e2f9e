/// Text that may go to a terminal. It is made by sanitising and in no other way, so that it can hold
/// nothing that a terminal acts on but line ends, blanks and our own styles.
///
/// A literal is ours and keeps its line ends; what is interpolated in it is one line, however many it
/// holds: `"Note kept: \(title)."`.
package struct Shown: Hashable, Sendable {
  /// What is shown.
  package let text: String

  private init(safe text: String) { self.text = text }

  /// One line: a sentence, a name, a path.
  package init(_ line: some StringProtocol) { text = Sanitise.line(String(line)) }

  /// Texts that each are one line.
  package init(lines: some Sequence<String>) {
    text = lines.map { Sanitise.line($0) }.joined(separator: "\n")
  }

  /// A document that was made safe part by part, such as a report: its line ends, closed isolates
  /// and, where it is styled, the styles of ours stay.
  package init(document: String, isStyled: Bool = false) {
    text = Sanitise.document(document, isStyled: isStyled)
  }

  package static func + (left: Shown, right: Shown) -> Shown {
    Shown(safe: left.text + right.text)
  }
}

extension Shown: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(document: text) }

  package init(stringInterpolation parts: Parts) { self.init(safe: parts.text) }

  /// The pieces of a literal, each made safe as it comes.
  package struct Parts: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      text += Sanitise.document(literal, isStyled: false)
    }

    package mutating func appendInterpolation(_ shown: Shown) { text += shown.text }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += Sanitise.line(value.description)
    }
  }
}

extension Sequence<Shown> {
  /// One after the other, with what parts them.
  package func joined(by separator: Shown) -> Shown {
    var joined: Shown?
    for shown in self { joined = joined.map { $0 + separator + shown } ?? shown }
    return joined ?? ""
  }
}
