/// What a shareable report leaves out, and how much of it: each thing once, however often it
/// would have been told.
struct Withheld {
  enum Kind: CaseIterable {
    case followUp, note, evidence, reason, hand, contest, handling, matter, change

    /// `1 follow-up of the secretariat`.
    func words(_ count: Int) -> String {
      let s = count == 1 ? "" : "s"
      return switch self {
      case .followUp:
        "\(count) follow-up\(s) of the secretariat itself, with what is recorded of \(count == 1 ? "it" : "them")"
      case .note: "\(count) note\(s)"
      case .evidence: "the text of \(count) piece\(s) of evidence"
      case .reason: "\(count) reason\(s) given for a change"
      case .hand: "who typed \(count) entr\(count == 1 ? "y" : "ies")"
      case .contest: "the values of \(count) contested field\(s)"
      case .handling: "how the secretariat handles \(count) tension\(s)"
      case .matter: "\(count) matter\(s) the secretariat could bring up"
      case .change: "\(count) change\(s) of the secretariat's own records"
      }
    }
  }

  private var things: [Kind: Set<String>] = [:]

  /// Leaves out what `thing` names.
  mutating func add(_ kind: Kind, _ thing: String) { things[kind, default: []].insert(thing) }

  var words: [String] {
    Kind.allCases.compactMap { kind in things[kind].map { kind.words($0.count) } }
  }
}
