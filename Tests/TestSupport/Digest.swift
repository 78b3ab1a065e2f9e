import Entities
import JSON
import Journal
import Query
import Register
import Search

extension Register {
  /// All there is to a register's state in text that does not depend on the order lines were read
  /// in: to compare two of them.
  package var digest: String {
    let rows = (0..<count).map(rowDigest)
    let targets = states.keys.map(\.text).sorted().map { targetDigest(Target($0)) }
    let events = journal.inOrder.map { event in
      "\(journal.events[event].id.text) \(journal.live[event] ? "live" : "undone")"
        + (journal.counted[event] ? "" : " not counted")
    }
    let order = Order(self).rows.map { index.id(Int($0)) }
    return
      (["ROWS"] + rows + ["OTHERS"] + others + ["TARGETS"] + targets + ["EVENTS"] + events + [
        "ORDER"
      ] + order)
      .joined(separator: "\n")
  }

  private var others: [String] {
    let targets =
      meetings.map { target(ofMeeting: $0.id) } + indicators.map { target(ofIndicator: $0.id) }
      + tensions.map { target(ofTension: $0.id) }
    return zip(targets, meetings.map(\.id) + indicators.map(\.id) + tensions.map(\.id)).map {
      target, id in
      [
        id, target.text, flags(of: target).ids.joined(separator: " "),
        object(of: target)?.compact ?? "?",
      ].joined(separator: " | ")
    }
  }

  private func rowDigest(_ row: Int) -> String {
    let report = delivery(row).report
    let words = report?.words.map { "\($0.party) \($0.on ?? "-") \(name($0.event))" } ?? []
    let evidence = report?.evidence.map { "\($0.text) \(name($0.event))" } ?? []
    return [
      index.id(row), target(of: row).text, status[row].rawValue,
      flags[row].ids.joined(separator: " "), words.joined(separator: ", "),
      evidence.joined(separator: ", "), report?.missingWords.joined(separator: " ") ?? "-",
      object(row)?.compact ?? "?",
    ].joined(separator: " | ")
  }

  private func targetDigest(_ target: Target) -> String {
    let state = states[target] ?? TargetState()
    let fields = state.fields.map { name, field in
      let heads = field.heads.map { "\($0.id)=\($0.value)" }
      return "  \(name): \(heads) waiting \(field.waitingFor) taken \(field.takenAsOpening)"
    }
    let words = state.words.map { "\($0.party) \($0.on ?? "-") \(name($0.event))" }
    let evidence = state.evidence.map { "\($0.text) \(name($0.event))" }
    let notes = state.notes.map { "\($0.text) \(name($0.event))" }
    let others = state.told.map { "\(journal.change($0).kind) \(name($0.event))" }
    let told =
      "  words \(words) evidence \(evidence) notes \(notes) told \(others) last \(name(state.last))"
    return ([target.text] + fields.sorted() + [told, "  waiting \(state.waitingFor)"])
      .joined(separator: "\n")
  }

  private func name(_ event: Int?) -> String { event.map { journal.events[$0].id.text } ?? "-" }
}

extension Register {
  /// What must hold of any register, whatever was read; each breach in words.
  package func breaches() -> [String] {
    var breaches: [String] = []
    func hold(_ condition: Bool, _ words: @autoclosure () -> String) {
      if !condition { breaches.append(words()) }
    }
    hold(status.count == count && flags.count == count, "columns of different length")
    hold(index.search.rowCount == count, "\(index.search.rowCount) texts for \(count) rows")
    for row in 0..<count {
      let id = index.id(row)
      hold(index.row(id) == row, "\(id) is not found at \(row)")
      hold(self.row(target(of: row)) == row, "\(target(of: row).text) is not row \(row)")
      hold(Slug.isValid(String(id.prefix { $0 != "~" })), "\(id) is no id")
      hold(delivery(row).status == status[row], "\(id): status is not what is folded")
      breaches += flagBreaches(row).map { "\(id): \($0)" }
    }
    for meeting in meetings {
      let target = target(ofMeeting: meeting.id)
      hold(self.meeting(at: target)?.id == meeting.id, "\(meeting.id) is not what it is named")
      hold(object(of: target)?["id"]?.string == meeting.id, "\(meeting.id) is another object")
    }
    hold(Set(meetings.map(\.id)).count == meetings.count, "two meetings of one id")
    hold(Order(self).rows.sorted() == (0..<Int32(count)).map(\.self), "the order is no order")
    return breaches + journalBreaches()
  }

  private func flagBreaches(_ row: Int) -> [String] {
    let up = flags[row]
    let now = status[row]
    let state = states[target(of: row)] ?? TargetState()
    let rules: [(Bool, String)] = [
      (!up.contains(.overdue) || now.isOpen && index.strength[row].binds, "overdue but not open"),
      (!up.contains(.vague) || up.contains(.overdue), "vague but not overdue"),
      (!up.contains(.unreported) || up.contains(.overdue), "unreported but not overdue"),
      (!up.contains(.unreported) || state.delivery.heads.isEmpty, "unreported but reported"),
      (up.contains(.awaiting) == (now == .reportedDone), "awaiting is not reported-done"),
      (up.contains(.contested) == !contestedFields(target(of: row)).isEmpty, "contested"),
      (up.contains(.waiting) == !state.waitingFor.isEmpty, "waiting"),
      (!up.contains(.dueSoon) || !up.contains(.overdue), "due soon and overdue"),
      (now != .reportedDone || delivery(row).report?.isComplete == false, "complete, not done"),
    ]
    return rules.filter { !$0.0 }.map(\.1)
  }

  private func journalBreaches() -> [String] {
    var breaches: [String] = []
    if journal.live.count != journal.events.count || journal.counted.count != journal.live.count {
      breaches.append("liveness of other events")
    }
    for (target, state) in states {
      for (name, field) in state.fields {
        for head in field.heads
        where !journal.live[head.event] || !journal.counted[head.event] {
          breaches.append("\(target.text) \(name): head \(head.id) is not live")
        }
      }
    }
    let ids = journal.events.map(\.id.text)
    if Set(ids).count != ids.count { breaches.append("two events of one id") }
    return breaches
  }
}
