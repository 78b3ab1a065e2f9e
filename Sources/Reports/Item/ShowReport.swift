import Entities
package import Register
import Screen
import Summary

/// One action item with all there is to say of it, as `ahd show` writes it.
package enum ShowReport {
  /// The item in labelled parts, each line within the page.
  ///
  /// - Parameters:
  ///   - register: Where the row is.
  ///   - row: The item.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(_ register: Register, _ row: Int, page: Page) -> String {
    let detail = register.detail(row)
    var lines = Lines(page)
    lines.add(detail.title, Theme.heading)
    if let summary = detail.summary { lines.add(summary) }
    if !detail.isWhole { lines.add(faults(register, row)) }
    lines.blank()
    promise(detail, &lines)
    delivery(detail, &lines)
    grounds(detail, &lines)
    record(detail, &lines)
    return lines.text
  }

  private static func faults(_ register: Register, _ row: Int) -> String {
    "This item has errors in its file, so only part of it is shown: "
      + register.problems(of: row).map(\.words).joined(separator: "; ")
  }

  private static func promise(_ detail: Detail, _ lines: inout Lines) {
    lines.part("Id", detail.id)
    lines.part("Owed", detail.owed)
    if let note = detail.owedNote { lines.part("", note) }
    lines.part("Strength", "\(detail.strength.rawValue): \(detail.strengthWords)")
    lines.part(
      detail.domains.count == 1 ? "Domain" : "Domains", detail.domains.joined(separator: " · "))
    let due = detail.due
    let window = [due.label, due.window].joined(", ")
    lines.part("Due", [window, due.late].joined(": "))
    if let source = due.source {
      lines.part("", [source, due.basis.flatMap { $0 == "stated" ? nil : $0 }].joined(" · "))
    }
    if let was = due.was { lines.part("", was) }
    lines.part("Quantity", detail.quantity ?? "not stated")
  }

  private static func delivery(_ detail: Detail, _ lines: inout Lines) {
    let sign = detail.status.glyph(isASCII: lines.page.isASCII)
    lines.part(
      "Status", "\(detail.statusWords) · \(detail.statusSince)",
      glyph: (sign, Theme.glyph(detail.status)))
    for contest in detail.contests {
      lines.parts(
        "Contested",
        contest.sides.map { side in
          ("", "\(contest.name): \(side.words)" + (side.event.map { " (\($0))" } ?? ""))
        }
          + [("", "→ \(contest.fix.text)")])
    }
    lines.part("Done", "\(detail.done.words) (\(detail.done.ruleWords))")
    if let court = detail.court { lines.part("Next move", court) }
    if let when = detail.done.doneWhen { lines.part("Done when", when) }
    lines.part("Wording", "can be checked: \(detail.verifiable)")
    if !detail.done.evidence.isEmpty {
      lines.parts("Evidence", detail.done.evidence.map { ("", $0) })
    }
    if !detail.done.given.isEmpty {
      lines.part("Words", detail.done.given.joined(separator: " · "))
    }
    if let figure = detail.figure {
      lines.part(
        "Figure",
        [[figure.title + ":", figure.period, figure.value].joined(" "), figure.note].joined(" · "))
    }
    for other in detail.others { lines.part(other.label, other.words) }
  }

  private static func grounds(_ detail: Detail, _ lines: inout Lines) {
    lines.blank()
    let flags = detail.flags.map { ("\($0.mark) \($0.name)", $0.why) }
    lines.parts("Flags", flags.isEmpty ? [("", "none")] : flags)
    let claims = detail.claims.map { claim in
      (claim.place, [claim.words, claim.kind.rawValue].joined(" · "))
    }
    lines.parts("Claims", claims.isEmpty ? [("", "none: no source says so")] : claims)
    if !detail.tensions.isEmpty {
      lines.parts(
        "Tensions", detail.tensions.map { ($0.label, "\($0.words) · \($0.state.rawValue)") })
    }
  }

  private static func record(_ detail: Detail, _ lines: inout Lines) {
    if !detail.amendments.isEmpty {
      lines.parts("Amended", detail.amendments.map { ($0.label, "\($0.now) · \($0.words)") })
    }
    if !detail.notes.isEmpty {
      lines.parts("Notes", detail.notes.map { ("", [$0.text, $0.by].joined(" · ")) })
    }
    guard !detail.history.isEmpty else { return }
    lines.parts(
      "History",
      detail.history.map { event in
        let undone = event.isLive ? nil : "undone"
        let reason = event.reason.map { "reason: \($0)" }
        return (
          event.at, [event.words, reason, event.by, event.key, undone].joined(" · ")
        )
      })
  }
}

extension [String?] {
  /// Those that are there.
  func joined(_ separator: String) -> String {
    compactMap(\.self).joined(separator: separator)
  }
}
