import Model
import Screen

extension TextLines {
  /// Every value of each contested field with who said it and when, and what settles it.
  mutating func add(_ contests: [Contest], _ keys: Keymap) {
    // The brief pane's label column has no cell more.
    let label = indent > 10 ? "Contested" : "Contest"
    for (number, contest) in contests.enumerated() {
      for (place, side) in contest.sides.enumerated() {
        let name = place == 0 ? "\(contest.name): " : "or "
        field(
          number + place == 0 ? label : "", glyphs.own(name + side.words),
          glyph: place == 0 ? glyphs.own("≠") : " ", style: Theme.contested)
      }
      field("", glyphs.own(contest.fix.text(keys.name)), glyph: " ")
    }
  }
}
