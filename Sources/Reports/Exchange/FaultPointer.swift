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
    // Of a long text what shows the place: a little before it, then as much as fits.
    var start = 0
    if Width.of(clean(0..<place.upperBound)) > width - 2 {
      start = max(0, place.lowerBound - max(0, width - place.count - 2).clamped(to: 0...20))
    }
    let before = (start > 0 ? "…" : "") + clean(start..<place.lowerBound)
    let shown = clip(before + clean(place.lowerBound..<characters.count), to: width, ellipsis: "…")
    let indent = min(Width.of(before), width - 1)
    let carets = min(max(1, Width.of(clean(place))), max(1, Width.of(shown) - indent))
    return [shown, String(repeating: " ", count: indent) + String(repeating: "^", count: carets)]
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
