/// A member of an object.
package struct JSONMember: Hashable, Sendable {
  package var key: String
  package var value: JSONValue

  package init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}

/// A value as a tree, for small things: numbers keep their text, objects the
/// order of their members.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The text must be a JSON number; it is written as it is.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

extension JSONValue {
  /// The text of a string; nil for another kind.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The text of a number; nil for another kind.
  package var number: String? {
    if case .number(let text) = self { text } else { nil }
  }

  /// A number written without point and exponent that fits; nil for anything else.
  package var int: Int? {
    number.flatMap { Int($0) }
  }

  /// The truth value; nil for another kind.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array; nil for another kind.
  package var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object; nil for another kind.
  package var object: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// What kind of value this is.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The value of a member, the last of that key; nil if there is none or this is no object.
  package subscript(key: String) -> JSONValue? {
    object?.last { $0.key.isExactly(key) }?.value
  }

  /// An object in which `key` (all of that key) has the value, in its place or appended.
  ///
  /// Another kind becomes an object with this member only.
  package func replacing(_ key: String, with value: JSONValue) -> JSONValue {
    var members = object ?? []
    guard let place = members.firstIndex(where: { $0.key.isExactly(key) }) else {
      return .object(members + [JSONMember(key: key, value: value)])
    }
    members[place].value = value
    let rest = members[(place + 1)...].filter { !$0.key.isExactly(key) }
    return .object(members[...place] + rest)
  }
}
