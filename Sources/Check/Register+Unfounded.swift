import Dates
import Entities
import Register

extension Register {
  /// All that is unfounded, thing by thing, in the order of the files. Items are read whole.
  func addUnfounded(to sorter: inout FindingSorter) {
    func add(_ about: Finding.About, _ facts: [Unfounded]) {
      for fact in facts { sorter.add(Finding(fact.severity, about: about, .unfounded(fact))) }
    }
    if header.parent != nil, !header.parentClaims.isStated { add(.register, [.parent]) }
    for domain in header.domains where domain.isCore && !opening.sources.isEmpty {
      guard !domain.claims.isStated else { continue }
      add(.part(Target("domain/\(domain.id)")), [.core])
    }
    for row in 0..<opening.index.count { add(.item(row), item(row).map(unfounded) ?? []) }
    for entry in schedule.entries where !entry.isByRhythm {
      add(.meeting(entry.meeting.id), unfounded(entry.meeting))
    }
    for indicator in indicators {
      add(.indicator(indicator.id), indicator.claims.filter(\.isQuoteLong).map(longQuote))
    }
    for tension in tensions { add(.tension(tension.id), unfounded(tension)) }
  }

  private func longQuote(_ claim: Claim) -> Unfounded { .longQuote(claim.quote ?? "") }

  // MARK: Items

  private func unfounded(_ item: Commitment) -> [Unfounded] {
    let target = Target.commitment(item.id)
    var found: [Unfounded] = []
    let owners = (item.owedBy + item.owedTo).filter { !item.inferred.contains($0) }
    let hasFiledOwners = isFiled("owedBy", target) && isFiled("owedTo", target)
    // Where there is no claim at all, or nobody but the secretariat says so, that is told instead.
    if item.strength != .followUp, !item.claims.isEmpty, hasFiledOwners, !owners.isEmpty,
      !item.claims.isStated
    {
      found.append(.owners(owners))
    }
    if isFiled("due", target) { found += unfounded(item.due, item.claims) }
    return found + item.claims.filter(\.isQuoteLong).map(longQuote)
      + item.relatesTo.filter { other in
        guard isFiled("relatesTo", target), let other = index.row(other).flatMap(self.item)
        else { return false }
        return other.claims.paragraphs.isDisjoint(with: item.claims.paragraphs)
      }.map(Unfounded.link)
  }

  /// A date whose basis or words no claim bears out.
  private func unfounded(_ date: DateValue?, _ claims: [Claim]) -> [Unfounded] {
    guard let date, date.basis != .projected, !claims.isEmpty else { return [] }
    if date.basis == .stated, !claims.isStated { return [.date] }
    guard let words = date.text, claims.quoting(words) == nil else { return [] }
    return [.unquoted(words)]
  }

  // MARK: Meetings

  private func unfounded(_ meeting: Meeting) -> [Unfounded] {
    let target = target(ofMeeting: meeting.id)
    guard target.addition == nil else { return [] }
    var found: [Unfounded] = []
    for decision in meeting.decisions where decision.claims.isEmpty {
      found.append(.decision(decision.text))
    }
    for point in meeting.agenda where point.claims.isEmpty { found.append(.point(point.text)) }
    for attendee in meeting.attendees where attendee.claims.isEmpty {
      found.append(.attendee(attendee.person))
    }
    if meeting.hostBasis == .stated, isFiled("host", target), !meeting.claims.isStated {
      found.append(.host)
    }
    if isFiled("date", target) {
      found += unfounded(meeting.date, meeting.claims)
      if isFiled("state", target), let late = tooLate(meeting) { found.append(late) }
    }
    return found + meeting.allClaims.filter(\.isQuoteLong).map(longQuote)
  }

  /// What has been is told of by a source of that day or a later one.
  private func tooLate(_ meeting: Meeting) -> Unfounded? {
    let stated = meeting.claims.filter { $0.kind == .stated }
    let told = stated.compactMap { claim in
      opening.sources.first { $0.id == claim.source }?.date?.latest
    }
    guard meeting.state == .held, let last = meeting.date?.latest, let told = told.max(),
      last > told
    else { return nil }
    return .tooLate(last: last, told: told)
  }

  /// Whether the file alone says what stands in a member.
  private func isFiled(_ member: String, _ target: Target) -> Bool {
    heads(of: target, member).isEmpty
  }

  // MARK: Tensions

  private func unfounded(_ tension: Tension) -> [Unfounded] {
    let told = tension.claims.paragraphs
    let things: [(id: String, paragraphs: Set<Reference>)] =
      tension.commitments.map { id in
        (id, index.row(id).flatMap(item)?.claims.paragraphs ?? told)
      }
      + tension.meetings.map { id in (id, meeting(id)?.allClaims.paragraphs ?? told) }
      + tension.indicators.map { id in (id, indicator(id)?.paragraphs ?? told) }
    return tension.refs.filter { !told.contains($0) }.map(Unfounded.reference)
      + things.filter { $0.paragraphs.isDisjoint(with: told) }.map { Unfounded.link($0.id) }
      + tension.claims.filter(\.isQuoteLong).map(longQuote)
  }
}

extension Indicator {
  /// Those of its claims and of its periods.
  fileprivate var paragraphs: Set<Reference> {
    claims.paragraphs.union(
      periods.compactMap { period in
        guard let source = period.source, let paragraph = period.paragraph else { return nil }
        return Reference(source: source, paragraph: paragraph)
      })
  }
}

extension Unfounded {
  /// A note where the register may well be right and only does not say why.
  fileprivate var severity: Problem.Severity {
    switch self {
    case .core, .unquoted, .reference, .link: .note
    default: .warning
    }
  }
}
