import Dates
package import Entities
import Journal
package import Register

/// Everything there is to say of one item, as labelled parts: what `ahd show` and the detail pane
/// lay out, each in its own way. No text here is sanitised; nothing is cut. A part that is nil is
/// not stated.
package struct Detail: Sendable {
  package let row: Int
  package let id: String
  package let title: String
  /// The item's sentence; nil where it has none or is broken.
  package let summary: String?
  /// False for an item whose file has errors: only what the index holds is filled then.
  package let isWhole: Bool
  /// `Türkiye* → Pakistan`.
  package let owed: String
  /// `* inferred: Türkiye hosts`, only where something is inferred.
  package let owedNote: String?
  package let strength: Strength
  /// `a plan or intent, told by one source, no speaker named`.
  package let strengthWords: String
  /// Titles, the main one first.
  package let domains: [String]
  /// `yes`, `no`, `not stated`.
  package let verifiable: String
  package let status: Status
  /// `not started, nothing reported`.
  package let statusWords: String
  /// `entered 7 Nov 2025`, `since 21 Nov 2026, by desk`.
  package let statusSince: String
  package let due: Due
  /// `20 officers`; nil if not stated.
  package let quantity: String?
  package let done: Done
  /// Whose court the ball is in; nil where nothing is expected of anybody.
  package let court: String?
  package let figure: FigureLine?
  package let flags: [FlagLine]
  /// Fields on which two events disagree.
  package let contests: [Contest]
  package let claims: [ClaimLine]
  package let tensions: [TensionLine]
  /// `accountable`, `implementing`, `pledged at`, `relates to`, … with their words.
  package let others: [(label: String, words: String)]
  /// What events set anew, beside what was agreed.
  package let amendments: [Amendment]
  package private(set) var notes: [NoteLine]
  /// Oldest first.
  package let history: [HistoryLine]
  /// How many notes and changes there are before those.
  package private(set) var earlier: Earlier
  /// Notes there are and are not told here.
  package private(set) var withheldNotes = 0

  package struct Earlier: Hashable, Sendable {
    package var notes = 0
    package var changes = 0
  }

  package struct Due: Hashable, Sendable {
    /// `Q1 2026*`, `4 a year`, `no date`.
    package let label: String
    /// `1 Jan to 31 Mar`; nil for a single day or none.
    package let window: String?
    /// `to 31 Mar 2026`.
    package let windowEnd: String?
    /// `7 months past 31 Mar 2026`; nil unless overdue.
    package let late: String?
    /// `7 months past`.
    package let lateShort: String?
    /// `“next quarter”, on 7 Nov 2025`: the words of the source, and its day where they are
    /// relative to it.
    package let source: String?
    /// `inferred`, `projected`, `stated`; `recorded 21 Nov 2026` of what an event set; nil where there
    /// is no date.
    package let basis: String?
    /// `was Q1 2026*`: what was agreed first; nil where no event set another date.
    package let was: String?
  }

  package struct Done: Hashable, Sendable {
    package struct Need: Hashable, Sendable {
      /// `evidence`, `Türkiye's word`.
      package let words: String
      /// Nil for the evidence.
      package let party: String?
      package let isGiven: Bool
    }

    /// What done needs; empty under the rule `single`.
    package let needs: [Need]
    package let rule: Completion
    /// `still missing: evidence · Türkiye's word · Pakistan's word`, `on one report`, `complete`.
    package let words: String
    /// `needs every side's word`.
    package let ruleWords: String
    /// What the source or register says would count.
    package let doneWhen: String?
    /// Evidence given, as told.
    package let evidence: [String]
    /// `Türkiye's word, for Mar 2026`.
    package let given: [String]
  }

  package struct FigureLine: Hashable, Sendable {
    package let indicator: String
    /// `officers trained`.
    package let title: String
    /// `2024` of the last known reading; nil where there is none.
    package let period: String?
    /// `? of 20`, `45 t`.
    package let value: String
    /// `nothing reported: unknown, not 0`, `2025 ? nothing reported`; nil where all is known.
    package let note: String?
  }

  package struct FlagLine: Hashable, Sendable {
    package let flag: Flags
    /// `!`, `~`, `?`, `≠`, `1`, or a blank.
    package let mark: String
    /// `single source`.
    package let name: String
    /// `SouthAsianDesk only`.
    package let why: String
  }

  package struct ClaimLine: Hashable, Sendable {
    /// Short label of the source.
    package let source: String
    package let paragraph: Int
    package let text: String
    package let kind: Claim.Kind
    /// The source's own words in it; nil where none are quoted.
    package let quote: String?
    /// Name of the person to whom the source attributes it; nil if to nobody.
    package let speaker: String?
    /// `SouthAsianDesk ¶18`.
    package var place: String { "\(source) ¶\(paragraph)" }
    /// `Mr Naqvi announced it, attributed to Mohsin Naqvi`.
    package var words: String { text + (speaker.map { ", attributed to \($0)" } ?? "") }
  }

  package struct TensionLine: Hashable, Sendable {
    package let id: String
    /// `T6`.
    package let label: String
    package let title: String
    /// Nil where nobody has said what it is.
    package let kind: Tension.Kind?
    package let state: Tension.State
    /// `ambiguity: which quarter is meant`.
    package var words: String {
      [kind?.rawValue, title].compactMap(\.self).joined(separator: ": ")
    }
  }

  package struct NoteLine: Hashable, Sendable {
    package let text: String
    /// `21 Nov 2026 09:14, desk`; nil for the register's own note.
    package let by: String?
  }

  package struct HistoryLine: Hashable, Sendable {
    /// Index into the journal's events.
    package let event: Int
    /// `21 Nov 2026 09:14`.
    package let at: String
    /// `desk`, `desk for Türkiye`.
    package let by: String
    /// `Reported done: Train 20 officers in Ankara`.
    package let words: String
    package let reason: String?
    /// `verified by key`, `claimed, not verified`; nil where it is nobody's word, or no key
    /// may speak for anybody.
    package let key: String?
    /// False for what was undone.
    package let isLive: Bool
  }
}

extension Detail {
  /// The same without its notes.
  package var withoutNotes: Detail {
    var detail = self
    detail.withheldNotes = notes.count + earlier.notes
    (detail.notes, detail.earlier.notes) = ([], 0)
    return detail
  }
}

extension Register {
  /// The detail of a row, under the as-of day; `newest` leaves all notes and changes out but so
  /// many of each.
  package func detail(_ row: Int, newest limit: Int = .max) -> Detail {
    let item = item(row)
    let events = countedHistory(row)
    let notes = states[target(of: row)]?.notes ?? []
    let earlier = Detail.Earlier(
      notes: max(0, notes.count - limit), changes: max(0, events.count - limit))
    return Detail(
      row: row, id: index.id(row), title: index.title(row), summary: item?.summary,
      isWhole: item != nil, owed: item.map { owes($0, style: .long) } ?? owes(row, style: .long),
      owedNote: item.flatMap(owedNote),
      strength: index.strength[row],
      strengthWords: strengthWords(index.strength[row], item?.claims ?? []),
      domains: index.domainSets[Int(index.domains[row])].ids.map(domainTitle),
      verifiable: item?.verifiable.map { $0 ? "yes" : "no" } ?? "not stated",
      status: status[row], statusWords: statusWords(row, style: .long),
      statusSince: statusSince(row, item), due: dueWords(row, item),
      quantity: item?.quantity?.words, done: doneWords(row, item),
      court: courtWords(row),
      figure: figureLine(item), flags: flagLines(row, item), contests: contests(target(of: row)),
      claims: (item?.claims ?? []).map(claimLine), tensions: tensionLines(of: index.id(row)),
      others: item.map(others) ?? [], amendments: amendments(row),
      notes: noteLines(notes.suffix(limit), item),
      history: events.suffix(limit).map(historyLine), earlier: earlier)
  }

  package func claimLine(_ claim: Claim) -> Detail.ClaimLine {
    Detail.ClaimLine(
      source: sourceShort(claim.source), paragraph: claim.paragraph, text: claim.text,
      kind: claim.kind, quote: claim.quote, speaker: claim.speaker.map(personName))
  }

  /// Tensions that touch an item, in the order of their numbers.
  package func tensions(of id: String) -> [Tension] {
    tensions.filter { $0.commitments.contains(id) }
      .sorted { ($0.number ?? .max, $0.id) < ($1.number ?? .max, $1.id) }
  }

  private func tensionLines(of id: String) -> [Detail.TensionLine] {
    tensions(of: id).map {
      Detail.TensionLine(
        id: $0.id, label: $0.label, title: $0.title, kind: $0.kind, state: $0.state)
    }
  }

  private func owedNote(_ item: Commitment) -> String? {
    guard !item.inferred.isEmpty else { return nil }
    let reason = item.claims.first { $0.kind == .inferred }?.text
    return "* inferred" + (reason.map { ": \($0)" } ?? "")
  }

  private func statusSince(_ row: Int, _ item: Commitment?) -> String {
    if let event = deliveryEvent(row).map({ journal.events[$0] }) {
      return "since \(event.at.day.words), by \(event.by)"
    }
    return "entered \((item?.statusDate ?? header.asOf).words)"
  }
}
