package import Dates
package import Entities
import JSON
import Journal
import Register
package import Summary
import Text

/// Something on which the record disagrees with itself, or for which it waits: what its sides are,
/// and what resolves it (docs/journal.md E8, E10, E12, E14).
package struct Disagreement: Hashable, Sendable {
  package let finding: Finding
  /// What it is about, as events name it; nil for the journal as such, and for what no event names.
  package let target: Target?
  /// The field that says which counts; nil where none does.
  package let field: FieldName?
  /// What is in dispute: `status`, `due`; else the kind in words.
  package let name: String
  /// In the order of E7, the file first.
  package let sides: [Side]
  package let fix: Fix

  package var kind: Finding.Kind { finding.kind }
  /// When it began: the last of what was said.
  package var since: Moment? { sides.compactMap(\.at).max() }

  /// False for words that one person typed for all: the record says one thing then, and it is for the
  /// secretariat alone to ask further.
  package var isInDispute: Bool { kind != .oneHand }

  /// What it is, for a paper: `contested: date`, `waiting for desk-k7q2md`.
  package var what: String {
    switch kind {
    case .contested: "contested: \(name)"
    case .drift: "the file was edited by hand after events: \(name)"
    case .waiting, .clockAhead: name
    default: kind.words
    }
  }

  /// What one side says.
  package struct Side: Hashable, Sendable {
    /// `suspended`, `Q1 2027`; what was done, where it is no value of a field.
    package let value: String
    /// `Ayşe for Türkiye`, `the file`.
    package let who: String
    package var by: String?
    /// Id of the party whose word it carries; nil is nobody's.
    package var party: String?
    package var at: Moment?
    /// As later events name it.
    package var event: String?
    /// The reason or the evidence given with it.
    package var why: String?
    /// It counts for now.
    package var counts = false

    /// `suspended, Ayşe for Türkiye, 21 Nov 2026 09:14 (no trainers); counts for now`.
    package var words: String {
      let told = [value, who, at?.words].compactMap(\.self).joined(separator: ", ")
      return told + (why.map { " (\($0))" } ?? "") + (counts ? "; counts for now" : "")
    }

    /// The same without when and why.
    package var briefWords: String { "\(value), \(who)\(counts ? "; counts for now" : "")" }
  }

  /// `mid-2027 (Bilal) or Mar 2027 (Ayşe for Türkiye)`.
  package var words: String {
    sides.map { "\($0.value) (\($0.who))" }.joined(separator: kind == .contested ? " or " : "; ")
  }

  /// The same, and of what is contested in fewer words: without parties, then without hands.
  package var shorterWords: [String] {
    guard kind == .contested else { return [words] }
    let forms: [(Side) -> String] = [{ "\($0.value) (\($0.by ?? $0.who))" }, { $0.value }]
    return [words] + forms.map { sides.map($0).joined(separator: " or ") }
  }

  /// The kinds of findings that are disagreements, in the order they are told.
  package static let kinds: [Finding.Kind] = [.contested, .drift, .oneHand, .waiting, .clockAhead]
}

extension Register {
  /// All that is in dispute or waited for; each once.
  package var disagreements: [Disagreement] {
    let byKind = Dictionary(grouping: disputes, by: \.kind)
    var seen: Set<Disagreement> = []
    return Disagreement.kinds.flatMap { byKind[$0] ?? [] }.compactMap(disagreement)
      .filter { seen.insert($0).inserted }
  }

  /// Those about one thing.
  package func disagreements(on target: Target) -> [Disagreement] {
    let about = about(target) == .register ? Finding.About.other(target) : about(target)
    func made(_ fact: Finding.Fact) -> Disagreement? {
      disagreement(Finding(.warning, about: about, fact))
    }
    let contested = contestedFields(target).map { made(.contested($0)) }
    let drifts = driftedFields(target).map { made(.drift($0)) }
    let hand = row(target).map(asksWhoseWords) ?? false ? [made(.oneHand)] : []
    return (contested + drifts + hand).compactMap(\.self)
  }

  /// What a finding comes to, with its sides; nil for one that is no disagreement.
  package func disagreement(_ finding: Finding) -> Disagreement? {
    let target = finding.target(in: self)
    switch finding.fact {
    case .contested: return contest(of: finding).map { contested(finding, target, $0) }
    case .drift(let field): return target.map { drift(finding, $0, field) }
    case .oneHand: return oneHand(finding)
    case .problem(let problem):
      switch problem.fault {
      case .baseEditedAfterEvents(let field): return target.map { drift(finding, $0, field) }
      case .journal(let problem): return ofJournal(finding, problem)
      default: return nil
      }
    default: return nil
    }
  }

  private func contested(
    _ finding: Finding, _ target: Target?, _ contest: Contest
  ) -> Disagreement {
    let sides = contest.sides.map {
      Disagreement.Side(
        value: $0.value, who: $0.who, by: $0.by, party: $0.party, at: $0.at, event: $0.event,
        why: $0.why, counts: $0.counts)
    }
    let isSettable = contest.fix.act == .settle
    return Disagreement(
      finding: finding, target: target, field: isSettable ? contest.field : nil,
      name: contest.name, sides: sides, fix: contest.fix)
  }

  /// What the file says now, and what each event took it to say.
  private func drift(_ finding: Finding, _ target: Target, _ field: FieldName) -> Disagreement {
    let held = held(target, field)
    let now = states[target]?.fields[field]
    let file = Disagreement.Side(value: held.plainStatus ?? held.plainWords, who: "the file now")
    let taken = journal.takings(target, field).filter { $0.was != held }.map { event, was in
      let said = journal.events[event]
      let isHead = now?.heads.last?.event == event
      return Disagreement.Side(
        value:
          "was \(was.plainStatus ?? was.plainWords), set to \(journal.value(of: event, target, field)?.words ?? "?")",
        who: who(event), by: said.by, party: said.party, at: said.at, event: said.id.text,
        why: why(said, target, field), counts: isHead)
    }
    return Disagreement(
      finding: finding, target: target, field: field, name: words(field), sides: [file] + taken,
      fix: fix(of: finding))
  }

  private func oneHand(_ finding: Finding) -> Disagreement? {
    guard let row = finding.row, let report = delivery(row).report else { return nil }
    let sides = report.words.map { word in
      let event = word.event.map { journal.events[$0] }
      return Disagreement.Side(
        value: "\(name(ofParty: word.party))'s word", who: event?.by ?? "the file", by: event?.by,
        party: word.party, at: event?.at, event: event?.id.text,
        why: event.flatMap { why($0, target(of: row), .delivery) }, counts: true)
    }
    return Disagreement(
      finding: finding, target: target(of: row), field: nil, name: "the word of all", sides: sides,
      fix: fix(of: finding))
  }

  private func ofJournal(_ finding: Finding, _ problem: JournalProblem) -> Disagreement? {
    switch problem.fault {
    case .waiting(let id, let writer): return waiting(finding, id, writer)
    case .clockAhead(let id): return ahead(finding, id)
    default: return nil
    }
  }

  private func waiting(_ finding: Finding, _ id: String, _ writer: String) -> Disagreement? {
    guard let event = journal.event(named: id) else { return nil }
    let said = journal.events[event]
    let side = Disagreement.Side(
      value: words(of: event), who: who(event), by: said.by, party: said.party, at: said.at,
      event: said.id.text, why: said.reason)
    return Disagreement(
      finding: finding, target: finding.target(in: self), field: nil,
      name: "waiting for \(writer)", sides: [side], fix: fix(of: finding))
  }

  private func ahead(_ finding: Finding, _ id: String) -> Disagreement? {
    guard let event = journal.event(named: id) else { return nil }
    let said = journal.events[event]
    let hours = journal.lead(of: event) / 3_600_000
    let lead = hours < 48 ? "\(hours) hours" : "\(hours / 24) days"
    let side = Disagreement.Side(
      value: "at least \(lead) ahead: \(words(of: event))", who: who(event), by: said.by,
      party: said.party, at: said.at, event: said.id.text)
    return Disagreement(
      finding: finding, target: finding.target(in: self), field: nil,
      name: "clock of \(said.id.writer)", sides: [side], fix: fix(of: finding))
  }
}

extension JSONValue {
  /// A delivery status in words; nil for any other value.
  fileprivate var plainStatus: String? { string.flatMap(Status.init(rawValue:))?.words }
}

extension Register {
  /// That of a finding; nil for one of something else.
  func contest(of finding: Finding) -> Contest? {
    guard case .contested(let field) = finding.fact else { return nil }
    guard case .part(let target) = finding.about else {
      return finding.target(in: self).map { contest($0, field) }
    }
    let proposed = opening.partProposals[target]?.first { .member($0.member) == field }
    return proposed.map {
      contest(field, $0, held: object(ofPart: target)?[$0.member], byHand($0, of: target))
    }
  }
}
