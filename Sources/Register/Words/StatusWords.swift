import Dates
import Entities
import Journal
import Text

/// How long the words of a status may be.
package enum StatusStyle: Sendable {
  /// For a column of 14 cells whose glyph says that it is reported: `no report`, `3 missing`,
  /// `PK missing`.
  case tight
  /// `no report`, `reported, 3 missing`, `reported, PK missing`.
  case short
  /// From 150 columns: `reported, needs Pakistan's word`.
  case long
  /// The same with the day: `reported, needs Pakistan's word since 20 Nov`; with the year where it
  /// is not this one.
  case dated

  /// For a column: no more than the state.
  var isBrief: Bool { self == .tight || self == .short }
}

extension Register {
  /// The status of a row in words. Not started and past its date is `no report`: "not started"
  /// would claim more than anyone said.
  package func statusWords(_ row: Int, style: StatusStyle = .short) -> String {
    if let words = contestedStatus(row) { return style.isBrief ? "contested" : words }
    if isNoReport(row) { return style.isBrief ? "no report" : noReportWords(row) }
    guard status[row] == .reportedDone, let report = delivery(row).report, report.missing > 0 else {
      return status[row].words
    }
    switch style {
    case .tight: return "\(lack(report)) missing"
    case .short: return "reported, \(lack(report)) missing"
    case .long: return "reported, needs \(missingWords(report).listed)"
    case .dated:
      let since = court(row)?.since.map {
        " since " + ($0.year == day.year ? $0.wordsWithoutYear : $0.words)
      }
      return statusWords(row, style: .long) + (since ?? "")
    }
  }

  /// `not started, nothing reported`; of an item that promised a meeting which was held since:
  /// `not reported, Session 1 held`.
  private func noReportWords(_ row: Int) -> String {
    meetingHeld(for: row).map { "not reported, \($0.short) held" }
      ?? "not started, nothing reported"
  }

  /// `suspended or withdrawn, contested`; nil where the status is not contested: neither value
  /// alone would be what the record says (docs/journal.md E10).
  private func contestedStatus(_ row: Int) -> String? {
    guard flags[row].contains(.contested), let state = states[target(of: row)],
      state.delivery.isContested
    else { return nil }
    let said = state.delivery.heads.map(\.value.words).reduce(into: [String]()) { said, words in
      if !said.contains(words) { said.append(words) }
    }
    return said.joined(separator: " or ") + ", contested"
  }

  /// What a report lacks: `evidence`, `Türkiye's word`, …
  package func missingWords(_ report: Report) -> [String] {
    (report.isMissingEvidence ? ["evidence"] : [])
      + report.missingWords.map { "\(possessive(ofParty: $0)) word" }
  }

  /// `3` while several things are missing, then whose word it is, or `evid.`.
  private func lack(_ report: Report) -> String {
    if report.missing > 1 { return String(report.missing) }
    return report.missingWords.first.map(ownerShort) ?? "evid."
  }
}

// MARK: Glyphs (docs/screens.md)

extension Status {
  /// One cell; a word always stands beside it.
  package func glyph(isASCII: Bool = false) -> String {
    switch self {
    case .proposed: isASCII ? "." : "·"
    case .notStarted: isASCII ? "o" : "○"
    case .inProgress: isASCII ? "/" : "◔"
    case .reportedDone: isASCII ? "r" : "◑"
    case .done: isASCII ? "@" : "●"
    case .notDelivered: isASCII ? "x" : "×"
    case .withdrawn: isASCII ? "-" : "–"
    case .suspended: "="
    }
  }
}

extension Meeting.State {
  /// One cell; a word always stands beside it.
  package func glyph(isASCII: Bool = false) -> String {
    switch self {
    case .held: isASCII ? "@" : "●"
    case .confirmed: isASCII ? "o" : "○"
    case .tentative: isASCII ? ":" : "◌"
    case .projected: isASCII ? "." : "┄"
    case .postponed: isASCII ? "}" : "»"
    case .cancelled: isASCII ? "x" : "×"
    case .external: isASCII ? "." : "·"
    }
  }
}

extension Flags {
  /// Before a row's title: `!` overdue, `~` past a vague date, `≠` contested; a blank for none of
  /// these.
  package func mark(isASCII: Bool = false) -> String {
    if contains(.contested) { return isASCII ? "%" : "≠" }
    guard contains(.overdue) else { return " " }
    return contains(.vague) ? "~" : "!"
  }
}
