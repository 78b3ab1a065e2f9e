import Search

extension Filter {
  /// What a filter's text means in a register: names are ids by now, dates are days.
  package indirect enum Expression: Hashable, Sendable {
    case all
    case none
    case term(Term)
    case not(Expression)
    case and([Expression])
    case or([Expression])
  }

  /// What an item is asked.
  package enum Term: Hashable, Sendable {
    /// Folded, somewhere in its title, id or summary, or in the names of its domains and owners.
    case word([UInt8])
    /// One of these is among the field's values.
    case named(Field, Set<String>)
    /// The field's day lies in one of these spans, or it has no date.
    case dated(Field, [ClosedRange<Int32>], orNone: Bool)
    /// Its id begins with one of these.
    case begins([String])
  }
}

extension Filter.Expression {
  /// Whether every item that passes this one passes the other, as far as their forms show it: then
  /// the other's hits are all that has to be searched. False where that would take long to see.
  package func narrows(_ other: Filter.Expression) -> Bool {
    var steps = 1_000
    return narrows(other, &steps)
  }

  private func narrows(_ other: Filter.Expression, _ steps: inout Int) -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    if self == other || self == .none || other == .all { return true }
    switch (self, other) {
    case (.or(let parts), _): return parts.allSatisfy { $0.narrows(other, &steps) }
    case (_, .and(let others)): return others.allSatisfy { narrows($0, &steps) }
    case (.and(let parts), .or(let others)):
      return parts.contains { $0.narrows(other, &steps) }
        || others.contains { narrows($0, &steps) }
    case (.and(let parts), _): return parts.contains { $0.narrows(other, &steps) }
    case (_, .or(let others)): return others.contains { narrows($0, &steps) }
    case (.not(let part), .not(let wider)): return wider.narrows(part, &steps)
    case (.term(let term), .term(let wider)): return term.narrows(wider)
    default: return false
    }
  }
}

extension Filter.Term {
  fileprivate func narrows(_ other: Filter.Term) -> Bool {
    switch (self, other) {
    case (.word(let longer), .word(let shorter)): Finder.holds(longer, shorter)
    case (.named(let field, let ids), .named(let same, let more)):
      field == same && ids.isSubset(of: more)
    case (.begins(let longer), .begins(let shorter)):
      longer.allSatisfy { id in shorter.contains { id.hasPrefix($0) } }
    default: false
    }
  }
}
