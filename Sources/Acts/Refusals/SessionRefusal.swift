package import Entities

/// Why nothing is done to a session: a fact; its words are in SessionRefusal+Words.swift.
package enum SessionRefusal: Error, Hashable, Sendable {
  case unknown(String)
  case ambiguous(String, [String])
  /// It is what was asked for already, or cannot become it.
  case isAlready(Meeting.State, title: String)
  case isOver(Meeting.State, title: String)
  case isExternal(title: String)
  /// A date turns confirmed only with a source.
  case sourceMissing
  case unknownSource(String, [String])
  /// The source has so many paragraphs; one must be named.
  case paragraphMissing(source: String, last: Int)
  case dateMissing
  case sameDate(String)
  /// What has not begun was not held.
  case liesAhead(String)
  case titleMissing
  case idTaken(String)
  case notAnID(String)
  case notATime(String)
  case unknownHost(String)
  case reasonMissing
  /// It stands only in the rhythm: nothing can be done at its table yet.
  case onlyProjected(title: String)
  case unknownPoint(String)
  case alreadyOnAgenda(String)
  case cannotMove
  case noneAhead

  /// It was asked wrongly; else the register stands against it.
  package var isUsage: Bool {
    switch self {
    case .isAlready, .isOver, .isExternal, .sameDate, .liesAhead, .idTaken, .onlyProjected,
      .alreadyOnAgenda, .cannotMove:
      false
    default: true
    }
  }
}
