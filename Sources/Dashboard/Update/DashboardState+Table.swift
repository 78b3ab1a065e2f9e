import Acts
import Entities
import Journal
import Register
import Summary

// Sessions, their agendas and the walk-through.
extension DashboardState {
  /// Performs what acts on sessions and agendas; nil if the action is none of these here.
  mutating func actAtTable(_ id: Action.ID) -> [Effect]? {
    switch id {
    case .confirm: return openOnSession(ConfirmSessionForm())
    case .status: return openOnSession(SessionStatusForm())
    case .date: return openOnSession(RescheduleForm())
    case .add: return addHere()
    case .decide: decideHere()
    case .walk: startWalk()
    case .moveDown: return movePoint(by: 1)
    case .moveUp: return movePoint(by: -1)
    case .take: return takeOrDrop()
    default: return nil
    }
    return []
  }

  private mutating func openOnSession(_ kind: any FormKind) -> [Effect]? {
    guard let meeting = sessionHere else { return nil }
    open(kind, on: subject(of: meeting))
    return []
  }

  private mutating func addHere() -> [Effect]? {
    switch view {
    case .meeting(let id):
      if let meeting = session(id) { open(PointForm(), on: subject(of: meeting)) }
    case .walk(let id):
      if let meeting = session(id) {
        open(ActionForm(meeting: id, about: tableEntry?.target), on: subject(of: meeting))
      }
    case nil where focus == .meetings: open(AddSessionForm(), on: .nothing)
    default: return nil
    }
    return []
  }

  private mutating func decideHere() {
    guard let meeting = viewSession else { return }
    let about = aboutHere
    open(
      DecisionForm(meeting: meeting.id, about: about),
      on: about.map { Subject($0) } ?? subject(of: meeting))
  }

  /// What is under discussion: the item, else the point itself.
  var aboutHere: Target? {
    guard case .point(let point)? = tableEntry else { return tableEntry?.target }
    return point.about.first ?? point.target
  }

  private mutating func startWalk() {
    guard let meeting = viewSession ?? sessionHere else { return }
    guard register.meeting(meeting.id) != nil else {
      message = Message(
        Refusal.session(.onlyProjected(title: meeting.title)).words, isError: true)
      return
    }
    // It begins at the point under the cursor.
    var page = 0
    if case .point(let point)? = tableEntry { page = point.number - 1 }
    openView(.walk(meeting.id))
    viewScrolls[viewScrolls.count - 1].cursor = page
    fit()
  }

  // MARK: Points

  /// Space: takes a matter onto the agenda, or a point off it.
  private mutating func takeOrDrop() -> [Effect]? {
    guard case .meeting? = view, let meeting = viewSession else { return nil }
    switch tableEntry {
    case .matter(let matter)?:
      let told = "On the agenda: \(register.label(of: matter.target))."
      return act(told, step: 1) { (register, actor) throws(Refusal) in
        try register.take([matter.target], onto: meeting, by: actor)
      }
    case .point(let point)?:
      let told = "Off the agenda: \(register.title(of: point))."
      return act(told) { (register, actor) throws(Refusal) in
        try register.drop([point], from: meeting, by: actor)
      }
    default: return []
    }
  }

  private mutating func movePoint(by step: Int) -> [Effect]? {
    guard case .point(let point)? = tableEntry, let meeting = viewSession else { return [] }
    let told = "Moved to \(point.number + step): \(register.title(of: point))."
    return act(told, step: step) { (register, actor) throws(Refusal) in
      try register.move(point, to: point.number + step, on: meeting, by: actor)
    }
  }

  /// Records what needs no form, or says why not.
  private mutating func act(
    _ told: String, step: Int = 0, _ draft: (Register, Actor) throws(Refusal) -> Draft
  ) -> [Effect] {
    do {
      return [.record(try draft(register, person), Recording(told: told, step: step))]
    } catch {
      message = Message(error.words, isError: true)
      return []
    }
  }

  /// What a form records during a walk-through is done at the table of that session.
  func atTable(_ draft: Draft) throws(Refusal) -> Draft {
    guard let meeting = sessionAtTable else { return draft }
    return try register.atTable(draft, of: meeting, about: walkedAbout ?? aboutHere)
  }

  /// The point under discussion while another view lies over the walk-through.
  private var walkedAbout: Target? {
    guard let place = views.firstIndex(where: { if case .walk = $0 { true } else { false } }),
      place < views.count - 1, case .walk(let id) = views[place], let meeting = session(id)
    else { return nil }
    let points = register.points(of: meeting)
    let cursor = viewScrolls[place].cursor
    return points.indices.contains(cursor)
      ? points[cursor].about.first ?? points[cursor].target : nil
  }
}
