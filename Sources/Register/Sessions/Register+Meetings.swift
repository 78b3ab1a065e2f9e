package import Dates
package import Entities
import JSON
import Journal

extension Register {
  /// The dates a meeting had before, oldest first: those of the file, and those that events
  /// replaced.
  package func previousDates(of meeting: Meeting) -> [DateValue] {
    let target = target(ofMeeting: meeting.id)
    let refs = journal.changes(of: target).filter { ref in
      guard journal.live[ref.event], journal.counted[ref.event],
        case .fieldSet("date", _) = journal.change(ref).payload
      else { return false }
      return true
    }
    var dates = meeting.previousDates
    for ref in refs {
      let was = journal.change(ref).was.flatMap(dateValue)
      if let was, was.edtf != meeting.date?.edtf, !dates.contains(where: { $0.edtf == was.edtf }) {
        dates.append(was)
      }
    }
    return dates
  }

  private func dateValue(_ json: JSONValue) -> DateValue? {
    var decoding = Decoding(Bytes(json.compact), known: known)
    return (try? decoding.date()) ?? nil
  }

  /// The event that set a meeting's state last; nil where the opening balance stands.
  package func lastStateEvent(of meeting: Meeting) -> Int? {
    let target = target(ofMeeting: meeting.id)
    if let head = states[target]?.fields[.member("state")]?.heads.last { return head.event }
    return target.addition.flatMap { journal.event(named: $0.event) }
  }
}

extension Register {
  /// The meeting that an item reported done promised, where nobody has said that it was held; nil
  /// for none.
  package func meetingLeftOpen(by row: Int) -> Meeting? {
    guard status[row] == .reportedDone || status[row] == .done else { return nil }
    return meeting(promisedBy: row, where: \.isExpected)
  }

  /// The meeting that an item promised and that was recorded as held, where nobody has reported the
  /// item; nil for none.
  func meetingHeld(for row: Int) -> Meeting? {
    isNoReport(row) ? meeting(promisedBy: row) { $0 == .held } : nil
  }

  /// A meeting in such a state that is, or was before it was moved, on the item's own date, and
  /// that rests on a paragraph of its claims.
  private func meeting(promisedBy row: Int, where isSo: (Meeting.State) -> Bool) -> Meeting? {
    guard let item = item(row), let due = item.due?.edtf else { return nil }
    return meetings.first { meeting in
      isSo(meeting.state) && !meeting.claims.paragraphs.isDisjoint(with: item.claims.paragraphs)
        && ([meeting.date].compactMap(\.self) + previousDates(of: meeting)).contains {
          $0.edtf == due
        }
    }
  }
}
