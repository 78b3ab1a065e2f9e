import Dates
import Entities
import JSON
package import Register
package import Screen
import Sheets
import Summary
import Text

extension MeetingsReport {
  /// How one meeting stands after a change: a sentence, and for a held session what is carried
  /// forward; or its JSON object.
  ///
  /// - Parameters:
  ///   - id: The meeting.
  ///   - register: Where it is.
  ///   - asJSON: The object of `ahd meetings --json` instead of the sentence.
  /// - Returns: Text without a last newline.
  package static func standing(_ id: String, _ register: Register, asJSON: Bool) -> Shown {
    guard let entry = register.schedule.entries.first(where: { $0.meeting.id == id }) else {
      return "There is no meeting “\(id)” any more."
    }
    if asJSON { return Shown(document: object(entry, register).inertCompact) }
    let meeting = entry.meeting
    let when = when(entry, register.day)
    let parts: [String?] = [
      meeting.title, meeting.date?.label ?? "no date", meeting.time?.words,
      when.isEmpty ? nil : when,
    ]
    let sentence: Shown =
      "\(meeting.state.rawValue.capitalisedFirst): \(parts.joined(", ")) (\(meeting.id))."
    guard meeting.state == .held else { return sentence }
    let left = register.carriedForward(from: meeting)
    guard !left.isEmpty else { return sentence + " Nothing is carried forward." }
    let list = left.map { "- \(register.subject($0)) (\(register.publicID($0)))" }
    return sentence + " Carried forward: \(left.count)\n" + Shown(lines: list)
  }
}
