package import Dates
package import Entities
package import Journal

/// What stands between a report and done: evidence, and the word of every party concerned
/// (docs/journal.md E12).
package struct Report: Hashable, Sendable {
  package struct Word: Hashable, Sendable {
    package let party: String
    /// When it was done, as told.
    package let on: String?
    /// Event that carries it; nil for the opening balance.
    package let event: Int?
    /// It came in a commit that a key of its party signed. The opening balance's are as agreed:
    /// false, and they count.
    package let isVerified: Bool
    /// False under the rule `verified` where nobody vouches for it.
    package let counts: Bool
  }

  package struct Evidence: Hashable, Sendable {
    package let text: String
    package let event: Int?
  }

  /// When it was reported; nil in the opening balance.
  package let since: Moment?
  package let words: [Word]
  package let evidence: [Evidence]
  /// Party ids, those who owe first.
  package let missingWords: [String]
  package let isMissingEvidence: Bool
  /// All words that count were given by one person.
  package let isOneHand: Bool

  package var isComplete: Bool { missingWords.isEmpty && !isMissingEvidence }
  /// Whether a party has given a word that counts: one that only claims to be its own
  /// keeps it from nothing.
  package func hasWord(of party: String) -> Bool {
    words.contains { $0.counts && $0.party == party }
  }
  /// How many things are missing.
  package var missing: Int { missingWords.count + (isMissingEvidence ? 1 : 0) }
}

/// How an item stands now.
package struct Delivery: Hashable, Sendable {
  package let status: Status
  package let report: Report?
}

extension Register {
  /// The delivery of a row, folded and computed: `done` and `reported-done` are never stored.
  package func delivery(_ row: Int) -> Delivery { delivery(row, states[target(of: row)]) }

  func delivery(_ row: Int, _ state: TargetState?) -> Delivery {
    let base = index.status[row]
    switch state?.delivery.value {
    case .status(let status)?: return Delivery(status: status, report: nil)
    case .reported?: return reported(row, state ?? TargetState())
    default:
      guard base == .reportedDone else { return Delivery(status: base, report: nil) }
      return reported(row, state ?? TargetState())
    }
  }

  private func reported(_ row: Int, _ state: TargetState) -> Delivery {
    let report = report(row, state)
    let isDone = !needsWords(row) || report.isComplete
    return Delivery(status: isDone ? .done : .reportedDone, report: report)
  }

  /// The event that brought the status shown: of what is done the word or evidence that completed
  /// it, whoever reported it; nil where the opening balance stands.
  package func deliveryEvent(_ row: Int) -> Int? {
    let heads = heads(row).heads.map(\.event)
    guard status[row] == .done, let report = delivery(row).report else { return heads.first }
    let parts = report.words.filter(\.counts).map(\.event) + report.evidence.map(\.event)
    return (parts.compactMap(\.self) + heads).max(by: journal.precedes)
  }

  /// Since when the status shown has stood; nil where nobody has said.
  package func statusDay(_ row: Int) -> Day? {
    deliveryEvent(row).map { journal.events[$0].at.day } ?? item(row)?.statusDate
  }

  /// Rule `both`, and no follow-up: words and evidence are needed.
  package func needsWords(_ row: Int) -> Bool {
    header.rule == .both && index.strength[row] != .followUp
  }

  private func report(_ row: Int, _ state: TargetState) -> Report {
    let isOpening = state.delivery.heads.isEmpty
    let item = isOpening ? item(row) : nil
    var words = (item?.confirmations.keys.sorted() ?? []).map {
      Report.Word(party: $0, on: nil, event: nil, isVerified: false, counts: true)
    }
    words += state.words.map(word)
    var evidence = (item?.evidence ?? []).map { Report.Evidence(text: $0, event: nil) }
    evidence += state.evidence.map { Report.Evidence(text: $0.text, event: $0.event) }
    let concerned = concerned(row)
    let given = Set(words.filter(\.counts).map(\.party))
    let needs = needsWords(row)
    return Report(
      since: state.delivery.heads.map { journal.events[$0.event].at }.min(), words: words,
      evidence: evidence, missingWords: needs ? concerned.filter { !given.contains($0) } : [],
      isMissingEvidence: needs && evidence.isEmpty,
      isOneHand: isOneHand(words, concerned: concerned))
  }

  /// A word of the journal, under the rule for words (docs/journal.md E12).
  private func word(_ word: TargetState.Word) -> Report.Word {
    let isVerified = isVerified(word.event)
    return Report.Word(
      party: word.party, on: word.on, event: word.event, isVerified: isVerified,
      counts: isVerified || header.words == .claimed)
  }

  /// Every party concerned has spoken, and one and the same person typed all of it. Where each came
  /// with a key of its party, the keys are different hands, whatever name was typed.
  private func isOneHand(_ words: [Report.Word], concerned: [String]) -> Bool {
    let given = words.filter { $0.counts && concerned.contains($0.party) }
    guard concerned.count > 1, Set(given.map(\.party)).count == concerned.count,
      given.allSatisfy({ $0.event != nil }), !given.allSatisfy(\.isVerified)
    else { return false }
    return Set(given.compactMap(\.event).map { journal.events[$0].by }).count == 1
  }

  /// Whether the secretariat has to ask further whose words those are that one person typed for all:
  /// not where each word of it names a document.
  package func asksWhoseWords(_ row: Int) -> Bool {
    guard flags[row].contains(.oneHand) else { return false }
    let events = delivery(row).report?.words.compactMap(\.event) ?? []
    return !events.allSatisfy { journal.events[$0].namesDocument }
  }

  /// The parties whose word an item needs, those who owe first: those of owedBy and owedTo; the
  /// group itself, or nobody stated: every party (E12).
  package func concerned(_ row: Int) -> [String] {
    concerned(index.ownerSets[Int(index.owners[row])].ids)
  }

  func concerned(_ owners: [String]) -> [String] {
    let all = header.parties.map(\.id)
    if let group = header.group, owners.contains(group) { return all }
    let acting = Dictionary(
      header.bodies.compactMap { body in body.party.map { (body.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    var parties: [String] = []
    for party in owners.map({ acting[$0] ?? $0 })
    where all.contains(party) && !parties.contains(party) {
      parties.append(party)
    }
    return parties.isEmpty ? all : parties
  }

  /// The item of a row, wholly validated; nil if it is broken (`problems(of:)` says how).
  package func item(_ row: Int) -> Commitment? { decode(row).item }

  /// What is wrong with the item of a row.
  package func problems(of row: Int) -> [Problem] {
    let place = Int(index.places[row].buffer)
    return decode(row).problems.problems(.commitments, in: index.bytes[place])
  }

  private func decode(_ row: Int) -> (item: Commitment?, problems: [OffsetProblem]) {
    let place = index.places[row]
    var decoding = Decoding(
      index.bytes[Int(place.buffer)], in: place.range, root: "$[\(index.numbers[row])]",
      known: known)
    decoding.takesWriterSuffix = additions.targets[row] != nil || !header.includes.isEmpty
    return decoding.wholeCommitment()
  }
}

extension Decoding {
  /// One commitment by itself, with keys told twice among its problems.
  package mutating func wholeCommitment() -> (item: Commitment?, problems: [OffsetProblem]) {
    var item: Commitment?
    do { item = try commitment() } catch { report(error) }
    reportDuplicates()
    return (hasFailed(since: 0) ? nil : item, problems)
  }
}

extension Register {
  /// Not started and unreported: shown as "no report".
  package func isNoReport(_ row: Int) -> Bool {
    status[row] == .notStarted && flags[row].contains(.unreported)
  }

  /// Evidence counts for the report that stands, or is part of the opening balance.
  package func hasEvidence(_ row: Int) -> Bool {
    delivery(row).report.map { !$0.evidence.isEmpty }
      ?? index.grounds[row].contains(.evidence)
  }

  /// The heads a person is shown: what `after` and `for` of the next event name.
  package func heads(_ row: Int) -> FieldState { states[target(of: row)]?.delivery ?? FieldState() }
}
