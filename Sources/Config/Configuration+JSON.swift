import JSON

/// What `ahd config --json` prints (docs/config.md).
extension Configuration {
  /// One object: `format`, `files`, `settings`, `keys`, `problems`.
  ///
  /// - Parameters:
  ///   - keys: Every action with its keys.
  ///   - files: The files that were looked for, the one that counts most first, with
  ///     whether each is there.
  ///   - problems: Those of the keymap with ours.
  /// - Returns: The text.
  package func json(
    keys: [KeyRow], files: [(path: String, isThere: Bool)], problems: [ConfigProblem]
  ) -> String {
    JSONValue.object([
      .init(key: "format", value: .number("1")),
      .init(
        key: "files",
        value: .array(
          files.map {
            .object([
              .init(key: "path", value: .string($0.path)),
              .init(key: "found", value: .bool($0.isThere)),
            ])
          })),
      .init(key: "settings", value: .array(settings.map(object))),
      .init(key: "keys", value: .array(keys.map(object))),
      .init(key: "problems", value: .array(problems.map(object))),
    ]).inertPretty + "\n"
  }

  private func object(_ setting: Setting) -> JSONValue {
    .object(
      [
        .init(key: "key", value: .string(setting.id.rawValue)),
        .init(key: "value", value: value(setting.id)?.json ?? .null),
        .init(key: "default", value: setting.standard?.json ?? .null),
      ] + place(entries[setting.id]?.origin))
  }

  private func object(_ row: KeyRow) -> JSONValue {
    .object(
      [
        .init(key: "key", value: .string("keys.\(row.action)")),
        .init(key: "value", value: .array(row.keys.map(JSONValue.string))),
        .init(key: "default", value: .array(row.standard.map(JSONValue.string))),
      ] + place(origin(row)))
  }

  private func object(_ problem: ConfigProblem) -> JSONValue {
    .object(
      [.init(key: "key", value: .string(problem.path))] + place(problem.origin)
        + [.init(key: "message", value: .string(problem.fault.words))])
  }

  /// `origin`: default, file, environment, option; with what it names.
  private func place(_ origin: Origin?) -> [JSONMember] {
    var (kind, name) = ("default", JSONValue.null)
    var (line, column) = (JSONValue.null, JSONValue.null)
    switch origin {
    case .file(let path, let place)?:
      (kind, name) = ("file", .string(path))
      (line, column) = (.number("\(place.line)"), .number("\(place.column)"))
    case .whole(let path)?: (kind, name) = ("file", .string(path))
    case .variable(let variable)?: (kind, name) = ("environment", .string(variable))
    case .option(let option)?: (kind, name) = ("option", .string(option))
    case nil: break
    }
    return [
      .init(key: "origin", value: .string(kind)), .init(key: "name", value: name),
      .init(key: "line", value: line), .init(key: "column", value: column),
    ]
  }
}

extension Setting.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    case .number(let number): .number("\(number)")
    case .texts(let texts): .array(texts.map(JSONValue.string))
    }
  }
}
