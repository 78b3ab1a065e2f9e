package import Interchange
import JSON
import Screen
package import Sheets

/// What an import would do, as `ahd import` tells it: line by line, old beside new.
package struct ImportReport: Report {
  let plan: ImportPlan
  let source: ImportSheet
  /// As messages name it.
  let file: String

  /// - Parameters:
  ///   - plan: What would be done.
  ///   - sheet: The rows it was made of.
  ///   - file: The file they were read from, as messages name it.
  package init(_ plan: ImportPlan, of sheet: ImportSheet, file: String) {
    self.plan = plan
    source = sheet
    self.file = file
  }

  /// What would be added and changed, and the counts.
  package var sheet: Sheet {
    let lines = source.bytes.positions(of: plan.entries.map(\.offset)).map(\.line)
    var told = Sheet()
    for (entry, line) in zip(plan.entries, lines) {
      if let words = words(entry) { told.verbatim("line \(line): \(words)") }
    }
    for name in plan.strangers {
      told.verbatim("The column “\(name)” is not known, and left out.")
    }
    if let untaken { told.verbatim(Words(untaken)) }
    told.verbatim(Words(counts))
    return told
  }

  private func words(_ entry: ImportPlan.Entry) -> String? {
    switch entry.outcome {
    case .unchanged, .refused: nil
    case .added(let members):
      "add \(entry.id): \(entry.title); "
        + members.map { "\($0.name) \($0.now)" }.joined(separator: "; ")
    case .changed(let members):
      "change \(entry.id): "
        + members.map { "\($0.name) \($0.was) → \($0.now)" }.joined(separator: "; ")
    }
  }

  /// `flags, late differ in 2 rows; they are worked out or told by commands of their
  /// own, and not taken.`
  private var untaken: String? {
    let names = Set(plan.entries.flatMap(\.untaken)).sorted()
    guard !names.isEmpty else { return nil }
    let rows = plan.entries.count { !$0.untaken.isEmpty }
    return
      "Not taken, since they are worked out or have commands of their own: \(names.joined(separator: ", ")) (\(rows) row\(rows == 1 ? "" : "s"))."
  }

  /// `12 rows: 1 to add, 1 to change, 10 unchanged`.
  private var counts: String {
    var added = 0
    var changed = 0
    var refused = 0
    for entry in plan.entries {
      switch entry.outcome {
      case .added: added += 1
      case .changed: changed += 1
      case .refused: refused += 1
      case .unchanged: break
      }
    }
    let all = plan.entries.count
    let rest = all - added - changed - refused
    let parts: [String?] = [
      added == 0 ? nil : "\(added) to add", changed == 0 ? nil : "\(changed) to change",
      rest == 0 ? nil : "\(rest) unchanged", refused == 0 ? nil : "\(refused) refused",
    ]
    return "\(all) row\(all == 1 ? "" : "s"): \(all == 0 ? "nothing" : parts.joined(", "))"
  }

  /// What is refused, a line each: `items.csv:4:12: status: Done is reported, not set: ahd done x.`
  package var refusals: [String] {
    let faults = plan.entries.flatMap { entry -> [(String, ImportFault)] in
      guard case .refused(let faults, let names) = entry.outcome else { return [] }
      return Array(zip(names, faults))
    }
    let places = source.bytes.positions(of: faults.map(\.1.offset))
    return zip(faults, places).map { fault, place in
      "\(file):\(place.line):\(place.column): \(fault.0): \(fault.1.what.words)"
    }
  }

  /// `{"format":1,"rows":[{line, id, title, act, changes, faults}],
  /// "strangers":[…]}`, one row a line: `act` is `add`, `change`, `none` or `refuse`; `changes`
  /// `[{name, was, now}]` in words; `faults` `[{name, line, column, words}]`; `strangers`
  /// columns nobody knows.
  package var json: String {
    let lines = source.bytes.positions(of: plan.entries.map(\.offset)).map(\.line)
    let rows = zip(plan.entries, lines).map { entry, line -> JSONValue in
      let (act, changes, faults) = parts(entry.outcome)
      return [
        "line": .integer(line), "id": .string(entry.id), "title": .string(entry.title),
        "act": .string(act), "changes": .array(changes), "faults": .array(faults),
        "untaken": .texts(entry.untaken),
      ]
    }
    return JSONOutput.document(
      "rows", rows, then: [JSONMember("strangers", .texts(plan.strangers))])
  }

  private func parts(_ outcome: ImportPlan.Outcome) -> (String, [JSONValue], [JSONValue]) {
    func changes(_ members: [ImportPlan.Amended]) -> [JSONValue] {
      members.map {
        ["name": .string($0.name), "was": .string($0.was), "now": .string($0.now)]
      }
    }
    switch outcome {
    case .added(let members): return ("add", changes(members), [])
    case .changed(let members): return ("change", changes(members), [])
    case .unchanged: return ("none", [], [])
    case .refused(let faults, let names):
      let places = source.bytes.positions(of: faults.map(\.offset))
      return (
        "refuse", [],
        zip(zip(names, faults), places).map { fault, place in
          [
            "name": .string(fault.0), "line": .integer(place.line),
            "column": .integer(place.column), "words": .string(fault.1.what.words),
          ]
        }
      )
    }
  }
}
