import JSON

/// Documents for programs: one object a line, so that no tree of all of them is built and a
/// diff shows what changed.
enum JSONOutput {
  static func document(
    _ key: String, _ objects: some Sequence<JSONValue>, then members: [JSONMember] = []
  ) -> String {
    document(key, texts: objects.lazy.map(\.compact), then: members)
  }

  /// The same of objects that are JSON text already.
  static func document(
    _ key: String, texts: some Sequence<String>, then members: [JSONMember] = []
  ) -> String {
    document(list(key, texts: texts), then: members)
  }

  /// A document of several lists, each as `list` writes it.
  static func document(_ lists: String..., then members: [JSONMember]) -> String {
    var text = "{\"format\":1"
    for list in lists { text += "," + list }
    for member in members {
      text += ",\n\"\(member.key)\":\(member.value.inertCompact)"
    }
    return text + "}\n"
  }

  /// `"key":[…]`, one object a line.
  static func list(_ key: String, texts: some Sequence<String>) -> String {
    var text = "\"\(key)\":["
    var isFirst = true
    for object in texts {
      text += isFirst ? "\n" : ",\n"
      text += JSONValue.inert(object)
      isFirst = false
    }
    return text + (isFirst ? "]" : "\n]")
  }

  /// A single object, indented.
  static func document(_ members: [JSONMember]) -> String {
    JSONValue.object([JSONMember("format", 1)] + members).inertPretty + "\n"
  }
}
