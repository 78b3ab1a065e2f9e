import Dates
import Entities
import Journal
import Query
import Register
import Sheets
import Summary
import Text

extension SessionWriter {
  /// Entries about what the report is of, by kind, then in time.
  var entries: [Changes.Entry] {
    guard isNarrowed || options.isShareable else { return changed.entries }
    let figures = Set(figuresShown.map { register.target(ofIndicator: $0.indicator.id) })
    let tensions = Set(tensionsShown.map { register.target(ofTension: $0.id) })
    return changed.entries.filter { entry in
      if let row = row(entry) { return isHeld(row) }
      return !isNarrowed || figures.contains(entry.target) || tensions.contains(entry.target)
    }
  }

  /// The row of an entry in the register shown, which may end later than the period.
  func row(_ entry: Changes.Entry) -> Int? { register.row(entry.target) }

  // MARK: The section

  mutating func changes() -> Paper.Section {
    var table = Table(
      caption: "What changed \(register.words(of: changed.period))",
      columns: [
        .init(title: "what"), .init(title: "how it changed", room: .widest),
        .init(title: "recorded"),
      ], groups: [])
    let shown = entries
    // Notes are counted where they stand.
    for (place, entry) in shown.enumerated() where isOwn(entry) && entry.kind != .note {
      withheld.add(.change, "\(place)")
    }
    for kind in Changes.Kind.allCases {
      let group = shown.filter { $0.kind == kind && !isOwn($0) }
      guard !group.isEmpty else { continue }
      var rows: [Table.Row] = []
      for entry in group { rows.append(row(of: entry)) }
      table.groups.append(
        .init(title: "\(kind.words.capitalisedFirst): \(group.count)", rows: rows))
    }
    let none = "Nothing changed \(register.words(of: changed.period))."
    return Paper.Section(
      anchor: Anchor("changes"), title: "What changed",
      blocks: table.isEmpty
        ? [.paragraph(Words(none))]
        : [.table(table)])
  }

  /// The secretariat's own records: in a shareable report left out.
  private func isOwn(_ entry: Changes.Entry) -> Bool {
    guard options.isShareable else { return false }
    switch entry.kind {
    case .note, .other, .takenBack: return true
    case .field, .meeting, .agenda: return ["notes", "hold"].contains(entry.told)
    default: return false
    }
  }

  private mutating func row(of entry: Changes.Entry) -> Table.Row {
    let row = row(entry)
    let title = row.map(link) ?? Words(entry.title)
    let step = Words(self.step(entry)).below(
      Words(told(entry) ?? "", .quiet))
    return .init(cells: [title, step, hand(entry)])
  }

  /// `not started → done`; `due Q1 2026*` of what became so by time alone; `Türkiye's word`.
  private func step(_ entry: Changes.Entry) -> String {
    if entry.isByTime { return row(entry).map { "due \(register.dueLabel($0))" } ?? "" }
    if let step = changed.step(entry) { return step }
    let party =
      entry.kind == .confirmed
      ? entry.event.flatMap { changed.register.journal.events[$0].party } : nil
    return party.map { "\(register.possessive(ofParty: $0)) word" } ?? ""
  }

  /// What was told with it. Evidence and reasons are the secretariat's own; what was decided,
  /// claimed or put on an agenda is not.
  private mutating func told(_ entry: Changes.Entry) -> String? {
    guard options.isShareable, let event = entry.event, let change = entry.change else {
      return entry.told
    }
    let line = changed.register.journal.events[event]
    _ = inside(.reason, line.reason, "\(event)")
    switch line.changes[change].payload {
    case .reported(_, let text?), .confirmed(_, let text?), .evidenceAdded(let text):
      _ = inside(.evidence, text, "\(row(entry) ?? -1) \(text)")
    case .decided(let text, _): return text
    case .claimAdded(let claim): return "\(register.claimLine(claim).place): \(claim.text)"
    case .agendaAdded(let text, let item):
      return text ?? item.map { register.subject(Target($0)) }
    default: break
    }
    return nil
  }

  /// Who typed it, for whom and when; in a shareable report for whom and when.
  private mutating func hand(_ entry: Changes.Entry) -> Words {
    guard let doing = entry.doing else { return Words("nobody: the day passed", .quiet) }
    if let hand = inside(.hand, changed.hand(entry), "\(doing)") { return Words(hand) }
    let event = changed.register.journal.events[doing]
    let party = event.party.map { "word of \(register.name(ofParty: $0))" }
    return Words([event.at.day.words, party].joined(", "))
  }
}
