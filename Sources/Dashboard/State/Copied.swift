import Dates
import Entities
import Journal
import Query
import Register
import Screen
import Summary

/// A text for the clipboard, without anything a terminal would act on.
package struct Copied: Hashable, Sendable {
  package let text: String
  /// What it is, for the line that tells of it: `train-20-officers`, `3 ids`.
  package let what: String

  /// Lines made safe one by one.
  init(_ lines: [String], _ kind: String) {
    let lines = lines.map(Sanitise.line)
    text = lines.joined(separator: "\n")
    let one = kind == "id" ? "id \(text)" : "one \(kind)"
    what = lines.count == 1 ? one : "\(lines.count) \(kind)s"
  }
}

// `y`: what can be copied of what is under the cursor.
struct Copying {
  let state: DashboardState

  /// The `y` menu; nil where nothing is under the cursor.
  var menu: Menu? {
    let targets = copied
    let entries = [("id", ids), ("line", lines), ("Markdown", markdown)].compactMap {
      (kind, make) -> Menu.Entry? in
      let lines = make(targets)
      guard let first = lines.first, !first.isEmpty else { return nil }
      let copied = Copied(lines, kind == "Markdown" ? "Markdown line" : kind)
      let more = lines.count > 1 ? " and \(lines.count - 1) more" : ""
      return Menu.Entry(
        name: kind, words: Sanitise.line(first) + more, help: Sanitise.line(first) + more,
        choice: .copy(copied))
    }
    return entries.isEmpty ? nil : Menu(.copy, entries)
  }

  /// Whether there is anything to copy.
  var isPossible: Bool { !copied.isEmpty }

  /// What is copied: the selection, the item, meeting or figure; in a history the entry.
  private var copied: [Subject] {
    if state.actsOnSelection {
      return state.selectedRows.map { Subject(state.register.target(of: $0)) }
    }
    let here = state.here
    if here.event != nil { return [.nothing] }
    return (here.listed ?? here.row.map(state.register.target(of:)) ?? here.target).map {
      [Subject($0)]
    }
      ?? []
  }

  private func ids(_ subjects: [Subject]) -> [String] {
    subjects.compactMap { subject in
      if let event = state.here.event { return state.register.journal.events[event].id.text }
      guard let target = subject.targets.first else { return nil }
      return state.register.row(target).map(state.register.index.id) ?? state.register.meeting(
        at: target)?.id
        ?? state.register.indicator(at: target)?.id
    }
  }

  private func lines(_ subjects: [Subject]) -> [String] {
    subjects.compactMap { subject in
      guard let target = subject.targets.first else { return entryWords }
      let (title, rest) = words(target)
      return ([title] + rest).joined(separator: " · ")
    }
  }

  private func markdown(_ subjects: [Subject]) -> [String] {
    subjects.compactMap { subject in
      guard let target = subject.targets.first else {
        return entryWords.map { "- \(Sanitise.markdown($0))" }
      }
      let (title, rest) = words(target)
      let tail = rest.map(Sanitise.markdown).joined(separator: "; ")
      return "- **\(Sanitise.markdown(title))**\(tail.isEmpty ? "" : ": \(tail)")"
    }
  }

  /// The title, and what there is to say of it.
  private func words(_ target: Target) -> (title: String, rest: [String]) {
    if let row = state.register.row(target) { return (state.register.index.title(row), words(row)) }
    if let meeting = state.register.meeting(at: target) {
      let date = meeting.date?.label ?? "no date"
      return (meeting.title, [date, meeting.state.rawValue, meeting.id])
    }
    if let indicator = state.register.indicator(at: target) {
      let line = state.register.figure(indicator).lines.last
      let value = line.map { "\($0.period): \(indicator.value($0))" } ?? "nothing reported"
      return (indicator.title, [value, indicator.id])
    }
    return (state.register.subject(target), [])
  }

  /// `Türkiye* → Pakistan`, `pledge`, `Q1 2026*`, `7 months past 31 Mar 2026`,
  /// `no report`, and the id.
  private func words(_ row: Int) -> [String] {
    [
      state.register.owes(row), state.register.index.strength[row].rawValue,
      state.register.dueLabel(row),
      state.register.lateness(row)?.words ?? "", state.register.statusWords(row),
      state.register.index.id(row),
    ].filter { !$0.isEmpty }
  }

  /// The entry under the cursor of a history or of what changed, in a sentence.
  private var entryWords: String? {
    guard let event = state.here.event else { return nil }
    let line = state.register.historyLine(event)
    return "\(line.at), \(line.by): \(line.words)"
  }
}
