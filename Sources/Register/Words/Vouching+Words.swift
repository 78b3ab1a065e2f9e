import Entities
import Journal
import Text

extension Register {
  /// Whether an event that carries a party's word came with a key of that party, in words:
  /// `verified by key`, `claimed, not verified; it came with Pakistan's key`. Nil where it is
  /// nobody's word, or no key may speak for anybody.
  package func keyWords(_ event: Int) -> String? {
    guard header.asksForKeys, journal.events.party(event) != nil else { return nil }
    if isVerified(event) { return "verified by key" }
    let others = vouchers(of: event).map { possessive(ofParty: $0) }
    return "claimed, not verified" + (others.isEmpty ? "" : "; it came with \(others.listed) key")
  }

  /// The same of a word given on a report; under the rule `verified` what a claimed one lacks.
  package func keyWords(_ word: Report.Word) -> String? {
    guard header.asksForKeys else { return nil }
    guard let event = word.event else { return "part of the opening balance" }
    return keyWords(event).map { $0 + (word.counts ? "" : "; it does not count") }
  }

  /// `Pakistan's and Türkiye's word verified by key`, `Pakistan's word claimed, not verified`, of
  /// those that count; empty where no key may speak for anybody.
  package func keyedWords(_ report: Report?) -> [String] {
    guard header.asksForKeys, let words = report?.words.filter({ $0.counts && $0.event != nil })
    else { return [] }
    let verified = Set(words.filter(\.isVerified).map(\.party))
    let claimed = Set(words.map(\.party)).subtracting(verified)
    return [(verified, "verified by key"), (claimed, "claimed, not verified")].compactMap {
      parties, standing in
      let names = header.parties.filter { parties.contains($0.id) }.map(\.possessive)
      return names.isEmpty ? nil : "\(names.listed) word \(standing)"
    }
  }
}

extension Vouching.Gap {
  /// Why it is not known here which words are verified, as a part of a sentence.
  package var words: String {
    switch self {
    case .notLooked: "ahd sync has not looked at the history here yet"
    case .keysChanged: "the keys that may speak for the parties changed since the last ahd sync"
    case .unreadable: "what the last ahd sync found cannot be read"
    }
  }
}
