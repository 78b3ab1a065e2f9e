import JSON

/// A text that equals another only where both are the same bytes.
///
/// For `String` two texts are equal that are canonically equivalent, such as `é` in one scalar and
/// in two. Names of files, of members and of what events speak of are bytes: a dictionary by
/// `String` would take two of them for one, and lose the other. Ids of the register's own are
/// ASCII, where the two mean the same.
package struct ExactText: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.isExactly(right.text)
  }

  /// By bytes: the same order on every machine, and one for any two that differ.
  package static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) { text.hashExactly(into: &hasher) }
}

extension ExactText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.text = text }
}

extension ExactText: CustomStringConvertible {
  package var description: String { text }
}
