import ArgumentParser

/// A command line so plain that there is nothing to work out: the dashboard, a replay, the list or
/// one item, with a register and a few options whose values stand apart.
///
/// The parser looks at every command and option of the program before it reads the first word, which
/// is a third of all work up to the first frame. What is read here is read as the parser reads it
/// (`PlainLineTests`); any other line is the parser's.
struct PlainLine {
  private var name: String?
  /// The one argument that is no option.
  private var word: String?
  private var size: String?
  private var now: String?
  private var options = GlobalOptions.unset

  /// Nil where a word is neither a command's name, nor its argument, nor one of these options.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    if let first = rest.first, !isOption(first) { name = rest.removeFirst() }
    while let next = rest.popFirst() {
      switch next {
      case "--read-only": options.isReadOnly = true
      case "--plain": options.isPlain = true
      case "--register", "--size", "--now":
        guard let value = rest.popFirst(), !isOption(value) else { return nil }
        take(value, for: next)
      default:
        guard word == nil, !isOption(next) else { return nil }
        word = next
      }
    }
  }

  private mutating func take(_ value: String, for option: String) {
    switch option {
    case "--register": options.register = value
    case "--size": size = value
    default: now = value
    }
  }

  /// The command, as the parser would hand it over; nil where it is the parser's to say.
  var command: (any ParsableCommand)? {
    if name == "replay" { return ReplayCommand(plain: options, word, size: size, now: now) }
    guard size == nil, now == nil else { return nil }
    return switch (name, word) {
    case (nil, nil): DashboardCommand(plain: options)
    case ("list", nil): ListCommand(plain: options)
    case ("show", let id?): ShowCommand(plain: options, id)
    default: nil
    }
  }
}

private func isOption(_ word: String) -> Bool { word.utf8.first == UInt8(ascii: "-") }

// MARK: What the parser leaves where nothing is given

extension GlobalOptions {
  fileprivate static var unset: Self {
    var options = Self()
    options.register = nil
    options.asOf = nil
    options.isReadOnly = false
    options.isPlain = false
    return options
  }
}

extension ActorOptions {
  fileprivate static var unset: Self {
    var person = PersonOption()
    person.by = nil
    var actor = Self()
    actor.person = person
    actor.party = nil
    actor.session = nil
    return actor
  }
}

extension ViewOptions {
  fileprivate static var unset: Self {
    var view = Self()
    view.isASCII = false
    view.theme = nil
    view.isProjector = false
    view.domain = []
    view.filter = nil
    view.view = nil
    return view
  }
}

extension DashboardCommand {
  fileprivate init(plain options: GlobalOptions) {
    self.init()
    self.options = options
    actor = .unset
    view = .unset
  }
}

extension ReplayCommand {
  fileprivate init(plain options: GlobalOptions, _ keys: String?, size: String?, now: String?) {
    var stage = Stage()
    stage.options = options
    stage.actor = .unset
    stage.view = .unset
    stage.keys = keys ?? Stage.noKeys
    stage.size = size ?? Stage.standardSize
    stage.now = now
    self.init()
    self.stage = stage
    styles = false
  }
}

extension ShowCommand {
  fileprivate init(plain options: GlobalOptions, _ id: String) {
    self.init()
    self.options = options
    self.id = id
    json = false
  }
}

extension ListCommand {
  fileprivate init(plain options: GlobalOptions) {
    var filters = FilterOptions()
    filters.filter = []
    filters.domain = []
    filters.status = nil
    var layout = ArrangementOptions()
    layout.sort = nil
    layout.group = nil
    layout.columns = nil
    self.init()
    self.options = options
    self.filters = filters
    self.layout = layout
    view = nil
    json = false
    csv = false
    markdown = false
  }
}
