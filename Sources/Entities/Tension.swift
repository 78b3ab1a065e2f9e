package import JSON

/// A place where the sources disagree, or which they leave open; what they say is shown side by side,
/// never netted off.
package struct Tension: Hashable, Sendable {
  package enum State: String, CaseIterable, Hashable, Sendable { case open, explained, resolved }

  /// What makes it one.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Two statements that do not go together.
    case conflict
    /// Something to go by that no source gives.
    case gap
    /// One statement that can be read in more than one way.
    case ambiguity
    /// Told by one source and not mentioned by another.
    case silence
  }

  package internal(set) var id = ""
  package internal(set) var number: Int?
  /// Nil where nobody has said.
  package internal(set) var kind: Kind?
  package internal(set) var title = ""
  package internal(set) var text = ""
  /// How the register holds it meanwhile.
  package internal(set) var hold: String?
  package internal(set) var refs: [Reference] = []
  package internal(set) var commitments: [String] = []
  package internal(set) var meetings: [String] = []
  package internal(set) var indicators: [String] = []
  package internal(set) var state = State.open
  package internal(set) var resolution: String?
  package internal(set) var claims: [Claim] = []

  /// Whether the sources disagree here, as far as anybody has said: what they leave open is no matter
  /// for a table.
  package var mayBeConflict: Bool { kind == nil || kind == .conflict }

  /// `T6`, or the id where it has no number.
  package var label: String { number.map { "T\($0)" } ?? id }
}

extension Decoding {
  package mutating func tension() throws(JSONError) -> Tension? {
    let before = problems.count
    var tension = Tension()
    let isObject = try object(requiring: ["id", "title", "text", "state"]) {
      (decoding, key) throws(JSONError) in
      if try decoding.links(of: &tension, key) { return }
      switch key {
      case "id": tension.id = try decoding.slug() ?? ""
      case "number": tension.number = try decoding.integer(1...100_000, "a number from 1")
      case "kind": tension.kind = try decoding.choice(Tension.Kind.self)
      case "title": tension.title = try decoding.requiredText() ?? ""
      case "text": tension.text = try decoding.requiredText() ?? ""
      case "hold": tension.hold = try decoding.text()
      case "state": tension.state = try decoding.requiredChoice(Tension.State.self) ?? .open
      case "resolution": tension.resolution = try decoding.text()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : tension
  }

  private mutating func links(of tension: inout Tension, _ key: String) throws(JSONError) -> Bool {
    switch key {
    case "refs": tension.refs = try referenceList()
    case "commitments": tension.commitments = try references(.commitment)
    case "meetings": tension.meetings = try references(.meeting)
    case "indicators": tension.indicators = try references(.indicator)
    case "claims": tension.claims = try claims()
    default: return false
    }
    return true
  }
}
