import Acts
import Dates
import Entities
import Query
import Register
import Text

// What the commands of the flat mode do.
extension Flat {
  mutating func run(_ command: FlatCommand, _ argument: String) -> Answer {
    switch command.kind {
    case .list: return list(argument)
    case .more: return more()
    case .open: return open(argument)
    case .log: return log(argument)
    case .meetings:
      var answer = Answer()
      answer.isMeetings = true
      return answer
    case .domains: return domains()
    case .all:
      _ = state.perform(.dropFilters)
      return Answer([spoken(countWords)])
    case .help: return help(argument)
    case .agenda: return agenda(argument)
    case .take: return take(entry: argument)
    case .decide: return decision(argument)
    case .walk: return walk(argument)
    case .next: return turn(by: 1)
    case .previous: return turn(by: -1)
    case .close: return close()
    case .act(let id, let field): return act(id, field, argument)
    }
  }

  private mutating func list(_ words: String) -> Answer {
    if !words.isEmpty {
      _ = state.run("filter \(words)")
      let refusal = told()
      guard refusal.isEmpty else { return Answer(refusal) }
    }
    // A row just changed stayed where it was until now.
    state.reselect()
    return page(from: 0)
  }

  private mutating func more() -> Answer {
    switch rest {
    case .nothing: Answer(["There is no more."])
    case .rows(let place): page(from: place)
    case .lines(let lines): Answer(cut(lines))
    }
  }

  /// Rows from a place of the list on, under their groups, and how many are left.
  private mutating func page(from place: Int) -> Answer {
    let all = state.lines
    let end = pageSize.map { min(all.count, place + $0) } ?? all.count
    var number = (0..<place).count { if case .row? = all[$0] { true } else { false } }
    var lines: [String] = []
    for place in place..<max(place, end) {
      switch all[place] {
      case .row(let row)?:
        number += 1
        numbers[number] = state.register.target(of: row)
        lines.append(spoken("\(number). \(state.register.lineWords(row))"))
      case .head(let section)?:
        let section = state.sections[section]
        lines.append(spoken("\(section.title): \(section.words.first ?? "")"))
      case nil: break
      }
    }
    rest = end < all.count ? .rows(end) : .nothing
    let left = all.count - end
    lines.append(
      left > 0
        ? "\(left) more; more goes on."
        : state.rows.isEmpty
          ? spoken("Nothing matches: \(countWords) all drops the filters.")
          : spoken(countWords))
    return Answer(lines)
  }

  /// The first page of lines; `more` goes on with the others.
  package mutating func cut(_ lines: [String]) -> [String] {
    guard let pageSize, lines.count > pageSize else {
      rest = .nothing
      return lines
    }
    rest = .lines(Array(lines.dropFirst(pageSize)))
    return lines.prefix(pageSize) + ["\(lines.count - pageSize) more lines; more goes on."]
  }

  private mutating func open(_ name: String) -> Answer {
    switch target(name) {
    case .failure(let refusal): return Answer([refusal.words])
    case .success(let target):
      var answer = Answer()
      answer.tell(state.register.view(showing: target), self)
      return answer
    }
  }

  private mutating func log(_ name: String) -> Answer {
    var answer = Answer()
    guard !name.isEmpty else {
      answer.tell(HistoryView(), self)
      return answer
    }
    switch target(name) {
    case .failure(let refusal): return Answer([refusal.words])
    case .success(let target):
      answer.tell(HistoryView(of: target), self)
      return answer
    }
  }

  private func domains() -> Answer {
    let counts = zip(state.register.header.domains, state.counts.domains)
    return Answer(
      counts.map { domain, tally in
        let overdue = tally.overdue > 0 ? ", \(tally.overdue) overdue" : ""
        return spoken("\(domain.id): \(domain.title), \(tally.total)\(overdue)")
      })
  }

  private func help(_ word: String) -> Answer {
    let own = FlatCommand.all.map { ($0.name, $0.argument, $0.help) }
    // What the screen shows and lines do not.
    let drawn = ["theme", "columns"]
    let palette = Command.all
      .filter { FlatCommand.named($0.name) == nil && !drawn.contains($0.name) }
      .map { ($0.name, $0.argument, $0.help) }
    let actions: [Action.ID] = [
      .undo, .redo, .overdue, .earlier, .later, .today,
    ]
    let rest = actions.map { ($0.rawValue, "", Action.of($0).help) }
    let views = ViewChoice.all.filter { FlatCommand.named($0.words) == nil }
      .map { ($0.words, "", $0.answers) }
    let all = own + rest + palette + views
    let shown = word.isEmpty ? all : all.filter { "\($0.0) \($0.2)".contains(word) }
    guard !shown.isEmpty else { return Answer(["Nothing here has to do with “\(word)”."]) }
    return Answer(
      shown.map { name, argument, help in
        spoken("\(name)\(argument.isEmpty ? "" : " \(argument)"): \(help)")
      })
  }

  // MARK: Acting

  private mutating func act(
    _ id: Action.ID, _ field: Form.FieldID?, _ argument: String
  ) -> Answer {
    goHome()
    guard id != .add else { return settled(after: state.perform(.add), field, argument) }
    let name = String(argument.prefix { !$0.isWhitespace })
    let said = String(argument.dropFirst(name.count)).trimmed
    var names = name.split(separator: ",").map(String.init)
    // Where nothing else can stand behind the first, further words are further items.
    if field == nil { names += said.split { $0 == " " || $0 == "," }.map(String.init) }
    var targets = names.isEmpty ? underDiscussion : []
    guard !names.isEmpty || !targets.isEmpty else {
      return Answer(["Say which one, by its number in the list or its id."])
    }
    for name in names {
      switch target(name) {
      case .failure(let refusal): return Answer([refusal.words])
      case .success(let target): if !targets.contains(target) { targets.append(target) }
      }
    }
    guard point(at: targets) else {
      return Answer(["Only items can be acted on together; name one meeting or figure."])
    }
    return settled(after: state.perform(id), field, said)
  }

  mutating func settled(
    after effects: [Effect], _ field: Form.FieldID?, _ said: String
  ) -> Answer {
    var answer: Answer
    if let field, !said.isEmpty, case .form(let form)? = state.overlay {
      answer = Answer(begin(form, filling: field, with: said))
    } else {
      answer = settled()
    }
    answer.effects = effects
    return answer
  }

  /// Puts the cursor on one thing, or selects several items; false for several
  /// that are not all items.
  private mutating func point(at targets: [Target]) -> Bool {
    isPointing = true
    sitDown()
    if targets.count == 1 {
      state.open(state.register.view(showing: targets[0]))
      return true
    }
    guard targets.allSatisfy({ state.register.row($0) != nil }) else { return false }
    state.selected = Set(targets)
    return true
  }

  /// What a number of the last list, or an id, stands for.
  private func target(_ name: String) -> Result<Target, NoAnswer> {
    if let number = Int(name) {
      if let target = numbers[number] { return .success(target) }
      guard state.rows.indices.contains(number - 1) else {
        return .failure(NoAnswer(words: "There is no number \(number) here; list tells them."))
      }
      return .success(state.register.target(of: Int(state.rows[number - 1])))
    }
    do {
      if let entry = state.schedule.entries.first(where: { $0.meeting.id == name }) {
        return .success(state.register.target(ofMeeting: entry.meeting.id))
      }
      return .success(try state.register.target(named: name))
    } catch {
      return .failure(NoAnswer(words: error.words))
    }
  }
}

extension Register {
  /// The view of one thing, by what events name it by; a meeting's text.
  func view(showing target: Target) -> any FullView {
    if row(target) != nil { return ItemView(target) }
    if let indicator = indicator(at: target) { return FigureView(indicator.id) }
    return MeetingView(meeting(at: target)?.id ?? String(target.slug))
  }

  /// An item in one line, its parts in words.
  func lineWords(_ row: Int) -> String {
    let flags = flags[row]
    let item = item(row)
    let late = lateness(row, item).map { "overdue, \($0.words)" }
    let parts: [String?] = [
      index.title(row), flags.contains(.contested) ? "contested" : nil, late,
      "owed: " + (item.map { owes($0, style: .long) } ?? owes(row, style: .long)),
      index.strength[row].rawValue,
      "due: " + (item.map { dueLabel($0) } ?? dueLabel(row)),
      statusWords(row, style: .long), index.id(row),
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}
