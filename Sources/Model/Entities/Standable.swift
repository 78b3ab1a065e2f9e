import JSON

/// An entity of one of the small files: events add it and set its members.
protocol Standable: Identified, Sendable {
  static var file: RegisterFile { get }
  /// The part of a target before the slash.
  static var kind: String { get }
  static func read(_ decoding: inout Decoding) throws(JSONError) -> Self?
}

extension Meeting: Standable {
  static let file = RegisterFile.meetings
  static let kind = "meeting"
  static func read(_ decoding: inout Decoding) throws(JSONError) -> Meeting? {
    try decoding.meeting()
  }
}

extension Indicator: Standable {
  static let file = RegisterFile.indicators
  static let kind = "indicator"
  static func read(_ decoding: inout Decoding) throws(JSONError) -> Indicator? {
    try decoding.indicator()
  }
}

extension Tension: Standable {
  static let file = RegisterFile.tensions
  static let kind = "tension"
  static func read(_ decoding: inout Decoding) throws(JSONError) -> Tension? {
    try decoding.tension()
  }
}
