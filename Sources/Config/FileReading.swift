import JSON
import Query

/// One file of configuration: the tree of it held against the table of settings.
struct FileReading {
  private(set) var entries: [Setting.ID: Configuration.Entry] = [:]
  private(set) var bindings: [Configuration.Binding] = []
  /// In the order of the file.
  private(set) var problems: [ConfigProblem] = []

  private let path: String
  private let bytes: Bytes
  private let settings: [Setting]
  private let document: TOMLDocument

  /// A file above this is something else.
  private static let mostBytes = 1 << 20
  /// The table whose members are names of actions.
  private static let keys = "keys"

  init(_ path: String, _ bytes: Bytes, _ settings: [Setting]) {
    self.path = path
    self.bytes = bytes
    self.settings = settings
    guard bytes.count <= Self.mostBytes else {
      document = TOMLDocument(Bytes(""))
      problems = [ConfigProblem(.whole(path), "", .tooLarge)]
      return
    }
    document = TOMLDocument(bytes)
    for fault in document.faults {
      let words = fault.words { [bytes] in bytes.position(of: $0).line }
      problems.append(ConfigProblem(origin(fault.offset), "", .syntax(words)))
    }
    read(0, "")
    problems.sort()
  }

  private func origin(_ offset: Int) -> Origin { .file(path, bytes.position(of: offset)) }

  /// Every member of a table whose path is `prefix`.
  private mutating func read(_ node: Int, _ prefix: String) {
    for member in document.table(node)?.members ?? [] {
      let path = prefix + member.key.name
      if let setting = settings.first(where: { $0.id.rawValue == path }) {
        read(member, setting)
      } else if isTable(path), document.table(member.node) != nil {
        path == Self.keys ? readKeys(member.node) : read(member.node, "\(path).")
      } else {
        let offset = isTable(path) ? document.nodes[member.node].offset : member.key.offset
        told(unknown(member, prefix, path), path, offset)
      }
    }
  }

  private mutating func told(_ fault: ConfigProblem.Fault, _ path: String, _ offset: Int) {
    problems.append(ConfigProblem(origin(offset), path, fault))
  }

  private func isTable(_ path: String) -> Bool {
    path == Self.keys || settings.contains { $0.id.rawValue.hasPrefix("\(path).") }
  }

  private func unknown(
    _ member: TOMLDocument.Member, _ prefix: String, _ path: String
  ) -> ConfigProblem.Fault {
    if isTable(path) {
      return .type(found: document.words(member.node), expected: "a table, [\(path)]")
    }
    let all = settings.map(\.id.rawValue)
    let tables = prefix.isEmpty ? [Self.keys] : []
    let here = all.filter { $0.hasPrefix(prefix) }.map { name in
      String(name.dropFirst(prefix.count).prefix { $0 != "." })
    }
    let known = here.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } + tables
    // A setting may stand in the wrong table: its own name says where it belongs.
    let elsewhere = all.first { $0.hasSuffix(".\(member.key.name)") || $0 == member.key.name }
    return .unknownKey(
      known: known,
      nearest: elsewhere ?? Nearness.best(member.key.name, known).first.map { prefix + $0 })
  }

  private mutating func read(_ member: TOMLDocument.Member, _ setting: Setting) {
    do {
      let value = try setting.kind.value(document, member.node)
      entries[setting.id] = Configuration.Entry(value: value, origin: origin(member.key.offset))
    } catch {
      told(error, setting.id.rawValue, document.nodes[member.node].offset)
    }
  }

  // MARK: Keys

  private mutating func readKeys(_ node: Int) {
    for member in document.table(node)?.members ?? [] {
      guard let keys = names(member.node) else {
        let found = document.words(member.node)
        told(
          .type(found: found, expected: "the name of a key, or a list of them"),
          "\(Self.keys).\(member.key.name)", document.nodes[member.node].offset)
        continue
      }
      bindings.append(
        Configuration.Binding(
          action: member.key.name, place: origin(member.key.offset), keys: keys, layer: 0))
    }
  }

  /// A text, or a list of nothing but texts.
  private func names(_ node: Int) -> [Configuration.Binding.Key]? {
    let nodes: [Int]
    switch document.nodes[node].value {
    case .string: nodes = [node]
    case .array(let elements, _): nodes = elements
    default: return nil
    }
    let keys = nodes.compactMap { node in
      document.text(node).map { text in
        Configuration.Binding.Key(name: text, place: origin(document.nodes[node].offset))
      }
    }
    return keys.count == nodes.count ? keys : nil
  }
}

extension TOMLDocument {
  func text(_ node: Int) -> String? {
    if case .string(let text) = nodes[node].value { text } else { nil }
  }

  /// What a value is, in words: `the text “x”`, `a list`.
  func words(_ node: Int) -> String {
    switch nodes[node].value {
    case .string(let text): "the text “\(text.prefix(40))”"
    case .integer(let number): "the number \(number)"
    case .float(let text): "the number \(text)"
    case .boolean(let flag): "\(flag)"
    case .date(let text): "the date \(text)"
    case .array: "a list"
    case .table: "a table"
    }
  }
}
