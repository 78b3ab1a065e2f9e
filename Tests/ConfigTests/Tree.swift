import Config
import JSON

extension TOMLDocument {
  /// The tree as JSON, values tagged as decode.py tags them.
  func tree(_ node: Int = 0) -> JSONValue {
    switch nodes[node].value {
    case .string(let text): tagged("string", .string(text))
    case .integer(let number): tagged("integer", .string("\(number)"))
    case .float: tagged("float", .bool(true))
    case .boolean(let flag): tagged("bool", .bool(flag))
    case .date: tagged("date", .bool(true))
    case .array(let elements, _): .array(elements.map(tree))
    case .table(let table):
      .object(
        table.members.map { JSONMember(key: $0.key.name, value: tree($0.node)) })
    }
  }

  private func tagged(_ kind: String, _ value: JSONValue) -> JSONValue {
    .object([JSONMember(key: kind, value: value)])
  }
}
