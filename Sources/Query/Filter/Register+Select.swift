import JSON
import Register
import Search
import Text

extension Register {
  // MARK: Reading

  /// What a filter's text means here.
  ///
  /// - Parameter text: In the filter language (docs/filter.md).
  /// - Returns: The expression that `rows(of:within:)` asks.
  /// - Throws: The first fault, with its place.
  package func read(filter text: String) throws(Filter.Fault) -> Filter.Expression {
    let (expression, faults) = reading(filter: text)
    if let fault = faults.first { throw fault }
    return expression
  }

  /// The same while it is being typed: what cannot be read yet narrows nothing, and is told.
  package func reading(filter text: String) -> (Filter.Expression, faults: [Filter.Fault]) {
    guard !text.isEmpty else { return (.all, []) }
    var reader = FilterReader(text, in: self)
    let expression = reader.read()
    return (expression, reader.faults)
  }

  // MARK: Selecting

  /// Rows that pass a filter, ascending. What in its text cannot be read narrows nothing.
  package func select(_ filter: Filter) -> [Int32] {
    narrow(matches(filter.text), filter)
  }

  /// Rows a text leaves, ascending; nil for all. One that only narrows another (`narrows`) may
  /// start from the other's hits.
  package func matches(_ text: String, within rows: [Int32]? = nil) -> [Int32]? {
    self.rows(of: reading(filter: text).0, within: rows)
  }

  /// Rows an expression leaves of some rows, ascending; nil is all rows.
  package func rows(of expression: Filter.Expression, within rows: [Int32]? = nil) -> [Int32]? {
    switch expression {
    case .all: return rows
    case .none: return []
    case .term(let term): return narrow(rows, by: term)
    case .not(let part):
      return keep(rows, among: self.rows(of: part, within: rows), isWanted: false)
    case .and(let parts):
      // Words go through text, fields through numbers: those first.
      let ordered = parts.filter { !$0.isWord } + parts.filter(\.isWord)
      return ordered.reduce(rows) { self.rows(of: $1, within: $0) }
    case .or(let parts):
      var hits: [Int32] = []
      for part in parts {
        guard let found = self.rows(of: part, within: rows) else { return nil }
        hits += found
      }
      return keep(rows, among: hits, isWanted: true)
    }
  }

  /// The other parts of a filter, over rows that matched its text.
  package func narrow(_ rows: [Int32]?, _ filter: Filter) -> [Int32] {
    let wanted = Set(filter.domains)
    let domains =
      wanted.isEmpty ? nil : index.domainSets.map { !wanted.isDisjoint(with: $0.ids) }
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

  /// Whether one row passes; for a row that changed under the cursor.
  package func passes(_ row: Int, _ filter: Filter) -> Bool {
    !narrow(matches(filter.text, within: [Int32(row)]), filter).isEmpty
  }

  /// All claims come from one source.
  package func isSingleSource(_ row: Int) -> Bool {
    index.grounds[row].contains(.singleSource)
  }

  // MARK: Terms

  private func keep(_ rows: [Int32]?, _ isKept: (Int) -> Bool) -> [Int32] {
    guard let rows else { return (0..<Int32(count)).filter { isKept(Int($0)) } }
    return rows.filter { isKept(Int($0)) }
  }

  /// Those of some rows that are among the hits, or those that are not.
  private func keep(_ rows: [Int32]?, among hits: [Int32]?, isWanted: Bool) -> [Int32]? {
    guard let hits else { return isWanted ? rows : [] }
    let isHit = hits.reduce(into: [Bool](repeating: false, count: count)) { $0[Int($1)] = true }
    return keep(rows) { isHit[$0] == isWanted }
  }

  private func narrow(_ rows: [Int32]?, by term: Filter.Term) -> [Int32]? {
    switch term {
    case .word(let needle): return containing(needle, rows)
    case .named(let field, let ids):
      switch field.content {
      case .names(_, let test), .scale(_, let test): return keep(rows, test(self, ids))
      case .days, .ids: return rows
      }
    case .dated(let field, let spans, let orNone):
      guard case .days(let day) = field.content else { return rows }
      let days = day(self)
      return keep(rows) { row in
        let day = days(row)
        if day == Index.Due.none { return orNone && !(field == .due && index.due[row].hasDate) }
        return spans.contains { $0.contains(day) }
      }
    case .begins(let ids):
      let beginnings = ids.map { Array($0.utf8) }
      return keep(rows) { row in beginnings.contains { index.idBegins(row, with: $0) } }
    }
  }

  // MARK: Words

  /// Folded search over title, id and summary, and over the names of domains and owners.
  private func containing(_ needle: [UInt8], _ rows: [Int32]?) -> [Int32]? {
    guard !needle.isEmpty else { return rows }
    let domains = index.domainSets.map { Finder.holds($0.words, needle) }
    let owners = index.ownerSets.map { Finder.holds($0.words, needle) }
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
    let changed = additions.search.filter { row, text in
      (rows?.holdsSorted(Int32(row)) ?? true) && Finder.holds(text, needle)
    }
    return (kept + changed.keys.map(Int32.init)).sorted()
  }
}

extension Filter.Expression {
  fileprivate var isWord: Bool { if case .term(.word) = self { true } else { false } }
}

extension Index {
  /// Whether a row's id begins with these bytes. Ids hold no escapes, or they are no ids.
  fileprivate func idBegins(_ row: Int, with beginning: [UInt8]) -> Bool {
    let id = ids[row]
    guard !id.isEscaped, id.range.count >= beginning.count else { return false }
    let bytes = bytes[Int(places[row].buffer)].buffer(id.range)
    return beginning.indices.allSatisfy { bytes[$0] == beginning[$0] }
  }
}

extension [Int32] {
  /// Of ascending rows.
  fileprivate func holdsSorted(_ row: Int32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == row
  }
}
