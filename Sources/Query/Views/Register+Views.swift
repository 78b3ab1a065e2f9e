package import Acts
import Dates
import Entities
import JSON
package import Journal
package import Register
import Search

extension Register {
  /// What a saved view may ask about the person who looks.
  package struct Viewer: Hashable, Sendable {
    /// The party they speak for; nil where none is configured.
    package var party: String?

    package init(party: String?) { self.party = party }
  }

  /// The program's own views: the questions of a secretariat's quarter. “Mine” and “due before the
  /// next session” only where somebody is configured and a session is ahead.
  package func programViews(for viewer: Viewer) -> [SavedView] {
    var views = [
      programView("overdue", "flag:overdue", "what is past its date"),
      programView(
        "awaiting confirmation", "flag:awaiting", "what is reported done and not confirmed"),
      programView("unreported", "flag:unreported", "what is past its date without a report"),
      programView("contested", "flag:contested", "where the record disagrees"),
      programView("without source", "source:none", "what no source tells"),
    ]
    if schedule.next?.date?.latest != nil {
      views.insert(
        programView(
          "due before the next session", "status:open due>=today due<=next-session",
          "what falls due from today to then"),
        at: 1)
    }
    if let party = viewer.party, let id = ownerID(party) {
      views.append(
        programView(
          SavedView.mine, "owedby:\(id) not status:closed",
          "what \(ownerName(id)) owes and has not done"))
    }
    return views
  }

  /// Why there is no view “mine”; nil where there is one.
  package func whyNotMine(_ viewer: Viewer) -> String? {
    guard let party = viewer.party else {
      return "no party is configured: ahd config, --party or $AHD_PARTY"
    }
    return ownerID(party) == nil ? "this register has no party “\(party)”" : nil
  }

  private func ownerID(_ name: String) -> String? {
    header.parties.first { $0.id == name || $0.short == name || $0.name == name }?.id
  }

  private func programView(_ name: String, _ text: String, _ answers: String) -> SavedView {
    var filter = Filter()
    filter.text = text
    var view = SavedView(name, filter, Arrangement(), .program)
    view.answers = answers
    return view
  }

  // MARK: Kept with the register

  /// The views that the register keeps, in their order. One that cannot be read is left out.
  package var ownViews: [SavedView] {
    placedViews.map(\.view)
  }

  private var placedViews: [(view: SavedView, place: Double)] {
    added("view").compactMap { added -> (SavedView, Double)? in
      let object = object(ofView: added)
      guard added.isLive, object["dropped"]?.bool != true,
        let view = try? SavedView(object, keeper: .register(added.target))
      else { return nil }
      let place = (object["place"]?.number).flatMap { Double($0) } ?? .infinity
      return (view, place.isNaN ? .infinity : place)
    }.enumerated().sorted { a, b in
      a.element.1 == b.element.1 ? a.offset < b.offset : a.element.1 < b.element.1
    }.map { ($0.element.0, $0.element.1) }
  }

  /// The event that does what is asked to the register's views.
  package func draft(_ change: ViewChange, by actor: Actor) throws(Refusal) -> Draft {
    switch change {
    case .save(let view):
      if let old = ownView(view.name) { return try draft(members(view), on: old, actor) }
      let id = viewSlug(view.name)
      let object = JSONValue.object(
        [JSONMember(key: "id", value: .string(id))] + (view.json.object ?? []))
      return Draft(
        by: actor.person, party: actor.party,
        changes: [Change(.added(object), on: Target("view/\(id)"))])
    case .rename(let name, let new):
      let old = try view(named: name)
      if let other = ownView(new), other != old { throw .view(.isTaken(new)) }
      let name: String
      do { name = try SavedView.name(new) } catch { throw .view(error) }
      return try draft([("name", .string(name))], on: old, actor)
    case .delete(let name):
      return try draft([("dropped", true)], on: try view(named: name), actor)
    case .move(let name, let step): return try move(try view(named: name), by: step, actor)
    }
  }

  /// Every member a view may have: what it no longer says is null.
  private func members(_ view: SavedView) -> [(String, JSONValue)] {
    SavedView.members.map { ($0, view.json[$0] ?? .null) }
  }

  private func move(_ view: SavedView, by step: Int, _ actor: Actor) throws(Refusal) -> Draft {
    var views = ownViews
    guard let place = views.firstIndex(of: view), views.indices.contains(place + step) else {
      throw .view(.cannotMove(view.name))
    }
    views.swapAt(place, place + step)
    var changes: [Change] = []
    for (number, view) in views.enumerated() {
      changes += try self.changes([("place", .number(String(number + 1)))], on: view)
    }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  private func draft(
    _ members: [(String, JSONValue)], on view: SavedView, _ actor: Actor
  ) throws(Refusal) -> Draft {
    Draft(by: actor.person, party: actor.party, changes: try changes(members, on: view))
  }

  /// One a member that is not so already.
  private func changes(
    _ members: [(String, JSONValue)], on view: SavedView
  ) throws(Refusal) -> [Change] {
    guard case .register(let target) = view.keeper else { throw .view(.isProgram(view.name)) }
    let now = added("view").first { $0.target == target }.map(object(ofView:)) ?? .object([])
    return members.compactMap { name, value in
      let was = now[name] ?? .null
      guard was != value else { return nil }
      return Change(
        .fieldSet(name: name, value: value), on: target, was: was, after: heads(of: target, name))
    }
  }

  private func ownView(_ name: String) -> SavedView? {
    let wanted = Folding.fold(name)
    return ownViews.first { $0.folded == wanted }
  }

  private func view(named name: String) throws(Refusal) -> SavedView {
    guard let view = ownView(name) else { throw .view(.unknown(name, ownViews.map(\.name))) }
    return view
  }

  /// Never one that was used before.
  private func viewSlug(_ name: String) -> String {
    let base = Slug.made(of: name)
    let used = Set(added("view").map(\.slug))
    guard used.contains(base) else { return base }
    var number = 2
    while used.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}
