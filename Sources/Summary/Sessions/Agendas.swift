package import Entities
package import Register

/// Which sessions have which items on their agenda.
package struct Agendas {
  /// The sessions in time.
  package let sessions: [Meeting]
  /// Per item, where its sessions stand in `sessions`, in time.
  private let places: [Int: [Int]]
  /// How many sessions are over or past their day.
  private let past: Int

  package init(_ register: Register) {
    let schedule = register.schedule
    let entries = schedule.entries.enumerated().filter { $1.meeting.kind == .session }
    sessions = entries.map(\.element.meeting)
    past = entries.count { $0.offset < schedule.today }
    var places: [Int: [Int]] = [:]
    for (place, session) in sessions.enumerated() {
      for row in Set(register.agendaTargets(of: session).compactMap(register.row)) {
        places[row, default: []].append(place)
      }
    }
    self.places = places
  }

  /// Where an item's session stands: the next that has it on its agenda, else
  /// the last; nil for none.
  package func place(of row: Int) -> Int? {
    places[row].flatMap { all in all.first { $0 >= past } ?? all.last }
  }

  /// Every session that has the item on its agenda.
  func all(of row: Int) -> [Meeting] { (places[row] ?? []).map { sessions[$0] } }
}

extension Register {
  /// The sessions that have a row on their agenda, in time.
  package func sessions(of row: Int) -> [Meeting] {
    let target = target(of: row)
    return schedule.entries.map(\.meeting).filter { meeting in
      meeting.kind == .session && agendaTargets(of: meeting).contains { $0 == target }
    }
  }
}
