import Dates
import Entities
import Journal
import Register

extension Figure.Line {
  /// What is to be known beside a value, or in its stead: `estimated`, `contested`,
  /// `runs until 31 Dec 2026`.
  ///
  /// - Parameter unknown: How it is told that nobody has reported.
  /// - Returns: The words, each by itself; none for a plain value.
  package func remarks(unknown: String = "nothing reported: unknown, not 0") -> [String] {
    var words: [String] = []
    switch standing {
    case .told where actual == nil: words.append(event == nil ? unknown : "said to be missing")
    case .told: break
    case .unreported: words.append(unknown)
    case .runs(let day): words.append("runs until \(day.words)")
    case .ahead(let day): words.append("begins \(day.words)")
    case .undated: words.append("no date: readings are not added up to it")
    }
    if actual != nil, [.estimated, .provisional, .forecast].contains(obsStatus) {
      words.append(obsStatus.rawValue)
    }
    if isContested { words.append("contested") }
    if !waitingFor.isEmpty { words.append("waiting for \(waitingFor.joined(separator: ", "))") }
    return words
  }
}

extension Register {
  /// Who recorded a reading and what it corrects:
  /// `recorded 21 Nov 2026 by desk, was 45: weighed anew`; nil for the opening balance's.
  package func recordedBy(_ line: Figure.Line) -> String? {
    guard let event = line.event else { return nil }
    let entry = journal.events[event]
    let party = entry.party.map { " for \(name(ofParty: $0))" } ?? ""
    let before = line.corrects.map { ", was \($0)" } ?? ""
    let reason = entry.reason.map { ": \($0)" } ?? ""
    return "recorded \(entry.at.day.words) by \(entry.by)\(party)\(before)\(reason)"
  }

  /// `SouthAsianDesk ¶16`, or the citation as typed; nil where the register has none.
  package func sourceWords(_ line: Figure.Line) -> String? {
    line.source.map { sourceShort($0) + (line.paragraph.map { " ¶\($0)" } ?? "") }
  }
}

extension Figure {
  /// `2026 runs until 31 Dec 2026`; nil where no reading is expected.
  package var nextWords: String? {
    next.map { "\($0.period.label) runs until \($0.ends.words)" }
  }
}

extension Indicator {
  /// `45 000 kg`: a known reading in the second unit; nil where there is none.
  package func secondUnit(_ line: Figure.Line) -> String? {
    guard let scale, let actual = line.actual, let amount = actual.times(scale.factor) else {
      return nil
    }
    return "\(amount.grouped) \(scale.unit)"
  }
}
