package import JSON

extension Tool {
  /// Reads what `--experimental-dump-help` of swift-argument-parser prints
  /// (serialization version 0).
  ///
  /// Nil where it is something else.
  package init?(_ dump: JSONValue) {
    guard dump["serializationVersion"]?.int == 0, let root = dump["command"] else { return nil }
    self.root = Command(root, below: [])
  }
}

extension Tool.Command {
  fileprivate init(_ value: JSONValue, below parents: [String]) {
    let path = parents + [value.text("commandName")]
    self.path = path
    abstract = value.text("abstract")
    discussion = value.text("discussion")
    isShown = value["shouldDisplay"]?.bool ?? true
    arguments = value.list("arguments").map(Tool.Argument.init)
    commands = value.list("subcommands").map { Tool.Command($0, below: path) }
    defaultName = value["defaultSubcommand"]?.string
  }
}

extension Tool.Argument {
  fileprivate init(_ value: JSONValue) {
    let strategy = value.text("parsingStrategy")
    kind = Kind(rawValue: value.text("kind")) ?? .flag
    names = value.list("names").map { name in
      (name.text("kind") == "long" ? "--" : "-") + name.text("name")
    }
    valueName = value.text("valueName")
    isOptional = value["isOptional"]?.bool ?? false
    isRepeating = value["isRepeating"]?.bool ?? false
    takesMany = strategy == "upToNextOption" || strategy == "allRemainingInput"
    defaultValue = value["defaultValue"]?.string
    values = value.list("allValues").compactMap(\.string)
    completion = Completion(value["completionKind"], values)
    help = value.text("abstract")
    isShown = value["shouldDisplay"]?.bool ?? true
  }
}

extension Tool.Argument.Completion {
  fileprivate init(_ value: JSONValue?, _ values: [String]) {
    self =
      switch value?.object?.first?.key {
      case "list": .list(value?["list"]?.list("values").compactMap(\.string) ?? values)
      case "file": .files
      case "directory": .folders
      default: values.isEmpty ? .none : .list(values)
      }
  }
}

extension JSONValue {
  fileprivate func text(_ key: String) -> String { self[key]?.string ?? "" }
  fileprivate func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }
}
