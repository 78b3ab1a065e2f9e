import Check
import Dates
import Entities
import JSON
import Register
import Summary

extension CheckReport {
  /// `{"format":1,"problems":[…],"findings":[…],"errors":0,"warnings":0,"notes":0}`, one object a line: `problems`
  /// are faults of files and journals, `findings` what the record lacks.
  ///
  /// Each: `severity` `error`, `warning` or `note`; `kind`, the name `ahd check KIND`
  /// takes; `file` within the register, or null; `line` and `column` from 1, or null;
  /// `path` such as `$[3].due.latest`, empty for none; `id` of the item, meeting, figure
  /// or tension it is about, or null; `message`, a sentence; `fix` `{words, command}`,
  /// what would settle it, `command` null where none does. What is in dispute has
  /// `sides`, each `{value, who, by, party, at, event, why, counts}`. A problem has
  /// `found` and `expected` besides.
  package var json: String {
    let problems = findings.filter { $0.problem != nil }
    let others = findings.filter { $0.problem == nil }
    func number(_ severity: Problem.Severity) -> JSONValue {
      .integer(findings.count { $0.severity == severity })
    }
    return JSONOutput.document(
      objects("problems", problems), objects("findings", others),
      then: [
        JSONMember("errors", number(.error)), JSONMember("warnings", number(.warning)),
        JSONMember("notes", number(.note)),
      ])
  }

  private func objects(_ key: String, _ findings: [Finding]) -> String {
    let places = register.places(of: findings)
    return JSONOutput.list(
      key, texts: findings.indices.lazy.map { object(findings[$0], places[$0]).compact })
  }

  private func object(_ finding: Finding, _ place: Finding.Place?) -> JSONValue {
    let fix = register.fix(of: finding)
    var members: [JSONMember] = [
      .init("severity", .string(finding.severity.rawValue)),
      .init("kind", .string(finding.kind.rawValue)),
      .init("file", .text(place?.file)),
      .init("line", .integer(place?.position?.line)),
      .init("column", .integer(place?.position?.column)),
      .init("path", .string(place?.path ?? "")),
      .init("id", .text(register.id(of: finding))),
      .init("message", .string(register.words(of: finding))),
      .init("fix", ["words": .string(fix.text), "command": .text(fix.command)]),
    ]
    if let sides = register.disagreement(finding)?.sides {
      members.append(.init("sides", .array(sides.map(Self.side))))
    }
    if let problem = finding.problem {
      members.append(.init("found", .string(problem.found)))
      members.append(.init("expected", .string(problem.expected)))
    }
    return .object(members)
  }

  static func side(_ side: Disagreement.Side) -> JSONValue {
    [
      "value": .string(side.value), "who": .string(side.who), "by": .text(side.by),
      "party": .text(side.party), "at": .text(side.at?.text), "event": .text(side.event),
      "why": .text(side.why), "counts": .bool(side.counts),
    ]
  }
}
