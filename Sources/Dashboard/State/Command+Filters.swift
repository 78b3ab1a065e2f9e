import Dates
import Entities
import Query
import Register

// What `domain`, `filter` and `as-of` take and do.
extension Suggestions {
  // MARK: Domains

  /// The domains not yet named in front of the last word, each with its count.
  func domainSuggestions(_ typed: String) -> [Command.Suggestion] {
    let (before, _) = Command.lastWord(typed)
    let taken = Set(before.split(separator: " ").map(String.init))
    let all = Command.Suggestion(
      argument: "all", words: "every domain", count: counted(state.counts.underDomains))
    let domains = zip(state.register.header.domains, state.counts.domains).compactMap {
      domain, tally in
      taken.contains(domain.id)
        ? nil
        : Command.Suggestion(
          argument: before + domain.id, words: domain.title, count: counted(tally))
    }
    return before.isEmpty ? [all] + domains : domains
  }

  private func counted(_ tally: Tally) -> String {
    tally.overdue > 0 ? "\(tally.total), \(tally.overdue) overdue" : "\(tally.total)"
  }

  // MARK: Words

  /// What is typed, with how much it leaves, then what it may go on with.
  func filterSuggestions(_ typed: String) -> [Command.Suggestion] {
    var filter = state.filter
    filter.text = typed
    let further = state.register.completions(of: typed, at: typed.count, under: filter).map {
      next in
      Command.Suggestion(
        argument: next.taken(in: typed).text, words: next.help, count: next.count.map(String.init))
    }
    let (_, faults) = state.register.reading(filter: typed)
    if let fault = faults.first {
      return [Command.Suggestion(argument: typed, whyNot: fault.words)] + further
    }
    let words = typed.isEmpty ? "drop the words of the filter" : "only what matches"
    let count = "\(state.register.select(filter).count) of \(state.register.count)"
    return [Command.Suggestion(argument: typed, words: words, count: count)] + further
  }

  // MARK: Days

  func daySuggestions(_ typed: String) -> [Command.Suggestion] {
    let today = Command.Suggestion(argument: "today", words: state.register.today.words)
    guard !typed.isEmpty else {
      return [today]
        + state.schedule.entries.compactMap { entry in
          guard entry.meeting.state == .held, let day = entry.meeting.date?.latest,
            day < state.register.today
          else { return nil }
          return Command.Suggestion(argument: day.text, words: "the day of \(entry.meeting.title)")
        }
    }
    if "today".hasPrefix(typed.lowercased()) { return [today] }
    guard let day = EDTF(typed: typed)?.latest else {
      return [
        Command.Suggestion(
          argument: typed, whyNot: "no date; write 2026-03-31, 31 Mar 2026 or 2026-03")
      ]
    }
    return [Command.Suggestion(argument: typed, words: "at the end of \(day.words)")]
  }
}

extension Command {
  static func runDomain(_ text: String, _ state: inout DashboardState) -> [Effect] {
    let names = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard !names.isEmpty else { return state.perform(.filterDomains) }
    if names == ["all"] {
      state.setDomains([])
      return []
    }
    let known = state.register.header.domains.map(\.id)
    var ids: [String] = []
    for name in names {
      let hits = known.contains(name) ? [name] : known.filter { $0.hasPrefix(name.lowercased()) }
      guard hits.count == 1 else {
        let list = (hits.isEmpty ? known : hits).joined(separator: ", ")
        return state.refuse("“\(name)” names no one domain; there are \(list).")
      }
      if !ids.contains(hits[0]) { ids.append(hits[0]) }
    }
    state.setDomains(ids)
    return []
  }

  static func runFilter(_ text: String, _ state: inout DashboardState) -> [Effect] {
    do {
      _ = try state.register.read(filter: text)
    } catch {
      return state.refuse(error.words)
    }
    state.setText(text)
    return []
  }

  static func runAsOf(_ text: String, _ state: inout DashboardState) -> [Effect] {
    if text.isEmpty || text.lowercased() == "today" { return state.perform(.today) }
    guard let day = EDTF(typed: text)?.latest else {
      return state.refuse("“\(text)” is not a date; write 2026-03-31, 31 Mar 2026 or 2026-03.")
    }
    state.show(asOf: day)
    return []
  }
}

extension Command {
  /// What stands before the last word, with its blank, and that word.
  static func lastWord(_ text: String) -> (before: String, last: String) {
    guard let blank = text.lastIndex(where: \.isWhitespace) else { return ("", text) }
    let next = text.index(after: blank)
    return (String(text[..<next]), String(text[next...]))
  }
}
