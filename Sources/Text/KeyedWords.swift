/// Words in which the keys of actions are left open, since each person may have others:
/// `"\(.report) adds evidence"`.
package struct KeyedWords: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The actions that such words name, by their names in the dashboard's table.
  package enum Act: String, CaseIterable, Hashable, Sendable {
    case report, confirm, reopen, status, date, note, edit, record, settle
  }

  fileprivate enum Part: Hashable, Sendable {
    case text(String)
    case act(Act)
  }

  private let parts: [Part]

  package init(stringLiteral value: String) { parts = [.text(value)] }

  package init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
    package mutating func appendInterpolation(_ act: Act) { parts.append(.act(act)) }
    package mutating func appendInterpolation(_ text: String) { parts.append(.text(text)) }
  }

  /// The action that is named first; nil where none is.
  package var act: Act? {
    parts.lazy.compactMap { if case .act(let act) = $0 { act } else { nil } }.first
  }

  /// With each action named by `name`.
  package func words(_ name: (Act) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .act(let act): name(act)
      }
    }.joined()
  }
}
