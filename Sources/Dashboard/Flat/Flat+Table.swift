import Acts
import Dates
import Entities
import Register
import Screen
import Summary
import Text

// A session's agenda and its walk-through, told in lines.
extension Flat {
  /// What the numbers of an agenda, or the lines of a walk-through, are about.
  enum Table: Hashable, Sendable {
    /// The agenda of a session by id, as it was told last: numbers stay those,
    /// whatever moves meanwhile.
    case agenda(String, told: [AgendaEntry])
    /// A session walked through, at a page from 0; what is done is done at its table.
    case walk(String, page: Int)
  }

  /// `agenda [SESSION]`: its points and what arises, numbered on.
  mutating func agenda(_ name: String) -> Answer {
    switch session(name) {
    case .failure(let refusal): return Answer([refusal.words])
    case .success(let meeting):
      let entries = state.register.agendaEntries(of: meeting.id)
      table = .agenda(meeting.id, told: entries)
      return Answer(cut(lines(of: meeting, entries)))
    }
  }

  private mutating func lines(of meeting: Meeting, _ entries: [AgendaEntry]) -> [String] {
    let register = state.register
    let agenda = register.agenda(of: meeting)
    let date = meeting.date?.label ?? "no date"
    var lines = ["\(meeting.title); \(date); \(meeting.state.rawValue); \(meeting.id)"]
    if agenda.points.isEmpty { lines.append("Nothing is on it yet.") }
    numbers = [:]
    for (number, entry) in entries.enumerated() {
      switch entry {
      case .session: continue
      case .point(let point): lines.append("\(number). \(words(of: point))")
      case .matter(let matter):
        if number == agenda.points.count + 1 {
          lines.append("Matters arising, not on it: \(agenda.matters.count). take N takes one.")
        }
        let why = register.words(of: matter).joined(separator: ", ")
        lines.append(
          "\(number). \(register.label(of: matter.target)); \(why); \(register.publicID(matter.target))"
        )
      }
      numbers[number] = entry.target
    }
    lines += register.decisions(of: meeting).map { "Decided: \($0.text)" }
    return lines.map(spoken)
  }

  /// `Train 20 officers in Ankara; carried 2 times; no report; train-20-officers`.
  private func words(of point: Agenda.Point) -> String {
    let register = state.register
    let parts: [String?] =
      [
        register.title(of: point),
        point.carried == 0 ? nil : register.carriedWords(point.carried),
      ] + point.about.compactMap(register.row).map { register.statusWords($0, style: .long) }
      + point.about.map { register.publicID($0) }
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  // MARK: Points

  /// `take N`: a matter onto the agenda, or a point off it.
  mutating func take(entry name: String) -> Answer {
    guard let entry = entry(name) else {
      return Answer(["Say which one, by its number in the agenda: agenda, then take 3."])
    }
    guard let place = place(of: entry) else {
      return Answer(["The agenda has changed there: agenda tells it anew."])
    }
    return act(.take, at: place)
  }

  /// `decide [N] TEXT`: about the point of that number, or under discussion; else of
  /// the session as such.
  mutating func decision(_ text: String) -> Answer {
    guard let table else {
      return Answer(["Decisions are made on a session's agenda: agenda tells it, or walk."])
    }
    let name = String(text.prefix { !$0.isWhitespace })
    if case .agenda = table, let place = entry(name).flatMap(place(of:)) {
      return act(.decide, at: place, saying: String(text.dropFirst(name.count)).trimmed)
    }
    if case .walk(_, let page) = table { return act(.decide, at: page, saying: text) }
    return act(.decide, at: 0, saying: text)
  }

  /// The entry that was told with this number.
  private func entry(_ name: String) -> AgendaEntry? {
    guard case .agenda(_, let told)? = table, let number = Int(name), number > 0,
      told.indices.contains(number)
    else { return nil }
    return told[number]
  }

  /// Where it stands by now.
  private func place(of entry: AgendaEntry) -> Int? {
    guard case .agenda(let id, _)? = table else { return nil }
    return state.register.agendaEntries(of: id).firstIndex { $0.isSame(as: entry) }
  }

  private mutating func act(_ id: Action.ID, at place: Int, saying text: String = "") -> Answer {
    goHome()
    isPointing = true
    sitDown(at: place)
    return settled(after: state.perform(id), id == .decide ? .text : nil, text)
  }

  /// Opens the view of the table, so that what is recorded over it is recorded at it.
  mutating func sitDown(at place: Int? = nil) {
    switch table {
    case .agenda(let id, _)?: if let place { state.open(AgendaView(id), at: place) }
    case .walk(let id, let page)?: state.open(WalkView(id), at: place ?? page)
    case nil: return
    }
  }

  // MARK: The walk-through

  mutating func walk(_ name: String) -> Answer {
    switch session(name) {
    case .failure(let refusal): return Answer([refusal.words])
    case .success(let meeting):
      guard state.register.meeting(meeting.id) != nil else {
        return Answer([spoken(Refusal.session(.onlyProjected(title: meeting.title)).words)])
      }
      table = .walk(meeting.id, page: 0)
      return Answer(
        [
          spoken("\(meeting.title): what you record from here on is done at its table."),
          "next and previous go on and back, close leaves; done, confirm, status, date, note and decide need no number.",
        ] + walkLines())
    }
  }

  /// `next`, `previous`: the page after or before; the last one closes the session.
  mutating func turn(by step: Int) -> Answer {
    guard case .walk(let id, let page)? = table else {
      return Answer(["No session is walked through: walk begins."])
    }
    let pages = points(of: id).count + 1
    guard (0..<pages).contains(page + step) else {
      return Answer([step > 0 ? "This is the last page; close leaves." : "This is the first point."]
      )
    }
    table = .walk(id, page: page + step)
    return Answer(walkLines())
  }

  mutating func close() -> Answer {
    guard case .walk(let id, _)? = table else {
      return Answer(["No session is walked through; quit leaves the program."])
    }
    table = nil
    return Answer([spoken("\(state.register.session(id)?.title ?? id) is closed here.")])
  }

  /// What is under discussion: what lines without a number act on.
  var underDiscussion: [Target] {
    guard case .walk(let id, let page)? = table else { return [] }
    let points = points(of: id)
    guard points.indices.contains(page) else { return [state.register.target(ofMeeting: id)] }
    return points[page].about
  }

  /// Before the next line of a walk-through: `point 2 of 5> `.
  var tablePrompt: String? {
    guard case .walk(let id, let page)? = table else { return nil }
    let count = points(of: id).count
    return page < count ? "point \(page + 1) of \(count)> " : "closing> "
  }

  private func walkLines() -> [String] {
    guard case .walk? = table else { return [] }
    var flat = self
    flat.sitDown()
    guard let view = flat.state.view as? WalkView else { return [] }
    let page = WalkPage(view, flat.state, Layout(flat.state))
    return page.text(width: Flat.width).spokenLines
  }

  private func points(of id: String) -> [Agenda.Point] {
    state.register.session(id).map(state.register.points) ?? []
  }

  /// The session of a name; without one that of the table, else the next.
  private func session(_ name: String) -> Result<Meeting, NoAnswer> {
    guard name.isEmpty else {
      do throws(Refusal) {
        return .success(try state.register.meeting(named: name))
      } catch {
        return .failure(NoAnswer(words: spoken(error.words)))
      }
    }
    switch table {
    case .agenda(let id, _)?, .walk(let id, _)?:
      if let meeting = state.register.session(id) { return .success(meeting) }
    case nil: break
    }
    guard let next = state.register.agendaSession else {
      return .failure(NoAnswer(words: spoken(Refusal.session(.noneAhead).words)))
    }
    return .success(next)
  }
}

extension AgendaEntry {
  /// Of the same thing, wherever either stands.
  fileprivate func isSame(as other: AgendaEntry) -> Bool {
    switch (self, other) {
    case (.point(let one), .point(let two)):
      (one.target, one.place, one.about) == (two.target, two.place, two.about)
    case (.matter(let one), .matter(let two)): one.target == two.target
    default: self == other
    }
  }
}
