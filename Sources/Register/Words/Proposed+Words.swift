import Entities
package import JSON

extension Proposed {
  /// Whose value a proposal is.
  package static let copy = "a copy of the file"

  /// What each side has: `Alpha`, `Jun 2026`, `none`; of lists, what tells them apart.
  ///
  /// - Parameter sides: What stands, and what was proposed.
  /// - Returns: One for each.
  package func words(of sides: [JSONValue]) -> [String] {
    if isOfWhole { return sides.map { $0 == .null ? "taken out" : "changed" } }
    return apart(sides) ?? sides.map { $0 == .null ? "none" : $0.fieldWords }
  }

  /// Of lists that have something in common the rest: `… 2025: 38.5`; nil where that tells nothing.
  private func apart(_ sides: [JSONValue]) -> [String]? {
    let lists = sides.map { $0.array ?? [] }
    let shared = lists.dropFirst().reduce(Set(lists.first ?? [])) { $0.intersection($1) }
    let rests = lists.map { list in list.filter { !shared.contains($0) } }
    guard !shared.isEmpty, Set(rests).count == rests.count else { return nil }
    return rests.map { "… " + ($0.isEmpty ? "nothing more" : JSONValue.array($0).fieldWords) }
  }
}

extension JSONValue {
  /// A member's value, a status as people say it.
  fileprivate var fieldWords: String {
    guard let elements = array, !elements.isEmpty else {
      return string.flatMap(Status.init(rawValue:))?.words ?? plainWords
    }
    return elements.map(\.elementWords).joined(separator: ", ")
  }

  /// What a claim, a point or a period says, without the rest of it.
  private var elementWords: String {
    if let period = self["period"]?.string, let actual = self["actual"] {
      return "\(period): \(actual.plainWords)"
    }
    let named = ["title", "text", "name", "period", "id"].lazy.compactMap { self[$0]?.string }
    return named.first ?? plainWords
  }
}
