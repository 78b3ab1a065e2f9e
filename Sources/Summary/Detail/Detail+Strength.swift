import Entities
import Register
import Text

extension Register {
  /// What kind of promise it is, and how many tell of it.
  func strengthWords(_ strength: Strength, _ claims: [Claim]) -> String {
    let stated = claims.filter { $0.kind == .stated }
    let gist = gist(strength, isStated: !stated.isEmpty)
    guard strength != .followUp else { return gist }
    guard !stated.isEmpty else { return "\(gist), stated by no source" }
    let sources = Set(stated.map(\.source))
    let told = sources.count == 1 ? "one source" : "\(numeral(sources.count)) sources"
    return "\(gist), \(told), \(voice(stated, of: sources))"
  }

  /// `speaker not named`, `attributed to Mohsin Naqvi (WebDesk)`: the sources that attribute it are
  /// named where others do not.
  private func voice(_ claims: [Claim], of sources: Set<String>) -> String {
    let attributed = claims.filter { $0.speaker != nil }
    guard !attributed.isEmpty else { return "speaker not named" }
    let speakers = attributed.compactMap(\.speaker).reduce(into: [String]()) { names, id in
      if !names.contains(id) { names.append(id) }
    }
    let attributing = Set(attributed.map(\.source))
    let who = attributing == sources ? "" : " (\(attributing.sorted().map(sourceShort).listed))"
    return "attributed to \(speakers.map(personName).listed)\(who)"
  }

  /// What it is, in few words: the start of a sentence on who tells it. That the sides decided it is
  /// reported only where a source states it.
  private func gist(_ strength: Strength, isStated: Bool) -> String {
    switch strength {
    case .firm: "\(isStated ? "reported" : "entered") as decided by \(header.allSides)"
    case .followUp: "the secretariat's own task, pledged by nobody"
    case .pledge: "a plan or intent"
    case .discussed: "talked about, nothing promised"
    case .position: "one side's position, not a promise"
    case .past: "an earlier promise, kept for reference"
    }
  }

  private func numeral(_ count: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(count) ? words[count] : String(count)
  }
}
