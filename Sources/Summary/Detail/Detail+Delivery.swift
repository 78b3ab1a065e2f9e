package import Dates
import Entities
import Journal
import Register

extension Register {
  func dueWords(_ row: Int, _ item: Commitment?) -> Detail.Due {
    let late = lateness(row, item)
    let due = item?.due
    let isDated = due?.hasDate ?? false
    // The words of an amended date are its writer's; its label says as much.
    let was = dueBefore(row)
    return Detail.Due(
      label: item.map { dueLabel($0) } ?? dueLabel(row), window: due?.window,
      windowEnd: due?.windowEnd, late: late?.words,
      lateShort: late.map { "\($0.amount) past" },
      source: was == nil ? item.flatMap(dueSource) : nil,
      basis: isDated ? recordedDue(row, due) ?? due?.basis.rawValue : nil, was: was)
  }

  /// `recorded 21 Nov 2026, no source named`: of a date that an event set nobody infers anything. Nil
  /// where the file's stands.
  private func recordedDue(_ row: Int, _ due: DateValue?) -> String? {
    guard let day = dueDay(row) else { return nil }
    return "recorded \(day.words)" + (due?.basis == .stated ? "" : ", no source named")
  }

  /// The day on which an event set the date; nil where it is the file's.
  package func dueDay(_ row: Int) -> Day? {
    heads(of: target(of: row), "due").last.flatMap(journal.event(named:))
      .map { journal.events[$0].at.day }
  }

  /// The words of the source; with its day where they are counted from it.
  private func dueSource(_ item: Commitment) -> String? {
    guard let due = item.due, let text = due.text else { return nil }
    guard let claim = item.claims.quoting(text) else {
      return text == due.label ? nil : "entered as \(text)"
    }
    let quoted = "“\(text)”"
    guard due.basis == .inferred,
      let day = opening.sources.first(where: { $0.id == claim.source })?.date?.label
    else { return quoted }
    return "\(quoted), on \(day)"
  }

  func doneWords(_ row: Int, _ item: Commitment?) -> Detail.Done {
    let report = delivery(row).report
    let isNeeded = needsWords(row)
    let needs = isNeeded ? needs(row, report) : []
    let missing = needs.filter { !$0.isGiven }.map(\.words)
    let words: String
    if status[row] == .done {
      words = (["complete"] + keyedWords(report)).joined(separator: " · ")
    } else if isNeeded {
      words = "still missing: \(missing.joined(separator: " · "))"
    } else {
      words = "on one report"
    }
    return Detail.Done(
      needs: needs, rule: isNeeded ? .both : .single, words: words,
      ruleWords: isNeeded ? "needs every side's word" : "one report is enough",
      doneWhen: item?.doneWhen, evidence: report?.evidence.map(\.text) ?? [],
      given: report?.words.map(wordGiven) ?? [])
  }

  private func needs(_ row: Int, _ report: Report?) -> [Detail.Done.Need] {
    let isLacking = report?.isMissingEvidence ?? true
    let absent = report?.missingWords ?? concerned(row)
    return [.init(words: "evidence", party: nil, isGiven: !isLacking)]
      + concerned(row).map { party in
        .init(
          words: "\(possessive(ofParty: party)) word\(keyNote(party, report))", party: party,
          isGiven: !absent.contains(party))
      }
  }

  /// What is known of whose word it is, behind a party's: nothing where no key
  /// may speak for anybody.
  private func keyNote(_ party: String, _ report: Report?) -> String {
    let words = report?.words.filter { $0.party == party && $0.event != nil } ?? []
    guard header.asksForKeys, !words.isEmpty else { return "" }
    return words.contains(where: \.isVerified)
      ? " (verified by key)" : " (claimed, not verified)"
  }

  private func wordGiven(_ word: Report.Word) -> String {
    let on = word.on.map { EDTF($0)?.label ?? $0 }
    let words = "\(possessive(ofParty: word.party)) word" + (on.map { ", for \($0)" } ?? "")
    guard let key = keyWords(word) else { return words }
    let by = word.event.map { ", by \(journal.events.by($0))" } ?? ""
    return "\(words)\(by): \(key)"
  }

  func figureLine(_ item: Commitment?) -> Detail.FigureLine? {
    guard let id = item?.indicator,
      let indicator = indicator(id)
    else { return nil }
    let figure = figure(indicator)
    let known = figure.lines.last { $0.actual != nil }
    let line = known ?? figure.lines.last
    let value = line.map(indicator.value) ?? "?"
    return Detail.FigureLine(
      indicator: id, title: indicator.short, period: known?.period, value: value,
      note: figureNote(figure, known))
  }

  private func figureNote(_ figure: Figure, _ known: Figure.Line?) -> String? {
    if known == nil { return "nothing reported: unknown, not 0" }
    return figure.lines.last.flatMap { last in
      last.actual == nil && last.isDue ? "\(last.period) ? nothing reported" : nil
    }
  }

  func noteLines(
    _ told: ArraySlice<TargetState.Text>, _ item: Commitment?
  ) -> [Detail.NoteLine] {
    let own = item?.notes.map { [Detail.NoteLine(text: $0, by: nil)] } ?? []
    return own
      + told.map { note in
        let event = journal.events[note.event]
        return Detail.NoteLine(text: note.text, by: "\(event.at.words), \(event.by)")
      }
  }

  /// The events of an item that count, oldest first.
  func countedHistory(_ row: Int) -> [Int] {
    journal.history(of: target(of: row)).filter { journal.counted[$0] }
  }

  /// One event of the journal as a line of a history.
  package func historyLine(_ event: Int) -> Detail.HistoryLine {
    let line = journal.events[event]
    return Detail.HistoryLine(
      event: event, at: line.at.words,
      by: line.by + (line.party.map { " for \(name(ofParty: $0))" } ?? ""),
      words: words(of: event), reason: line.reason, key: keyWords(event),
      isLive: journal.live[event])
  }

  func others(_ item: Commitment) -> [(label: String, words: String)] {
    func title(_ id: String) -> String { index.row(id).map(index.title) ?? id }
    let meeting = item.origin.map { id in
      self.meeting(id)?.title ?? id
    }
    let parts: [(String, [String])] = [
      ("Accountable", item.accountable.map { [personName($0)] } ?? []),
      ("Implementing", item.implementing.map(ownerName)),
      ("Told at", meeting.map { [$0] } ?? []),
      ("Recurs", item.recurs ? ["yes: a report closes it for good"] : []),
      ("Relates to", item.relatesTo.map { "\(title($0)) (\($0))" }),
      ("Supersedes", item.supersedes.map { "\(title($0)) (\($0))" }),
      ("Milestones", item.milestones.map(words)),
    ]
    return parts.filter { !$0.1.isEmpty }.map { ($0.0, $0.1.joined(separator: " · ")) }
  }

  private func words(_ milestone: Commitment.Milestone) -> String {
    [milestone.title, milestone.due?.label, milestone.status?.words].compactMap(\.self)
      .joined(separator: ", ")
  }
}

extension Indicator {
  /// `45 t`, `over 1200 incidents`, `? of 20`: the decimals as the source has them, unknown as `?`.
  package func value(_ line: Figure.Line) -> String {
    let known = line.actual.map { (line.isLowerBound ? "over " : "") + $0.text } ?? "?"
    guard let target = line.target else { return line.actual == nil ? "?" : "\(known) \(unit)" }
    return "\(known) of \(target.text)"
  }
}
