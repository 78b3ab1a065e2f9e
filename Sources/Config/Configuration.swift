package import JSON

/// What is set, by whom, and what was wrong with it. The program's own standard comes
/// first, then the system's files, the person's, the environment, the command line: the
/// last that is sound counts.
package struct Configuration: Sendable {
  /// The table it was read by.
  package let settings: [Setting]
  /// What somebody set.
  package private(set) var entries: [Setting.ID: Entry] = [:]
  /// The keys of actions, those of the highest layer first, in the order of its file.
  package private(set) var bindings: [Binding] = []
  package var problems: [ConfigProblem] = []

  package struct Entry: Hashable, Sendable {
    package let value: Setting.Value
    package let origin: Origin
  }

  /// Keys a file gives an action; none to unbind it.
  package struct Binding: Hashable, Sendable {
    package let action: String
    package let place: Origin
    package let keys: [Key]
    /// The higher it is, the more it counts.
    package let layer: Int

    package struct Key: Hashable, Sendable {
      package let name: String
      package let place: Origin
    }
  }

  /// What may set something.
  package enum Layer {
    /// A file, by the path it is told by.
    case file(String, Bytes)
    /// A file that is there and cannot be read, and why.
    case unreadable(String, why: String)
    /// Variables that are set, by name.
    case environment([String: String])
    /// Options that were given.
    case options([Setting.ID: String])
  }

  /// The standard alone.
  package init(_ settings: [Setting]) { self.settings = settings }

  /// Reads the layers, the lowest first.
  package init(_ settings: [Setting], _ layers: [Layer]) {
    self.init(settings)
    for (number, layer) in layers.enumerated() { take(layer, number) }
  }

  /// What counts: what was set, else the standard; nil where there is neither.
  package func value(_ id: Setting.ID) -> Setting.Value? {
    entries[id]?.value ?? setting(id)?.standard
  }

  package func setting(_ id: Setting.ID) -> Setting? { settings.first { $0.id == id } }

  // MARK: Reading

  private mutating func take(_ layer: Layer, _ number: Int) {
    switch layer {
    case .file(let path, let bytes): read(path, bytes, number)
    case .unreadable(let path, let why):
      problems.append(ConfigProblem(.whole(path), "", .unreadable(why)))
    case .environment(let variables):
      for setting in settings {
        guard let name = setting.variable, let text = variables[name] else { continue }
        take(text, setting, .variable(name))
      }
    case .options(let options):
      for setting in settings {
        guard let option = setting.option, let text = options[setting.id] else { continue }
        take(text, setting, .option(option))
      }
    }
  }

  private mutating func read(_ path: String, _ bytes: Bytes, _ number: Int) {
    let reading = FileReading(path, bytes, settings)
    entries.merge(reading.entries) { $1 }
    problems += reading.problems
    bindings =
      reading.bindings.map {
        Binding(action: $0.action, place: $0.place, keys: $0.keys, layer: number)
      }
      + bindings
  }

  private mutating func take(_ text: String, _ setting: Setting, _ origin: Origin) {
    do {
      entries[setting.id] = Entry(value: try setting.kind.value(typed: text), origin: origin)
    } catch {
      problems.append(ConfigProblem(origin, setting.id.rawValue, error))
    }
  }
}

/// Where a value comes from.
package enum Origin: Hashable, Sendable {
  case file(String, TextPosition)
  /// A file, and no place in it.
  case whole(String)
  case variable(String)
  case option(String)

  /// `~/.config/ahd/config.toml:3:7`, `$AHD_THEME`, `--theme`.
  package var words: String {
    switch self {
    case .file(let path, let place): "\(path):\(place.line):\(place.column)"
    case .whole(let path): path
    case .variable(let name): "$\(name)"
    case .option(let name): name
    }
  }
}

// MARK: What the program asks for

extension Configuration {
  /// A text; nil where it is not set, or empty.
  package func text(_ id: Setting.ID) -> String? {
    guard case .text(let text)? = value(id), !text.isEmpty else { return nil }
    return text
  }

  package func flag(_ id: Setting.ID) -> Bool { value(id) == .flag(true) }

  package func number(_ id: Setting.ID) -> Int? {
    if case .number(let number)? = value(id) { number } else { nil }
  }

  package func texts(_ id: Setting.ID) -> [String] {
    if case .texts(let texts)? = value(id) { texts } else { [] }
  }
}
