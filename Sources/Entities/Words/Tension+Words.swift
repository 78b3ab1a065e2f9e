extension Tension {
  /// `conflict, open`; the state alone where nobody has said what it is.
  package var standing: String {
    [kind?.rawValue, state.rawValue].compactMap(\.self).joined(separator: ", ")
  }

  /// `T6 which quarter is meant (ambiguity, open)`.
  package var words: String { "\(label) \(title) (\(standing))" }
}

/// How many places there are where the sources disagree, and how many that they leave open.
package struct TensionCounts: Hashable, Sendable {
  /// Where statements conflict.
  package private(set) var disagreements = 0
  /// Gaps, ambiguities and what one source alone tells.
  package private(set) var leftOpen = 0
  /// Of which nobody has said what they are.
  package private(set) var unsorted = 0

  package init(_ tensions: [Tension]) {
    for tension in tensions {
      switch tension.kind {
      case .conflict?: disagreements += 1
      case .gap?, .ambiguity?, .silence?: leftOpen += 1
      case nil: unsorted += 1
      }
    }
  }

  /// `12 places where the sources disagree and 14 that they leave open`; nil for none.
  package var words: String? {
    let parts = [
      disagreements > 0 ? "\(places(disagreements)) where the sources disagree" : nil,
      leftOpen > 0
        ? "\(disagreements > 0 ? String(leftOpen) : places(leftOpen)) that they leave open" : nil,
      unsorted > 0 ? "\(places(unsorted)) not sorted into either" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  private func places(_ count: Int) -> String { "\(count) \(count == 1 ? "place" : "places")" }
}
