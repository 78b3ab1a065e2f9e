package import JSON

/// Anything a list of the register holds under an id of its own.
package protocol Identified {
  /// What targets call it: `party`, `meeting`.
  static var kind: String { get }
  var id: String { get }
}

extension Party: Identified { package static let kind = "party" }
extension Domain: Identified { package static let kind = "domain" }
extension Person: Identified { package static let kind = "person" }
extension Body: Identified { package static let kind = "body" }
extension Source: Identified { package static let kind = "source" }
extension Meeting: Identified {}
extension Indicator: Identified {}
extension Tension: Identified {}

extension Decoding {
  /// A list whose ids differ: a second one under the same id is an error at its id, and left out.
  package mutating func unique<T: Identified>(
    orNull: Bool = true, _ element: (inout Decoding) throws(JSONError) -> T?
  ) throws(JSONError) -> [T] {
    if !orNull, try reader.peek() != .array {
      _ = try expect(.array, "an array")
      return []
    }
    var places: [String: Int] = [:]
    return try list { (decoding) throws(JSONError) in
      decoding.proposed = []
      let item = try element(&decoding)
      guard let item, !item.id.isEmpty else { return item }
      if let first = places[item.id] {
        decoding.problems.append(
          .duplicate(
            item.id, at: decoding.idOffset, path: "\(decoding.reader.path).id", first: first))
        return nil
      }
      places[item.id] = decoding.idOffset
      if !decoding.proposed.isEmpty {
        decoding.take(contestedOf: Target("\(T.kind)/\(item.id)"))
      }
      return item
    }
  }
}
