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

extension DashboardState {
  /// The finding under the cursor of the checks view; nil on the heading of a kind.
  package var checkedFinding: Finding? { checks?.finding(at: viewScroll.cursor) }

  /// Checks anew while the view is open; the cursor stays on its finding, or where that stood.
  mutating func recheck() {
    guard views.contains(.checks) || !register.opening.isUsable else {
      checks = nil
      return
    }
    var new = Checks(register: register, filter: filter)
    if let old = checks {
      new.unfold(like: old)
      keepCursor(from: old, to: new)
    }
    checks = new
  }

  private mutating func keepCursor(from old: Checks, to new: Checks) {
    guard let place = views.lastIndex(of: .checks),
      let finding = old.finding(at: viewScrolls[place].cursor),
      let now = new.findings.firstIndex(of: finding),
      let line = new.lines.firstIndex(of: .finding(now))
    else { return }
    viewScrolls[place].cursor = line
  }

  /// Enter: a kind is unfolded or folded; a finding opens what it is about.
  mutating func openChecked() {
    guard let checks, checks.lines.indices.contains(viewScroll.cursor) else { return }
    switch checks.lines[viewScroll.cursor] {
    case .group(let number):
      self.checks?.toggle(checks.groups[number])
      fit()
    case .finding(let place): open(checks.findings[place])
    }
  }

  mutating func open(_ finding: Finding) {
    guard register.opening.isUsable else { return say(finding) }
    switch finding.about {
    case .item(let row): openView(.item(register.target(of: row)))
    case .meeting(let id): openView(.meeting(id))
    case .indicator(let id): openView(.figure(id))
    case .tension(let id):
      let row = register.tension(id)?.commitments.lazy.compactMap(register.index.row).first
      openView(
        row.map { .item(register.target(of: $0)) } ?? .history(register.target(ofTension: id)))
    case .other(let target): openView(.history(target))
    case .part: say(finding)
    case .register:
      if case .journal? = finding.problem?.fault { openView(.history(nil)) } else { say(finding) }
    }
  }

  /// What is not in the dashboard is mended in an editor.
  private mutating func say(_ finding: Finding) {
    guard let place = register.places(of: [finding]).first ?? nil else { return }
    message = Message("Mend it in an editor: \(place.words).")
  }
}
