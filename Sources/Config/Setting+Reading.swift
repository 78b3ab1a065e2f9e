import Query

/// Values of settings from a file and from typed words.
extension Setting.Kind {
  /// The value of a node; what it is not, where it does not fit.
  func value(_ document: TOMLDocument, _ node: Int) throws(ConfigProblem.Fault) -> Setting.Value {
    let mismatch = ConfigProblem.Fault.type(found: document.words(node), expected: words)
    switch (self, document.nodes[node].value) {
    case (.flag, .boolean(let flag)): return .flag(flag)
    case (.number, .integer(let number)): return try value(of: number, "\(number)")
    case (.choices, .array(let nodes, _)):
      let texts = nodes.compactMap { document.text($0) }
      guard texts.count == nodes.count else { throw mismatch }
      return try value(of: texts)
    case (.flag, _), (.number, _), (.choices, _): throw mismatch
    case (.checked, .array(let nodes, _)):
      // Columns and keys to sort by read as well as a list of them.
      let texts = nodes.compactMap { document.text($0) }
      guard texts.count == nodes.count else { throw mismatch }
      return try value(typed: texts.joined(separator: ", "))
    case (.folder, .string(let text)), (.file, .string(let text)):
      // A file is read from anywhere; what is typed is typed somewhere.
      guard text.hasPrefix("/") || text.hasPrefix("~/") else { throw .notAPath(text) }
      return .text(text)
    case (_, .string(let text)): return try value(typed: text)
    default: throw mismatch
    }
  }

  /// The value of a word of the environment or the command line.
  func value(typed text: String) throws(ConfigProblem.Fault) -> Setting.Value {
    switch self {
    case .text, .folder, .file: return .text(text)
    case .checked(_, let fault):
      if let words = fault(text) { throw .unfit(words) }
      return .text(text)
    case .flag:
      guard let flag = Self.flags[text.lowercased()] else {
        throw .type(found: "“\(text)”", expected: words)
      }
      return .flag(flag)
    case .number:
      guard let number = Int(text) else { throw .type(found: "“\(text)”", expected: words) }
      return try value(of: number, text)
    case .choice(let known):
      guard known.contains(text) else { throw notOneOf(text, known) }
      return .text(text)
    case .choices: return try value(of: text.split(separator: ",").map(String.init))
    }
  }

  private func value(of number: Int, _ text: String) throws(ConfigProblem.Fault) -> Setting.Value {
    guard case .number(let range) = self, range.contains(number) else {
      if case .number(let range) = self { throw .outOfRange(text, range) }
      throw .type(found: text, expected: words)
    }
    return .number(number)
  }

  private func value(of texts: [String]) throws(ConfigProblem.Fault) -> Setting.Value {
    guard case .choices(let known) = self else { return .texts(texts) }
    if let odd = texts.first(where: { !known.contains($0) }) { throw notOneOf(odd, known) }
    return .texts(texts)
  }

  private func notOneOf(_ text: String, _ known: [String]) -> ConfigProblem.Fault {
    .notOneOf(text, known, nearest: Nearness.best(text, known).first)
  }

  private static let flags = [
    "1": true, "true": true, "yes": true, "on": true,
    "0": false, "false": false, "no": false, "off": false,
  ]

  /// What a value must be, in words.
  package var words: String {
    switch self {
    case .text: "a text"
    case .checked(let what, _): "a text, \(what)"
    case .folder: "a text, the path of a folder"
    case .file: "a text, the path of a file"
    case .flag: "true or false"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let known): "one of " + known.map { "\"\($0)\"" }.joined(separator: ", ")
    case .choices(let known): "a list of " + known.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }
}
