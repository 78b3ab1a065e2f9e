import Dates
import Entities
import Journal
import Register
import Sheets
import Summary
import Text

extension SessionWriter {
  // MARK: Tensions

  mutating func tensions() -> Paper.Section {
    let open = openTensions
    var table = Table(
      caption: "What the sources say, each beside the others or beside itself; never netted off",
      columns: [
        .init(title: "place"), .init(title: "what they say", room: .widest),
        .init(title: "touches"),
      ], groups: [])
    let parts: [(String, (Tension) -> Bool)] = [
      ("The sources disagree", { $0.kind == .conflict }),
      ("They leave it open", { !$0.mayBeConflict }), ("Not sorted into either", { $0.kind == nil }),
    ]
    for (title, isOf) in parts {
      let rows = open.enumerated().filter { isOf($0.element) }.map {
        row($0.element, Anchor("tension", $0.offset + 1))
      }
      guard !rows.isEmpty else { continue }
      table.groups.append(.init(title: "\(title): \(rows.count)", rows: rows))
    }
    return Paper.Section(
      anchor: Anchor("tensions"), title: "Where the sources disagree or leave it open",
      blocks: [.paragraph(Words(tensionGist(open)))] + (open.isEmpty ? [] : [.table(table)]))
  }

  /// Those that nothing settles yet, in the order of their numbers.
  var openTensions: [Tension] { tensionsShown.filter { $0.state == .open } }

  private func tensionGist(_ open: [Tension]) -> String {
    if let words = TensionCounts(open).words { return "\(words.capitalisedFirst)." }
    let settled = tensionsShown.count
    return settled == 0
      ? "No place where sources disagree touches what is in this report."
      : "Nothing is open; \(plural(settled, "place")) \(settled == 1 ? "is" : "are") settled."
  }

  private mutating func row(_ tension: Tension, _ anchor: Anchor) -> Table.Row {
    let cited =
      citations.cite(tension.claims, for: tension.label)
      + citations.cite(
        tension.refs.filter { ref in
          !tension.claims.contains { $0.source == ref.source && $0.paragraph == ref.paragraph }
        }, for: tension.label)
    let hold = inside(.handling, tension.hold, tension.id).map { Words("Held so: \($0)", .quiet) }
    let text = Words(tension.text) + (cited.isEmpty ? " No source is named." : cited)
    let items = tension.commitments.compactMap { register.index.row($0) }.filter { isHeld($0) }
      .map(link)
    let figures = tension.indicators.compactMap { id in
      figuresShown.first { $0.indicator.id == id }.map { Words($0.indicator.title) }
    }
    return .init(
      anchor: anchor,
      cells: [
        Words("\(tension.label) ", .strong)
          + Words(tension.title).below(Words(tension.kind?.rawValue ?? "", .quiet)),
        text.below(hold ?? ""),
        (items + figures).joined(.line),
      ])
  }

  // MARK: Agenda

  mutating func agenda() -> Paper.Section {
    let anchor = Anchor("agenda")
    guard let session = register.agendaSession else {
      return Paper.Section(
        anchor: anchor, title: "Next session",
        blocks: [.paragraph("No next session is known, so there is no agenda.")])
    }
    let agenda = register.agenda(of: session)
    var blocks: [Paper.Block] = [.paragraph(head(session))]
    let points = agenda.points.filter {
      !isNarrowed || $0.about.isEmpty || $0.about.contains(where: isShown)
    }
    if points.isEmpty {
      blocks.append(
        .paragraph(
          Words(
            agenda.points.isEmpty
              ? "Nothing is on its agenda yet." : "Nothing on its agenda is about these items.")))
    } else {
      blocks.append(.heading("Agenda"))
      blocks.append(.list(points.map { self.point($0) }, isNumbered: true))
    }
    let left = agenda.points.count - points.count
    if left > 0 {
      blocks.append(
        .aside(Words("\(plural(left, "point")) about other items left out by the filter.")))
    }
    blocks += matters(agenda)
    return Paper.Section(anchor: anchor, title: "Next session", blocks: blocks)
  }

  private func isShown(_ target: Target) -> Bool {
    if let row = register.row(target) { return isHeld(row) }
    if let tension = register.tension(at: target) {
      return tensionsShown.contains { $0.id == tension.id }
    }
    if let figure = register.indicator(at: target) {
      return figuresShown.contains { $0.indicator.id == figure.id }
    }
    return !isNarrowed
  }

  /// What it is, when, how sure that is, on whose word, and on what an earlier date rested.
  private mutating func head(_ session: Meeting) -> Words {
    let entry = register.schedule.entries.first { $0.meeting.id == session.id }
    let sure = entry.map { register.stateWords($0) }
    let time = register.timeWords(session).map { "begins \($0)" }
    let isContested = register.flags(of: register.target(ofMeeting: session.id)).contains(
      .contested)
    let rest = [
      sure, recorded(session), time, isContested ? "its record is contested" : nil,
    ].joined("; ")
    let grounds = register.grounds(of: session)
    return Words(session.title, .strong) + Words(": \(AgendaReport.head(register, session)). ")
      + Words("\(rest.capitalisedFirst).") + citations.cite(grounds.now, for: session.title)
      + before(session, grounds.before)
  }

  /// `recorded 21 Nov 2026 by desk`; for others without who typed it.
  private mutating func recorded(_ session: Meeting) -> String? {
    guard let index = register.lastStateEvent(of: session) else { return nil }
    let event = register.journal.events[index]
    let hand = inside(.hand, event.by, "\(index)").map { " by \($0)" }
    return "recorded \(event.at.day.words)\(hand ?? "")"
  }

  /// What was expected before its date was set, and on what ground: never what confirms it.
  private mutating func before(_ session: Meeting, _ claims: [Claim]) -> Words {
    guard let date = register.previousDates(of: session).last, !claims.isEmpty else { return "" }
    return Words(" Before that it was expected for \(date.label) (\(date.basis.rawValue)).")
      + citations.cite(claims, for: "\(session.title), as expected before")
  }

  private mutating func point(_ point: Agenda.Point) -> Words {
    AgendaReport.words(of: point, register)
      + citations.cite(point.claims, for: "\(register.title(of: point)), on the agenda")
  }

  /// What could come up besides: the secretariat's own preparation.
  private mutating func matters(_ agenda: Agenda) -> [Paper.Block] {
    let matters = agenda.matters.filter { isShown($0.target) }
    guard !matters.isEmpty else { return [] }
    if options.isShareable {
      for matter in matters { withheld.add(.matter, matter.target.text) }
      return []
    }
    let reasons = matters.map { register.words(of: $0).joined(separator: ", ") }
    let order = reasons.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let table = Table(
      caption: "Matters arising, not on the agenda: \(matters.count)",
      columns: [.init(title: "because"), .init(title: "matters")],
      groups: [
        .init(
          title: nil,
          rows: order.map { reason in
            let same = zip(matters, reasons).filter { $0.1 == reason }.map { name(of: $0.0.target) }
            return .init(cells: [Words("\(reason): \(same.count)"), same.joined("; ")])
          })
      ])
    return [.table(table)]
  }

  /// An item by its title, a tension by its number, which stand elsewhere in the report.
  private func name(of target: Target) -> Words {
    if let tension = register.tension(at: target) {
      let place = openTensions.firstIndex { $0.id == tension.id }
      let anchor = place.map { Anchor("tension", $0 + 1) }
      return anchor.map { Words(tension.label, .link($0)) } ?? Words(register.label(of: target))
    }
    return register.row(target).map(link) ?? Words(register.label(of: target))
  }

  // MARK: Sources

  /// Every paragraph that something in the report rests on.
  func sources() -> Paper.Section {
    let anchor = Anchor("sources")
    guard !citations.notes.isEmpty else {
      return Paper.Section(
        anchor: anchor, title: "Sources",
        blocks: [.paragraph("No source is cited: the register names none for what stands here.")])
    }
    let used = Set(citations.notes.map(\.reference.source))
    let rows = register.opening.sources.filter { used.contains($0.id) }.map { source in
      let cited = citations.notes.count { $0.reference.source == source.id }
      return Table.Row(cells: [
        Words(source.short, .strong), Words(source.title ?? "no title"),
        Words(
          [source.publisher ?? "publisher unknown", source.author.map { "by \($0)" }].joined(", ")),
        Words(source.date?.label ?? "no date"), Words("\(cited) of \(source.paragraphs)"),
      ])
    }
    let table = Table(
      caption: "Documents cited",
      columns: [
        .init(title: "source"), .init(title: "title", room: .wide), .init(title: "publisher"),
        .init(title: "date"), .init(title: "paragraphs cited", isNumber: true),
      ], groups: [.init(title: nil, rows: rows)])
    return Paper.Section(
      anchor: anchor, title: "Sources",
      blocks: [
        .table(table), .heading("Paragraphs"), .notes(citations.notes.enumerated().map(note)),
      ])
  }

  private func note(_ number: Int, _ note: Citations.Note) -> Paper.Note {
    let reference = note.reference
    return Paper.Note(
      number: number + 1,
      place: "\(register.sourceShort(reference.source)) ¶\(reference.paragraph)",
      entries: note.entries.map { entry in
        let speaker = entry.claim?.speaker.map(register.personName)
        let kind = entry.claim?.kind == .inferred ? "inferred by the register" : nil
        let rest = [speaker, kind].joined(", ")
        let said = Words(entry.claim.map { "\($0.text)." } ?? "Named, without a claim of its own.")
        return Paper.Note.Entry(
          said: said + Words(rest.isEmpty ? "" : " (\(rest))", .quiet), behind: entry.behind)
      })
  }
}
