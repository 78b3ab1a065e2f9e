import Config
import Dashboard
import Dates
import JSON
import Query
import Register
import Screen
import Store

/// What the machine and the person have set for this run.
struct Configured {
  let configuration: Configuration
  let keymap: Keymap
  /// Of the configuration and the keymap, in the order of the files.
  let problems: [ConfigProblem]

  /// As it stands without the command line; read once.
  static let own = Configured()

  /// Reads the files, the environment and what the command line gives, the last counting most.
  init(_ options: [Setting.ID: String] = [:]) {
    let variables = Configured.settings.compactMap(\.variable)
    let environment = variables.compactMap { name in Host.environment(name).map { (name, $0) } }
    let layers =
      Configured.files.reversed().compactMap(Configured.layer)
      + [.environment(Dictionary(uniqueKeysWithValues: environment)), .options(options)]
    configuration = Configuration(Configured.settings, layers)
    let bindings = configuration.bindings
    let reading = Keymap.reading(
      bindings.map { KeyBinding(action: $0.action, keys: $0.keys.map(\.name), layer: $0.layer) })
    keymap = reading.keymap
    let unfit = reading.faults.map { fault in
      let binding = bindings[fault.binding]
      let place = fault.key.map { binding.keys[$0].place } ?? binding.place
      return ConfigProblem(place, "keys.\(binding.action)", .unfit(fault.words))
    }
    problems = (configuration.problems + unfit).sorted()
  }

  /// The table of settings with the words of the other modules.
  static let settings = Setting.all(
    Vocabulary(
      themes: Scheme.Name.allCases.map(\.rawValue),
      panes: Pane.allCases.map(\.name)))

  // MARK: Files

  /// The person's file: the one to write, whether it is there or not.
  static var file: String { "\(Paths.configuration)/config.toml" }

  /// Where a configuration may lie, the one that counts most first (XDG Base
  /// Directory Specification).
  static var files: [String] {
    let folders = Host.environment("XDG_CONFIG_DIRS") ?? "/etc/xdg"
    return [file] + folders.split(separator: ":").map { "\($0)/ahd/config.toml" }
  }

  /// Nil where there is no such file.
  private static func layer(_ path: String) -> Configuration.Layer? {
    let told = Paths.short(path)
    do throws(Errno) {
      // One byte over the limit is enough to tell.
      return .file(told, try FileSystem.real.contents(path, limit: 16 << 20))
    } catch {
      if error.isMissing { return nil }
      return .unreadable(told, why: error == .fileTooLarge ? "it is far too large" : error.words)
    }
  }

  // MARK: What is told

  /// The first problem, and how many more; nil for none.
  var warning: String? {
    guard let first = problems.first else { return nil }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return Sanitise.line("\(first.words)\(more) `ahd config` tells all.")
  }
}

extension Configuration {
  var dayStyle: DayStyle { text(.dates).flatMap(DayStyle.init(rawValue:)) ?? .words }

  var thresholds: Thresholds {
    var thresholds = Thresholds()
    if let days = number(.dueSoonDays) { thresholds.dueSoonDays = Int32(clamping: days) }
    thresholds.staleDays = number(.staleDays)
    return thresholds
  }

  /// How the dashboard's list is laid out at first. Each part was found sound when it was read.
  var arrangement: Arrangement {
    var arrangement = Arrangement()
    for (id, part) in [
      (Setting.ID.sort, Arrangement.Part.sort), (.group, .group), (.columns, .columns),
    ] {
      if let text = text(id) { try? arrangement.set(part, text) }
    }
    return arrangement
  }
}
