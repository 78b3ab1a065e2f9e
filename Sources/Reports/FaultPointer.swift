import Screen

/// A text with a line of carets under the place where it goes wrong.
package enum FaultPointer {
  /// Two lines, each within its width.
  ///
  /// - Parameters:
  ///   - text: As it was typed; what would not show as itself is made harmless.
  ///   - place: Characters of it.
  ///   - width: Cells a line may take.
  /// - Returns: The text, or the part of it around the place, and the carets.
  package static func lines(_ text: String, at place: Range<Int>, width: Int) -> [String] {
    let characters = Array(text)
    let place = place.clamped(to: 0..<characters.count)
    func clean(_ range: Range<Int>) -> String { Sanitise.line(String(characters[range])) }
    // Enough before the place to recognise it, and what fits behind.
    var start = 0
    if Width.of(clean(0..<place.upperBound)) > width - 2 { start = max(0, place.lowerBound - 20) }
    let cut = start > 0 ? "…" : ""
    let before = cut + clean(start..<place.lowerBound)
    let shown = clip(before + clean(place.lowerBound..<characters.count), to: width, ellipsis: "…")
    let room = max(1, Width.of(shown) - Width.of(before))
    let carets = min(max(1, Width.of(clean(place))), room)
    return [
      shown,
      String(repeating: " ", count: Width.of(before)) + String(repeating: "^", count: carets),
    ]
  }
}
