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
      text += ",\n\"\(member.key)\":\(inert(member.value.compact))"
    }
    return text + "}\n"
  }

  /// `"key":[…]`, one object a line.
  static func list(_ key: String, texts: some Sequence<String>) -> String {
    var text = "\"\(key)\":["
    var isFirst = true
    for object in texts {
      text += isFirst ? "\n" : ",\n"
      text += inert(object)
      isFirst = false
    }
    return text + (isFirst ? "]" : "\n]")
  }

  /// A single object, indented.
  static func document(_ members: [JSONMember]) -> String {
    inert(JSONValue.object([JSONMember("format", 1)] + members).pretty) + "\n"
  }

  /// The same JSON with every control, bidi and zero-width character written as `\u…`: nothing is
  /// lost, and a terminal shows it as it is.
  static func inert(_ json: String) -> String {
    if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
    guard json.unicodeScalars.contains(where: \.isHidden) else { return json }
    var out = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar.isHidden {
        out.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Acts on what stands around it and shows nothing itself. White space between members is not
  /// meant: inside a string it is escaped already.
  fileprivate var isHidden: Bool {
    guard value != 0x09, value != 0x0A, value != 0x0D else { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
    default: false
    }
  }
}
