extension Register {
  /// Rows that pass a filter, ascending. A term that cannot be read yet (while typing) narrows as a
  /// plain word.
  package func select(_ filter: Filter) -> [Int32] {
    narrow(matches(filter.text), filter)
  }

  /// Rows whose words match, ascending; nil for all. A longer query may start from the hits of the
  /// shorter one.
  package func matches(_ text: String, within: [Int32]? = nil) -> [Int32]? {
    let terms = (try? Term.read(text)) ?? text.split(separator: " ").map { .word(String($0)) }
    var rows = within
    for term in terms { rows = narrow(rows, by: term) }
    return rows
  }

  /// The other parts of a filter, over rows that matched its text.
  package func narrow(_ rows: [Int32]?, _ filter: Filter) -> [Int32] {
    let domains = filter.domains.isEmpty ? nil : domainMask(Set(filter.domains))
    return keep(rows) { row in
      if let domains, !domains[Int(index.domains[row])] { return false }
      if filter.isOverdueOnly, !flags[row].contains(.overdue) { return false }
      return filter.status.map { passes(row, $0) } ?? true
    }
  }

  package func passes(_ row: Int, _ choice: Filter.StatusChoice) -> Bool {
    switch choice {
    case .status(let wanted): status[row] == wanted
    case .noReport: isNoReport(row)
    }
  }

  /// Not started and unreported: shown as "no report".
  package func isNoReport(_ row: Int) -> Bool {
    status[row] == .notStarted && flags[row].contains(.unreported)
  }

  /// Whether one row passes; for a row that changed under the cursor.
  package func passes(_ row: Int, _ filter: Filter) -> Bool {
    !narrow(matches(filter.text, within: [Int32(row)]), filter).isEmpty
  }

  // MARK: Terms

  private func keep(_ rows: [Int32]?, _ isKept: (Int) -> Bool) -> [Int32] {
    guard let rows else { return (0..<Int32(count)).filter { isKept(Int($0)) } }
    return rows.filter { isKept(Int($0)) }
  }

  private func narrow(_ rows: [Int32]?, by term: Term) -> [Int32]? {
    switch term {
    case .word(let word): return containing(word, rows)
    case .domain(let value):
      let ids = header.domains.filter { named(value, $0.id, [$0.title, $0.short] + $0.aliases) }
      let mask = domainMask(Set(ids.map(\.id)))
      return keep(rows) { mask[Int(index.domains[$0])] }
    case .status(let value):
      let hits = Status.allCases.map { named(value, $0.rawValue, [$0.words]) }
      let isNoReport = named(value, "no-report", ["no report"]) && !value.isEmpty
      return keep(rows) { hits[status[$0].number] || isNoReport && self.isNoReport($0) }
    case .strength(let value):
      let hits = Set(Strength.allCases.filter { named(value, $0.rawValue, []) })
      return keep(rows) { hits.contains(index.strength[$0]) }
    case .flag(let value):
      let hits = Flags.all.filter { named(value, $0.id, []) }.reduce(Flags()) { $0.union($1.flag) }
      return keep(rows) { row in
        !flags[row].isDisjoint(with: hits)
          || hits.contains(.singleSource) && isSingleSource(row)
      }
    case .party(let value): return owning(value, rows) { $0.ids }
    case .owedBy(let value): return owning(value, rows) { Array($0.ids.prefix($0.split)) }
    case .owedTo(let value): return owning(value, rows) { Array($0.ids.dropFirst($0.split)) }
    }
  }

  /// All claims come from one source.
  package func isSingleSource(_ row: Int) -> Bool {
    index.grounds[row].contains(.singleSource)
  }

  /// A value names an id by a prefix of it, or of a word of its names.
  private func named(_ value: String, _ id: String, _ names: [String]) -> Bool {
    let needle = Folding.fold(value)
    return ([id] + names).contains { Folding.fold($0).starts(with: needle) }
  }

  private func domainMask(_ ids: Set<String>) -> [Bool] {
    index.domainSets.map { !ids.isDisjoint(with: $0.ids) }
  }

  private func owning(
    _ value: String, _ rows: [Int32]?, _ ids: (Index.Combination) -> [String]
  ) -> [Int32] {
    let owners =
      header.parties.filter { named(value, $0.id, [$0.name, $0.short] + $0.aliases) }.map(\.id)
      + header.bodies.filter { named(value, $0.id, [$0.name, $0.short] + $0.aliases) }.map(\.id)
    let wanted = Set(owners)
    let mask = index.ownerSets.map { !wanted.isDisjoint(with: ids($0)) }
    return keep(rows) { mask[Int(index.owners[$0])] }
  }

  /// Folded search over title, id and summary, and over the names of domains and owners.
  private func containing(_ word: String, _ rows: [Int32]?) -> [Int32]? {
    let needle = Folding.fold(word)
    guard !needle.isEmpty else { return rows }
    let finder = { (set: Index.Combination) in contains(set.words, needle) }
    let domains = index.domainSets.map(finder)
    let owners = index.ownerSets.map(finder)
    var hits = index.search.rows(containing: needle, within: rows)
    if !additions.search.isEmpty { hits = mended(hits, needle, rows) }
    guard domains.contains(true) || owners.contains(true) else { return hits }
    let inText = hits.reduce(into: [Bool](repeating: false, count: count)) { $0[Int($1)] = true }
    return keep(rows) {
      inText[$0] || domains[Int(index.domains[$0])] || owners[Int(index.owners[$0])]
    }
  }

  /// Rows whose fields were changed are searched in their new text.
  private func mended(_ hits: [Int32], _ needle: [UInt8], _ rows: [Int32]?) -> [Int32] {
    let kept = hits.filter { additions.search[Int($0)] == nil }
    let candidates = rows.map(Set.init)
    let changed = additions.search.filter { row, text in
      (candidates?.contains(Int32(row)) ?? true) && contains(text, needle)
    }
    return (kept + changed.keys.map(Int32.init)).sorted()
  }

  private func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard text.count >= needle.count else { return false }
    return (0...(text.count - needle.count)).contains { start in
      text[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}
