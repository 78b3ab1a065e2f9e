package import Check
import Entities
import JSON
package import Register
import Screen
package import Sheets
import Summary
package import Text

/// What `ahd check` found: faults of files and journals with their places, and what the record
/// lacks, errors first.
package struct CheckReport: Report {
  let register: Register
  let findings: [Finding]
  let isWide: Bool
  let hidden: Int
  let act: ((KeyedWords.Act) -> String)?

  /// - Parameters:
  ///   - register: What was checked.
  ///   - findings: As `Register.findings` gives them.
  ///   - isWide: Every finding on a line of its own instead of kind by kind.
  ///   - hidden: How many errors there are beside these findings; told, as they are why it exits 65.
  ///   - act: Names what settles a finding by the dashboard's actions; nil by commands.
  package init(
    _ register: Register, _ findings: [Finding], isWide: Bool = false, hidden: Int = 0,
    act: ((KeyedWords.Act) -> String)? = nil
  ) {
    self.register = register
    self.findings = findings
    self.isWide = isWide
    self.hidden = hidden
    self.act = act
  }

  /// Grouped by how grave it is. Faults stand one a line,
  /// `commitments.json:12:14: $[3].due.latest: found …, expected …`, never cut or broken, as
  /// editors and scripts read them. What the record lacks is told kind by kind, with its count, the
  /// ids and what settles it.
  package var sheet: Sheet {
    var sheet = Sheet()
    for group in Self.groups(findings, by: \.severity) {
      let severity = group[0].severity
      sheet.add(
        Words(Self.count(group.count, severity), severity == .error ? .late : .strong))
      for problem in group.compactMap(\.problem) {
        sheet.verbatim(Words(problem.words), depth: 2)
      }
      for kind in Self.groups(group.filter { $0.problem == nil }, by: \.kind) {
        sheet.add(Words("\(kind[0].kind.words), \(kind.count)", .strong), depth: 2)
        if isWide { addEach(kind, to: &sheet) } else { sheet.add(ids(kind), depth: 4) }
        for words in settling(kind) { sheet.add(Words("→ \(words)", .quiet), depth: 4) }
      }
      sheet.blank()
    }
    sheet.verbatim(Words(Self.summary(findings, hidden)))
    return sheet
  }

  private static func summary(_ findings: [Finding], _ hidden: Int) -> String {
    guard hidden > 0 else { return summary(findings) }
    let shown = findings.isEmpty ? "Nothing of these kinds" : summary(findings)
    let others = hidden == 1 ? "another kind" : "other kinds"
    return "\(shown); \(count(hidden, .error)) of \(others): ahd check"
  }

  /// `2 errors, 1 warning, 3 notes`; `Nothing found.`
  package static func summary(_ findings: [Finding]) -> String {
    let counts = [Problem.Severity.error, .warning, .note].compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      return number == 0 ? nil : count(number, severity)
    }
    return counts.isEmpty ? "Nothing found." : counts.joined(separator: ", ")
  }

  // MARK: Kinds

  /// The ids of a kind, as far as two lines hold them.
  private func ids(_ kind: [Finding]) -> Words {
    var told: [String] = []
    var cells = 0
    for finding in kind {
      let id = register.id(of: finding) ?? register.header.short
      cells += Width.of(Sanitise.line(id)) + 2
      guard told.isEmpty || cells <= 152 else { break }
      told.append(id)
    }
    let rest = kind.count - told.count
    let more = rest == 0 ? "" : " and \(rest) more (ahd check \(kind[0].kind.rawValue))"
    return Words(told.joined(separator: ", ") + more)
  }

  /// One item's fix, or that of any of them; of what is contested, what settles one
  /// does not settle all.
  private func settling(_ kind: [Finding]) -> [String] {
    let isOneForAll = kind[0].kind != .contested
    var told: [String] = []
    for finding in isOneForAll ? kind.prefix(1) : kind[...] where told.count < 6 {
      let fix = register.fix(of: finding)
      var words = act.map(fix.text) ?? fix.text
      if kind.count > 1, let id = register.id(of: finding) {
        words = words.replacing(" \(id)", with: " ID")
      }
      if !told.contains(words) { told.append(words) }
    }
    return told
  }

  /// Each with its place, its id and a sentence.
  private func addEach(_ kind: [Finding], to sheet: inout Sheet) {
    for (finding, place) in zip(kind, register.places(of: kind)) {
      let parts = [place?.words, register.id(of: finding), register.words(of: finding)]
      sheet.verbatim(Words(parts.joined(": ")), depth: 4)
    }
  }

  private static func count(_ number: Int, _ severity: Problem.Severity) -> String {
    "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
  }

  /// Neighbours that share a value.
  private static func groups<Value: Equatable>(
    _ findings: [Finding], by value: (Finding) -> Value
  ) -> [[Finding]] {
    findings.reduce(into: [[Finding]]()) { groups, finding in
      if let last = groups.last?.last, value(last) == value(finding) {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
      }
    }
  }
}
