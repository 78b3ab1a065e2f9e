import Acts
package import Check
package import Entities
package import Register
package import Summary
package import Text

extension Register {
  /// One action item with all there is to say of it.
  ///
  /// - Parameters:
  ///   - detail: What is known of it.
  ///   - act: On a screen names the actions that settle a disagreement, by their keys. The screen
  ///     names the item above it, and what came last stands first on it. Nil in a text.
  /// - Returns: Its parts, each behind a label.
  package func sheet(
    of detail: Detail, act: ((KeyedWords.Act) -> String)? = nil
  ) -> Sheet {
    var sheet = Sheet()
    sheet.title(Words(detail.title))
    if let summary = detail.summary { sheet.add(Words(summary)) }
    if !detail.isWhole {
      let faults = problems(of: detail.row).map(\.words).joined(separator: "; ")
      sheet.add("This item has errors in its file, so only part of it is shown: \(faults)")
    }
    sheet.blank()
    if act == nil { sheet.field("Id", Words(detail.id)) }
    sheet.addPromise(detail)
    sheet.field(
      "Status", Words(detail.status) + Words(" \(detail.statusWords) · \(detail.statusSince)"))
    sheet.add(disputes(on: target(of: detail.row), act))
    sheet.addDelivery(detail)
    sheet.blank()
    sheet.addGrounds(detail)
    sheet.add(record(of: detail, isNewestFirst: act != nil))
    return sheet
  }

  /// Every value in dispute with who said it and when, and what settles it.
  ///
  /// - Parameters:
  ///   - target: What the values are of.
  ///   - act: As in `sheet(of:act:)`; a text names events too, by their ids.
  /// - Returns: A label a kind of dispute.
  package func disputes(on target: Target, _ act: ((KeyedWords.Act) -> String)?) -> Sheet {
    var sheet = Sheet()
    for dispute in disagreements(on: target) {
      let mark = dispute.kind == .contested ? Words("≠ ", .contested) : ""
      let sides = dispute.sides.map { side in
        let event = act == nil ? side.event.map { " (\($0))" } ?? "" : ""
        return Sheet.Entry(mark + Words("\(dispute.name): \(side.words)\(event)"))
      }
      let fix = act.map(dispute.fix.text) ?? dispute.fix.text
      sheet.fields(dispute.kind.brief.capitalisedFirst, sides + [.init("→ \(fix)")])
    }
    return sheet
  }

  /// What else is known of an item, and how it came to be so: evidence, whose word it has, relations,
  /// amendments, notes, history.
  ///
  /// - Parameters:
  ///   - detail: What is known of it.
  ///   - isNewestFirst: Its history; else oldest first.
  /// - Returns: Its parts, each behind a label.
  package func record(of detail: Detail, isNewestFirst: Bool) -> Sheet {
    var sheet = Sheet()
    sheet.fields("Evidence", detail.done.evidence.map { .init(Words($0)) })
    let given = detail.done.given
    if !given.isEmpty { sheet.field("Words", Words(given.joined(separator: " · "))) }
    for other in detail.others { sheet.field(other.label, Words(other.words)) }
    sheet.fields(
      "Amended", detail.amendments.map { .init(Words($0.label), "\($0.now) · \($0.words)") })
    let notes = detail.notes.map { Sheet.Entry(Words([$0.text, $0.by].joined(" · "))) }
    let withheld = detail.withheldNotes
    sheet.fields(
      "Notes",
      notes + Sheet.Entry.earlier(detail.earlier.notes, "note")
        + (withheld == 0
          ? [] : [.init("\(withheld) \(withheld == 1 ? "is" : "are") withheld in projector mode")]))
    let history = isNewestFirst ? detail.history.reversed() : detail.history
    sheet.fields(
      "History",
      history.map { event in
        let undone = event.isLive ? nil : "undone"
        let reason = event.reason.map { "reason: \($0)" }
        return .init(
          Words(event.at), Words([event.words, reason, event.by, event.key, undone].joined(" · ")))
      } + Sheet.Entry.earlier(detail.earlier.changes, "change"))
    return sheet
  }
}

extension Sheet.Entry {
  /// How many there are before those that are told; nothing for none.
  fileprivate static func earlier(_ count: Int, _ noun: String) -> [Sheet.Entry] {
    count == 0 ? [] : [.init("\(count) earlier \(noun)\(count == 1 ? "" : "s")")]
  }
}

extension Finding.Kind {
  /// A disagreement's kind within ten cells.
  package var brief: String {
    switch self {
    case .oneHand: "one typist"
    case .clockAhead: "clock"
    case .drift: "edited"
    default: rawValue
    }
  }
}

extension Sheet {
  fileprivate mutating func addPromise(_ detail: Detail) {
    field("Owed", Words(detail.owed))
    field("", detail.owedNote.map { Words($0) })
    field("Strength", "\(detail.strength.rawValue): \(detail.strengthWords)")
    field(
      detail.domains.count == 1 ? "Domain" : "Domains",
      Words(detail.domains.joined(separator: " · ")))
    let due = detail.due
    field("Due", Words([[due.label, due.window].joined(", "), due.late].joined(": ")))
    if let source = due.source {
      field("", Words([source, due.basis.flatMap { $0 == "stated" ? nil : $0 }].joined(" · ")))
    }
    field("", due.was.map { Words($0) })
    field("Quantity", Words(detail.quantity ?? "not stated"))
  }

  fileprivate mutating func addDelivery(_ detail: Detail) {
    field("Done", "\(detail.done.words) (\(detail.done.ruleWords))")
    field("Next move", detail.court.map { Words($0) })
    field("Done when", detail.done.doneWhen.map { Words($0) })
    field("Wording", "can be checked: \(detail.verifiable)")
    if let figure = detail.figure {
      let value = [figure.title + ":", figure.period, figure.value].joined(" ")
      field("Figure", Words([value, figure.note].joined(" · ")))
    }
  }

  fileprivate mutating func addGrounds(_ detail: Detail) {
    let flags = detail.flags.map { Entry("\($0.mark) \($0.name)", Words($0.why)) }
    fields("Flags", flags.isEmpty ? [Entry("none")] : flags)
    let claims = detail.claims.map { claim in
      Entry(Words(claim.place), "\(claim.words) · \(claim.kind.rawValue)")
    }
    fields("Claims", claims.isEmpty ? [Entry("none: no source says so")] : claims)
    fields(
      "Tensions",
      detail.tensions.map { Entry(Words($0.label), "\($0.words) · \($0.state.rawValue)") })
  }
}
