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
