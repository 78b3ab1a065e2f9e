/// A date as the register keeps it: the words of the source, what they mean, and on what ground.
package struct DateValue: Hashable, Sendable {
  /// Whether the source says the date, the register infers it, or a rhythm projects it.
  package enum Basis: String, Hashable, Sendable, CaseIterable {
    case stated
    case inferred
    case projected
  }

  /// The words of the source; alone, no date is known.
  package let text: String?
  package let edtf: EDTF?
  /// The first day it may mean.
  package let earliest: Day?
  /// The last day it may mean: late is counted from here.
  package let latest: Day?
  package let basis: Basis
  /// What columns show when there is no date: `per session`.
  package let wordsWithoutDate: String?

  /// `earliest` and `latest` are the EDTF value's where not given; given, they may narrow it.
  package init(
    text: String? = nil, edtf: EDTF? = nil, earliest: Day? = nil, latest: Day? = nil,
    basis: Basis = .stated, wordsWithoutDate: String? = nil
  ) {
    self.text = text
    self.edtf = edtf
    self.earliest = earliest ?? edtf?.earliest
    self.latest = latest ?? edtf?.latest
    self.basis = basis
    self.wordsWithoutDate = wordsWithoutDate
  }

  /// True if any day is known, at either end.
  package var hasDate: Bool { earliest != nil || latest != nil }

  package var isApproximate: Bool { edtf?.isApproximate ?? false }

  /// The EDTF value's; without one, `day` for a single day, else `span`.
  package var unit: EDTF.Unit {
    edtf?.unit ?? (latest != nil && (earliest == nil || earliest == latest) ? .day : .span)
  }

  /// True if it says more exactly what another says: each of its days is one of that one's, and not
  /// the other way round.
  package func isWithin(_ other: DateValue) -> Bool {
    guard let earliest, let latest, let first = other.earliest, let last = other.latest else {
      return false
    }
    return first <= earliest && latest <= last && (first, last) != (earliest, latest)
  }

  /// True unless earliest and latest contradict each other or the EDTF value: an exact one they
  /// must match, of an approximate or uncertain one they may be a part.
  package var isConsistent: Bool {
    if let earliest, let latest, latest < earliest { return false }
    guard let edtf else { return true }
    if edtf.isApproximate || edtf.isUncertain {
      let start = edtf.earliest ?? earliest
      let end = edtf.latest ?? latest
      return [earliest, latest].lazy.compactMap(\.self)
        .allSatisfy { day in start.map { $0 <= day } ?? true && end.map { day <= $0 } ?? true }
    }
    return edtf.earliest == earliest && edtf.latest == latest
  }
}
