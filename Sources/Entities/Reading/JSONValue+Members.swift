package import JSON

extension JSONValue {
  package static func members(_ list: [(String, JSONValue)]) -> JSONValue {
    .object(list.map { JSONMember(key: $0.0, value: $0.1) })
  }

  package static func names(_ list: [String]) -> JSONValue { .array(list.map(JSONValue.string)) }

  package static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
