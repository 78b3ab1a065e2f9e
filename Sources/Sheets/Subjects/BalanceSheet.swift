package import Summary

extension Balance {
  /// Those there is something to tell of: suspended only where an item is.
  package var standings: [Standing] {
    Standing.allCases.filter { standing in
      standing != .suspended || totals.contains { $0.counts[standing] > 0 }
    }
  }
}
