import Entities
import Journal
import Register

extension Register {
  /// Parties whose word on the report that stands is claimed and not verified; nil for none. A
  /// party without keys is meant only where nothing else counts.
  func unverifiedParties(_ row: Int) -> [String]? {
    guard status[row] == .reportedDone || status[row] == .done,
      let words = delivery(row).report?.words.filter({ $0.event != nil })
    else { return nil }
    let verified = Set(words.filter(\.isVerified).map(\.party))
    let claimed = Set(words.map(\.party)).subtracting(verified)
    let unverified = header.parties.filter { party in
      claimed.contains(party.id) && (header.words == .verified || !party.signers.isEmpty)
    }
    return unverified.isEmpty ? nil : unverified.map(\.id)
  }

  /// What there is to say of keys and of what they vouch for.
  func addKeys(to sorter: inout FindingSorter) {
    func add(_ severity: Problem.Severity, _ fact: Finding.Fact) {
      sorter.add(Finding(severity, about: .register, fact))
    }
    let isStrict = header.words == .verified
    let keyless = header.parties.filter { !$0.signers.contains { $0.isValid(on: day) } }.map(\.id)
    if isStrict, !keyless.isEmpty { add(.warning, .noSigners(keyless)) }
    for (key, parties) in header.sharedKeys { add(.warning, .sharedKey(key, parties: parties)) }
    guard header.parties.contains(where: { !$0.signers.isEmpty }) else { return }
    if let gap = vouching.gap { return add(isStrict ? .warning : .note, .unvouched(gap)) }
    for party in header.parties where !party.signers.isEmpty {
      let own = journal.events.indices.filter {
        journal.counted[$0] && journal.events.party($0) == party.id
      }
      let unverified = own.count { !isVerified($0) }
      guard unverified > 0 else { continue }
      add(.note, .unverifiedEvents(party: party.id, count: unverified, of: own.count))
    }
  }
}
