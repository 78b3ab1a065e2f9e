package import Check
import Entities
import JSON
package import Register
import Screen
import Summary
package import Text

/// What `ahd check` found: faults of files and journals with their places, and what the record
/// lacks, errors first.
package enum CheckReport {
  /// Grouped by how grave it is. Faults stand one a line,
  /// `commitments.json:12:14: $[3].due.latest: found …, expected …`, never cut or broken, as
  /// editors and scripts read them. What the record lacks is told kind by kind, with its count, the
  /// ids and what settles it.
  ///
  /// - Parameters:
  ///   - register: What was checked.
  ///   - findings: As `Register.findings` gives them.
  ///   - isWide: Every finding on a line of its own instead.
  ///   - page: For width, colour and glyphs.
  ///   - hidden: How many errors there are beside these findings; told, as they are why it exits 65.
  ///   - act: Names what settles a finding by the dashboard's actions; nil by commands.
  /// - Returns: Lines, each with its newline.
  package static func text(
    _ register: Register, _ findings: [Finding], isWide: Bool = false, page: Page,
    hidden: Int = 0, act: ((KeyedWords.Act) -> String)? = nil
  ) -> String {
    func fix(_ finding: Finding) -> String {
      let fix = register.fix(of: finding)
      return act.map(fix.text) ?? fix.text
    }
    var text = ""
    for group in groups(findings, by: \.severity) {
      let severity = group[0].severity
      let style = severity == .error ? Theme.overdue : Theme.heading
      text += page.paint(count(group.count, severity), style) + "\n"
      for problem in group.compactMap(\.problem) {
        text += "  " + isolated(page.clean(problem.words)) + "\n"
      }
      for kind in groups(group.filter { $0.problem == nil }, by: \.kind) {
        text += isWide ? wide(register, kind, page) : brief(register, kind, page)
        text += settling(register, kind, fix, page)
      }
      text += "\n"
    }
    return text + summary(findings, hidden) + "\n"
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

  /// Kind and count, and the ids as far as two lines hold them.
  private static func brief(_ register: Register, _ kind: [Finding], _ page: Page) -> String {
    heading(kind, page) + ids(register, kind, page)
  }

  private static func heading(_ kind: [Finding], _ page: Page) -> String {
    "  " + page.paint("\(page.clean(kind[0].kind.words)), \(kind.count)", Theme.heading) + "\n"
  }

  private static func ids(_ register: Register, _ kind: [Finding], _ page: Page) -> String {
    var told: [String] = []
    var cells = 0
    for finding in kind {
      let id = register.id(of: finding) ?? register.header.short
      cells += Width.of(Sanitise.line(id)) + 2
      guard told.isEmpty || cells <= 2 * (page.width - 4) - 40 else { break }
      told.append(id)
    }
    let rest = kind.count - told.count
    let more = rest == 0 ? "" : " and \(rest) more (ahd check \(kind[0].kind.rawValue))"
    return lines(told.joined(separator: ", ") + more, page)
  }

  /// One item's fix, or that of any of them; of what is contested, what settles one
  /// does not settle all.
  private static func settling(
    _ register: Register, _ kind: [Finding], _ fix: (Finding) -> String, _ page: Page
  ) -> String {
    let isOneForAll = kind[0].kind != .contested
    var told: [String] = []
    for finding in isOneForAll ? kind.prefix(1) : kind[...] where told.count < 6 {
      var words = page.clean(fix(finding))
      if kind.count > 1, let id = register.id(of: finding) {
        words = words.replacing(page.clean(" \(id)"), with: " ID")
      }
      if !told.contains(words) { told.append(words) }
    }
    return told.map { lines("→ \($0)", page, style: Theme.legend) }.joined()
  }

  /// Each with its place, its id and a sentence.
  private static func wide(_ register: Register, _ kind: [Finding], _ page: Page) -> String {
    var text = heading(kind, page)
    for (finding, place) in zip(kind, register.places(of: kind)) {
      let id = register.id(of: finding)
      let parts = [place?.words, id, register.words(of: finding)].compactMap(\.self)
      text += "    " + isolated(page.clean(parts.joined(separator: ": "))) + "\n"
    }
    return text
  }

  private static func lines(_ words: String, _ page: Page, style: Style = .plain) -> String {
    let blank = String(repeating: " ", count: min(4, page.width - 1))
    let wrapped = page.wrapped(words, indent: 4, style: style)
    return wrapped.enumerated().map { ($0 == 0 ? blank : "") + $1 + "\n" }.joined()
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
