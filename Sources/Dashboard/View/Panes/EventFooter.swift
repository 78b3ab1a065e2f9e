import Dates
import Entities
import Journal
import Register
import Screen
import Sheets
import Summary

/// The event under the cursor, told whole below a list.
struct EventFooter {
  let register: Register
  let glyphs: Glyphs
  let tellsNotes: Bool

  /// Rows it takes in an area, its rule included; 0 where there is no room.
  static func height(in area: Rect) -> Int { area.height >= 14 ? 7 : area.height >= 8 ? 4 : 0 }

  /// Draws a rule and the event at the foot of an area. `before`: what is told first.
  func draw(
    _ event: Int?, before: [(label: String, text: String)] = [], in area: Rect,
    on canvas: inout Canvas
  ) {
    let height = EventFooter.height(in: area)
    guard height > 0 else { return }
    let y = area.maxY - height
    let rule = String(repeating: glyphs.line(heavy: false), count: area.width)
    canvas.frame.put(rule, x: area.x, y: y, style: Theme.quiet, width: area.width)
    var text = TextLines(width: area.width, indent: 11, glyphs: glyphs)
    for part in before { text.field(part.label, part.text) }
    if let event { add(event, to: &text) }
    let below = Rect(x: area.x, y: y + 1, width: area.width, height: height - 1)
    canvas.draw(text, in: below, from: 0)
  }

  private func add(_ index: Int, to text: inout TextLines) {
    let event = register.journal.events[index]
    let party = event.party.map { ", for \(register.ownerName($0))" } ?? ""
    let key = register.keyWords(index).map { ": \($0)" } ?? ""
    text.field("By", "\(event.by)\(party), \(event.at.words)\(key)")
    for (number, change) in event.changes.enumerated() where !event.isOpening {
      text.field(number == 0 ? "Change" : "", change.words(register, glyphs, tellsNotes))
    }
    if let reason = event.reason { text.field("Reason", reason) }
    text.field("Event", event.id.text + (register.journal.live[index] ? "" : ", undone"))
  }
}

extension Change {
  /// What it set, old → new, and what was told with it.
  fileprivate func words(
    _ register: Register, _ glyphs: Glyphs, _ tellsNotes: Bool
  ) -> String {
    let told = register.words(of: self)
    if case .noteAdded = payload, !tellsNotes { return "\(told) (withheld in projector mode)" }
    let details = [stepWords.map(glyphs.own)].compactMap(\.self) + payload.toldWords
    return details.isEmpty ? told : "\(told) (\(details.joined(separator: "; ")))"
  }
}
