package import JSON

/// An entity of one of the small files: events add it and set its members.
package protocol Standable: Identified, Sendable {
  static var file: RegisterFile { get }
  /// The part of a target before the slash.
  static var kind: String { get }
  static func read(_ decoding: inout Decoding) throws(JSONError) -> Self?
}

extension Meeting: Standable {
  package static let file = RegisterFile.meetings
  package static let kind = "meeting"
  package static func read(_ decoding: inout Decoding) throws(JSONError) -> Meeting? {
    try decoding.meeting()
  }
}

extension Indicator: Standable {
  package static let file = RegisterFile.indicators
  package static let kind = "indicator"
  package static func read(_ decoding: inout Decoding) throws(JSONError) -> Indicator? {
    try decoding.indicator()
  }
}

extension Tension: Standable {
  package static let file = RegisterFile.tensions
  package static let kind = "tension"
  package static func read(_ decoding: inout Decoding) throws(JSONError) -> Tension? {
    try decoding.tension()
  }
}
