import Check
import Screen
import Sheets
import Summary
import Text

extension TextLines {
  /// Every value in dispute with who said it and when, and what settles it.
  mutating func add(_ entries: [Disagreement], _ keys: Keymap) {
    for (number, entry) in entries.enumerated() {
      let isNew = number == 0 || entries[number - 1].kind != entry.kind
      let isContested = entry.kind == .contested
      for (place, side) in entry.sides.enumerated() {
        let name = place == 0 ? "\(entry.name): " : isContested ? "or " : "and "
        field(
          isNew && place == 0 ? label(entry.kind) : "", glyphs.own(name + side.words),
          glyph: place == 0 && isContested ? glyphs.own("≠") : " ", style: Theme.contested)
      }
      field("", glyphs.own(entry.fix.text(keys.name)), glyph: " ")
    }
  }

  /// The brief pane's label column has no cell more.
  private func label(_ kind: Finding.Kind) -> String {
    kind == .contested && indent <= 10 ? "Contest" : kind.brief.capitalisedFirst
  }
}
