import Dates
import Entities
import Query
import Register
import Sheets
import Summary
import Text

extension SessionWriter {
  // MARK: Cover

  mutating func facts() -> [(label: String, words: Words)] {
    let header = register.header
    var facts: [(String, Words)] = []
    if !header.aliases.isEmpty {
      facts.append(("Also called", Words(header.aliases.joined(separator: "; "))))
    }
    facts += [
      ("Parties", Words(header.parties.map(\.name).joined(separator: ", "))),
      ("As of", Words(register.day.words, .strong) + Words(", end of the day (UTC)")),
      ("Changes", Words(register.words(of: changed.period))), ("Holds", Words(scope)),
    ]
    if let parent { facts.insert(("Answers to", parent), at: facts.count - 3) }
    return facts
  }

  /// The body that the group answers to, where something says that it does.
  private var parent: Words? {
    mutating get {
      let header = register.header
      guard let id = header.parent, !header.parentClaims.isEmpty else { return nil }
      let name = register.ownerName(id)
      return Words(name) + citations.cite(header.parentClaims, for: "answers to \(name)")
    }
  }

  func cover(_ facts: [(label: String, words: Words)]) -> Paper.Cover {
    Paper.Cover(
      marking: options.isShareable ? "Shareable" : "Internal", isInternal: !options.isShareable,
      facts: facts, remarks: options.isShareable ? [] : [remark])
  }

  /// `all 35 items`, `4 of 35 items · domain: Narcotics control`.
  private var scope: String {
    let words = options.filter.words(in: register)
    let narrowed = words.isEmpty ? "" : " · \(words)"
    // What a shareable report leaves out, its readers are not told of.
    let own = options.isShareable ? register.index.strength.count { $0 == .followUp } : 0
    let all = plural(register.count - own, "item")
    let isAll = rows.count == register.count - own
    return (isAll ? "all \(all)" : "\(rows.count) of \(all)") + narrowed
  }

  private var remark: Words {
    "For the secretariat alone: it holds notes, evidence and who typed what."
  }

  // MARK: Overview

  /// Everything a minister is asked, on one page.
  mutating func overview() -> Paper.Section {
    let counts = Overview(register, rows)
    var blocks: [Paper.Block] = [
      .paragraph(gist(counts)), .paragraph(nextSession), .counts(tiles(counts)),
    ]
    if rows.isEmpty {
      blocks.append(.paragraph("No item is in this report, so there is nothing to count."))
    } else {
      blocks += [.table(strengths()), .aside(reading)]
    }
    return Paper.Section(anchor: Anchor("overview"), title: "Overview", blocks: blocks)
  }

  /// What the numbers are of.
  private func gist(_ counts: Overview) -> Words {
    let kinds: [String?] = [
      plural(counts.promises, "promise"),
      counts.followUps > 0
        ? "\(plural(counts.followUps, "follow-up")) of the secretariat itself" : nil,
      counts.others > 0
        ? "\(counts.others) discussed, stated as a position or past, which \(counts.others == 1 ? "is no promise" : "are no promises")"
        : nil,
    ]
    return Words(plural(counts.items, "item"), .strong) + Words(": \(kinds.joined("; ")).")
  }

  private var nextSession: Words {
    let next = register.schedule.next
    let words = next.map { "\($0.title): \(AgendaReport.head(register, $0))." }
    return Words("Next session. ", .strong) + Words(words ?? "None is known.")
  }

  private func tiles(_ counts: Overview) -> [Paper.Count] {
    let kinds = counts.followUps > 0 ? "promises and follow-ups" : "promises"
    let done = entries.count { entry in
      entry.kind == .done && row(entry).map { register.index.strength[$0].binds } ?? false
    }
    let places = TensionCounts(openTensions)
    return [
      Paper.Count(
        name: "Overdue", count: counts.overdue.count, of: "of \(counts.overdue.of) open \(kinds)",
        more: counts.vague > 0 ? "\(counts.vague) of them past a vague date" : "past the last day",
        isLate: counts.overdue.count > 0),
      Paper.Count(
        name: "No report", count: counts.unreported.count,
        of: "of \(counts.unreported.of) overdue", more: "unknown, not failed", isLate: false),
      Paper.Count(
        name: "Awaiting confirmation", count: counts.awaiting.count,
        of: "of \(counts.awaiting.of) reported done", more: "a word or evidence is missing",
        isLate: false),
      Paper.Count(
        name: "Contested", count: counts.contested.count,
        of: "of \(plural(counts.contested.of, "item"))", more: "two records disagree",
        isLate: counts.contested.count > 0),
      Paper.Count(
        name: "Done in the period", count: done, of: "of \(counts.done.of) \(kinds)",
        more: "\(counts.done.count) of them done in all", isLate: false),
      Paper.Count(
        name: "Sources disagree", count: places.disagreements,
        of: "\(places.disagreements == 1 ? "place" : "places") still open",
        more: "\(places.leftOpen) more that they leave open", isLate: false),
    ]
  }

  private func strengths() -> Table {
    let entries = Balance(register, rows).totals
    var table = balanceTable("By strength, each item once", "strength", entries) {
      $0.strength.map { Words($0.rawValue) } ?? ""
    }
    let rows = zip(entries, table.groups[0].rows)
    func group(_ title: String, _ isIn: (Strength) -> Bool) -> Table.Group {
      .init(title: title, rows: rows.filter { $0.0.strength.map(isIn) ?? false }.map(\.1))
    }
    table.groups = [
      group("Promises") { $0 == .firm || $0 == .pledge },
      group("Tasks of the secretariat itself") { $0 == .followUp },
      group("No promises") { !$0.binds },
    ]
    return table
  }

  private var reading: Words {
    Words("How to read it. ", .strong)
      + Words(
        "A firm item is told as decided by all, a pledge as a plan or intent; what was discussed, is a position or lies in the past is no promise and never overdue. Past date and no report together are overdue. * marks what is inferred or projected and said by no source, ~ what is approximate, ? what is unknown, which is not 0. Lateness is counted in the unit of the date itself. Numbers in brackets lead to the sources."
      )
  }
}
