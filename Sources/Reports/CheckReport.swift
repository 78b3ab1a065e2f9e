import JSON
package import Model
import Screen

/// What `ahd check` found: every problem on a line of its own, errors first.
package enum CheckReport {
  /// `commitments.json:12:14: $[3].due.latest: found …, expected …`, grouped by how grave they are, with the counts.
  ///
  /// Problems are never cut or broken: one a line, as editors and scripts read them.
  ///
  /// - Parameters:
  ///   - problems: In the order found.
  ///   - page: For colour and glyphs.
  /// - Returns: Lines, each with its newline.
  package static func text(_ problems: [Problem], page: Page) -> String {
    var text = ""
    for severity in severities {
      let group = problems.filter { $0.severity == severity }
      guard !group.isEmpty else { continue }
      let style = severity == .error ? Theme.overdue : Theme.heading
      text += page.paint(count(group.count, severity), style) + "\n"
      for problem in group { text += "  " + isolated(page.clean(problem.words)) + "\n" }
      text += "\n"
    }
    return text + summary(problems) + "\n"
  }

  /// `2 errors, 1 warning, 3 notes`; `No problems.`
  package static func summary(_ problems: [Problem]) -> String {
    let counts = severities.compactMap { severity -> String? in
      let number = problems.filter { $0.severity == severity }.count
      return number == 0 ? nil : count(number, severity)
    }
    return counts.isEmpty ? "No problems." : counts.joined(separator: ", ")
  }

  /// `{"format":1,"problems":[…],"errors":0,"warnings":0,"notes":0}`, one problem a line.
  ///
  /// A problem: `severity` `error`, `warning` or `note`; `file` within the register; `line` and `column` from 1, or null for the file as a
  /// whole; `path` such as `$[3].due.latest`, empty for none; `found` and `expected` in words.
  ///
  /// - Parameter problems: In the order found.
  /// - Returns: JSON text with a last newline.
  package static func json(_ problems: [Problem]) -> String {
    func number(_ severity: Problem.Severity) -> JSONValue {
      .integer(problems.filter { $0.severity == severity }.count)
    }
    return JSONOutput.document(
      "problems", problems.lazy.map(object),
      then: [
        JSONMember("errors", number(.error)), JSONMember("warnings", number(.warning)),
        JSONMember("notes", number(.note)),
      ])
  }

  private static let severities: [Problem.Severity] = [.error, .warning, .note]

  private static func count(_ number: Int, _ severity: Problem.Severity) -> String {
    "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
  }

  private static func object(_ problem: Problem) -> JSONValue {
    [
      "severity": .string(problem.severity.rawValue), "file": .string(problem.file),
      "line": .integer(problem.position?.line), "column": .integer(problem.position?.column),
      "path": .string(problem.path), "found": .string(problem.found),
      "expected": .string(problem.expected),
    ]
  }
}
