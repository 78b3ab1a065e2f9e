import Dates
package import Entities
package import JSON
package import Journal
import Text

extension Register {
  /// What an event did, in words: `Reported done: Train 20 officers in Ankara`.
  package func words(of event: Int) -> String {
    let line = journal.events[event]
    guard let first = line.changes.first else { return "nothing" }
    let minuted = line.changes.filter(\.isMinuted)
    guard let shown = line.changes.first(where: { !$0.isMinuted }) else { return words(of: first) }
    // What is set on one meeting is one act.
    let isMeeting = meeting(at: shown.target) != nil
    let others =
      line.changes.count {
        !$0.isMinuted && !(isMeeting && $0.target == shown.target)
      } - (isMeeting ? 0 : 1)
    let words = words(of: shown) + (others > 0 ? " and \(others) more" : "")
    return words + (minuted.first.map { " (at \(subject($0.target)))" } ?? "")
  }

  /// One change in words, with what it is about.
  package func words(of change: Change) -> String {
    switch change.payload {
    case .opened(_, let format, let program): "Opened by \(program), format \(format)"
    case .undone(let ids): undoWords(ids)
    case .agendaAdded(let text, let item):
      "On the agenda of \(subject(change.target)): \(pointWords(text, item))"
    case .added(let entity) where change.target.kind == "view":
      "View saved: \(entity["name"]?.string ?? String(change.target.slug))"
    case .added(let entity):
      "Added: \(entity["title"]?.string ?? subject(change.target))"
    case .decided(let text, _): "Decided at \(subject(change.target)): \(text)"
    case .minuted(let about):
      "Taken up at \(subject(change.target))" + (about.map { ": \(subject(Target($0)))" } ?? "")
    case .fieldSet(let name, let value) where viewName(change.target) != nil:
      "\(viewVerb(name, value)): \(subject(change.target))"
    case .fieldSet(let name, let value) where pointWords(change.target) != nil:
      "\(pointVerb(name, value)): \(subject(change.target))"
    default: "\(verb(change)): \(subject(change.target))"
    }
  }

  private func verb(_ change: Change) -> String {
    switch change.payload {
    case .reported: "Reported done"
    case .confirmed: "Confirmed"
    case .evidenceAdded: "Evidence added"
    case .noteAdded: "Note"
    case .statusSet(let status): "Status set to \(status.words)"
    case .reopened(let status): "Reopened as \(status.words)"
    case .fieldSet(let name, let value):
      meeting(at: change.target) == nil
        ? "\(Member.named(name)?.label ?? name.capitalisedFirst) set" : meetingVerb(name, value)
    case .added: "Added"
    case .readingSet(let reading): "Reading for \(label(reading.period))"
    case .claimAdded(let claim): "Claim of \(sourceShort(claim.source)) ¶\(claim.paragraph) added"
    default: "Unknown change \(change.kind)"
    }
  }

  private func meetingVerb(_ name: String, _ value: JSONValue) -> String {
    switch name {
    case "state": (value.string ?? "state set").capitalisedFirst
    case "date": "Dated \(value["edtf"]?.string.flatMap { EDTF($0) }?.label ?? "anew")"
    default: "\(name) set"
    }
  }

  private func pointVerb(_ name: String, _ value: JSONValue) -> String {
    switch (name, value) {
    case ("dropped", .bool(true)): "Off the agenda"
    case ("dropped", _): "Back on the agenda"
    case ("place", _): "Moved on the agenda"
    default: "\(name) set"
    }
  }

  private func viewVerb(_ name: String, _ value: JSONValue) -> String {
    switch (name, value) {
    case ("dropped", .bool(true)): "View deleted"
    case ("dropped", _): "View back"
    case ("place", _): "View moved"
    case ("name", _): "View renamed"
    default: "View saved"
    }
  }

  /// The words of a point of an agenda; nil for a target that is none.
  private func pointWords(_ target: Target) -> String? {
    point(target).map { pointWords($0.text, $0.item) }
  }

  private func point(_ target: Target) -> (text: String?, item: String?)? {
    guard let (name, number) = target.addition, let event = journal.event(named: name),
      journal.events[event].changes.indices.contains(number - 1),
      case .agendaAdded(let text, let item) = journal.events[event].changes[number - 1].payload
    else { return nil }
    return (text, item)
  }

  /// A point is about an item. One about another point is told as it is spelled: such a file can
  /// lead round in a circle.
  private func pointWords(_ text: String?, _ item: String?) -> String {
    text ?? item.map { item in
      point(Target(item)).map { $0.text ?? item } ?? subject(Target(item))
    } ?? ""
  }

  /// An undo of an undo is a redo, and that of a redo an undo again. What lies deeper than anybody
  /// goes, or on a circle, is told by its ids.
  private func undoWords(_ ids: [String]) -> String {
    var undone = first(of: ids)
    for verb in ["Undid ", "Redid ", "Undid ", "Redid "] {
      guard let event = undone else { break }
      if !journal.isUndo(event) { return verb + words(of: event).loweredFirst }
      undone = first(of: journal.events[event].undoes)
    }
    return "Undid \(ids.joined(separator: ", "))"
  }

  private func first(of ids: [String]) -> Int? {
    ids.lazy.compactMap { journal.event(named: $0) }.first
  }

  /// The id a person types for what a target names; the target itself where it has none.
  package func publicID(_ target: Target) -> String {
    if let row = row(target) { return index.id(row) }
    return meeting(at: target)?.id ?? indicator(at: target)?.id ?? tension(at: target)?.id
      ?? target.text
  }

  /// The title of what a target names.
  package func subject(_ target: Target) -> String {
    if let row = row(target) { return index.title(row) }
    if let meeting = meeting(at: target) { return meeting.title }
    if let indicator = indicator(at: target) { return indicator.title }
    if let tension = tension(at: target) { return tension.title }
    if let point = pointWords(target) { return point }
    if let view = viewName(target) { return view }
    if target == .register { return header.short }
    let isNamed = ["meeting", "indicator", "tension", "commitment"].contains(target.kind)
    return isNamed ? String(target.slug) : target.text
  }
}

extension Change {
  /// Says only that the rest of its line was done at a meeting.
  package var isMinuted: Bool { if case .minuted = payload { true } else { false } }
}

extension Register {
  /// The name of a view that an event added, as it stands; nil for another target.
  func viewName(_ target: Target) -> String? {
    guard target.addition != nil, let added = added("view").first(where: { $0.target == target })
    else { return nil }
    return object(ofView: added)["name"]?.string ?? added.slug
  }

  /// A view with the members that events set.
  package func object(ofView added: Added) -> JSONValue {
    (states[added.target]?.members ?? []).reduce(added.object) {
      $0.replacing($1.name, with: $1.value)
    }
  }
}

extension Register {
  /// What counts for now of a field that events set; nil for none.
  package func words(of field: FieldName, on target: Target) -> String? {
    states[target]?.fields[field]?.value?.words
  }

  /// `Q1 2026` for `2026-33`.
  package func label(_ period: String) -> String { EDTF(period)?.label ?? period }
}
