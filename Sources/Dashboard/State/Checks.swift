package import Check
package import Entities
import Query
import Register

/// What the checks view holds: the findings under the filter in force, kind by kind, and
/// which kinds are unfolded.
package struct Checks: Sendable {
  /// Findings of one kind and severity, neighbours in `findings`.
  package struct Group: Hashable, Sendable {
    package let severity: Problem.Severity
    package let kind: Finding.Kind
    package let range: Range<Int>
  }

  package enum Line: Hashable, Sendable {
    case group(Int)
    case finding(Int)
  }

  package let findings: [Finding]
  package let groups: [Group]
  package private(set) var lines: [Line] = []
  private var unfolded: Set<Finding.Kind>
  private var folded: Set<Finding.Kind>

  /// Up to this many items each is read whole, which shows warnings inside it too.
  static let wholeItems = 5_000
  /// A kind of warnings with more findings than this starts folded; notes always do.
  private static let unfoldedFindings = 12

  /// Those on items that pass the filter; on figures and tensions that touch such an item;
  /// on meetings only where nothing is filtered. Faults of files and journals stay
  /// whatever is filtered.
  init(register: Register, filter: Filter) {
    let all = register.findings(isWhole: register.count <= Checks.wholeItems)
    if filter.isEmpty {
      findings = all
    } else {
      let rows = Set(register.select(filter).map(Int.init))
      findings = all.filter { $0.severity == .error || register.touches($0, rows) }
    }
    groups = Checks.groups(findings)
    (unfolded, folded) = ([], [])
    layOut()
  }

  private static func groups(_ findings: [Finding]) -> [Group] {
    var groups: [Group] = []
    var start = 0
    for place in findings.indices {
      let next = place + 1
      let (one, other) = (findings[place], next < findings.count ? findings[next] : nil)
      if let other, other.kind == one.kind, other.severity == one.severity { continue }
      groups.append(Group(severity: one.severity, kind: one.kind, range: start..<next))
      start = next
    }
    return groups
  }

  package func isUnfolded(_ group: Group) -> Bool {
    if unfolded.contains(group.kind) { return true }
    if folded.contains(group.kind) { return false }
    switch group.severity {
    case .error: return true
    case .warning: return group.range.count <= Checks.unfoldedFindings
    case .note: return false
    }
  }

  /// Unfolds a kind, or folds it.
  mutating func toggle(_ group: Group) {
    if isUnfolded(group) {
      unfolded.remove(group.kind)
      folded.insert(group.kind)
    } else {
      folded.remove(group.kind)
      unfolded.insert(group.kind)
    }
    layOut()
  }

  /// Unfolds the kinds that were unfolded before the check ran again.
  mutating func unfold(like other: Checks) {
    (unfolded, folded) = (other.unfolded, other.folded)
    layOut()
  }

  private mutating func layOut() {
    lines = groups.enumerated().flatMap { number, group in
      [.group(number)] + (isUnfolded(group) ? group.range.map { .finding($0) } : [])
    }
  }

  package func finding(at line: Int) -> Finding? {
    guard lines.indices.contains(line), case .finding(let place) = lines[line] else { return nil }
    return findings[place]
  }
}

extension Register {
  func touches(_ finding: Finding, _ rows: Set<Int>) -> Bool {
    switch finding.about {
    case .register: finding.problem != nil
    case .item(let row): rows.contains(row)
    case .meeting, .other, .part: false
    case .indicator(let id):
      indicator(id)?.commitment.flatMap(index.row).map(rows.contains) ?? false
    case .tension(let id):
      tension(id)?.commitments.contains { index.row($0).map(rows.contains) ?? false } ?? false
    }
  }
}
