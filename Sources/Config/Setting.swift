import Query
import Register

/// One thing a person can set. The table of them drives reading, `ahd config`, its
/// template and docs/config.md.
package struct Setting: Sendable {
  package let id: ID
  package let kind: Kind
  /// What holds where nobody sets it; nil for nothing.
  package let standard: Value?
  /// A sentence or two, without the full stop at the end.
  package let help: String
  /// The variable of the environment that sets it too.
  package let variable: String?
  /// The option of the command line that sets it too.
  package let option: String?

  /// By its path in the file: `flags.due-soon-days` is `due-soon-days` under `[flags]`.
  package enum ID: String, CaseIterable, Hashable, Sendable {
    case person, party, register, theme, ascii, mouse, dates
    case dueSoonDays = "flags.due-soon-days"
    case staleDays = "flags.stale-days"
    case sort = "list.sort"
    case group = "list.group"
    case columns = "list.columns"
    case filter = "list.filter"
    case hiddenPanes = "panes.hidden"
    case syncKey = "sync.key"
    case syncAtStart = "sync.at-start"
    case syncAtQuit = "sync.at-quit"
    case syncEveryMinutes = "sync.every-minutes"
  }

  package enum Value: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case texts([String])
  }

  package enum Kind: Sendable {
    case text
    /// A text that a reader of the program's own takes; it says what is wrong with it, or nil.
    case checked(what: String, @Sendable (String) -> String?)
    /// The path of a folder: from the root, or from the home folder by `~/`.
    case folder
    /// That of a file, in the same way.
    case file
    case flag
    case number(ClosedRange<Int>)
    case choice([String])
    /// A list of these words.
    case choices([String])
  }
}

/// Words that a setting may hold and other parts of the program define.
package struct Vocabulary: Sendable {
  package let themes: [String]
  package let panes: [String]

  package init(themes: [String], panes: [String]) {
    self.themes = themes
    self.panes = panes
  }
}

extension Setting {
  /// The table, in the order of the template.
  package static func all(_ words: Vocabulary) -> [Setting] {
    personal(words) + flags + list + [
      Setting(
        .hiddenPanes, .choices(words.panes), .texts([]),
        "Panes that are hidden at first; the digit of a pane shows it")
    ] + sync
  }

  private static func personal(_ words: Vocabulary) -> [Setting] {
    [
      Setting(
        .person, .text, nil, "Who notes what you record; without it your login",
        variable: "AHD_PERSON", option: "--by"),
      Setting(
        .party, .text, nil, "The id of the party you speak for, where it is concerned",
        variable: "AHD_PARTY", option: "--party"),
      Setting(
        .register, .folder, nil,
        "The register that opens where you are in no register's folder; without it your copy of the bundled one",
        variable: "AHD_REGISTER", option: "--register"),
      Setting(
        .theme, .choice(words.themes), words.themes.first.map(Value.text),
        "Colours; terminal keeps the terminal's own", variable: "AHD_THEME", option: "--theme"),
      Setting(
        .ascii, .flag, .flag(false), "Draw with ASCII only", variable: "AHD_ASCII",
        option: "--ascii"),
      Setting(
        .mouse, .flag, .flag(false), "Take clicks and the wheel; Shift keeps the terminal's own",
        variable: "AHD_MOUSE"),
      Setting(
        .dates, .choice(["words", "iso"]), .text("words"),
        "How a day is written: words for 21 Nov 2026, iso for 2026-11-21; months and quarters stay words",
        variable: "AHD_DATES"),
    ]
  }

  private static let flags = [
    Setting(
      .dueSoonDays, .number(0...3650), .number(Int(Thresholds().dueSoonDays)),
      "An open item is due soon when its last day is at most so many days off"),
    Setting(
      .staleDays, .number(1...3650), nil,
      "An open item is stale when nothing was recorded of it for so many days; without it since the last session"
    ),
  ]

  private static let list = [
    Setting(
      .sort, .arrangement(.sort, "columns to sort by"), .text(SortKey.standard),
      "How the dashboard's list is sorted at first: columns separated by commas, - before one for the other way round"
    ),
    Setting(
      .group, .arrangement(.group, "what to group by"), .text(Grouping.none),
      "What it is grouped by"),
    Setting(
      .columns, .arrangement(.columns, "columns"), .text(Column.standardWord),
      "Its columns, separated by commas"),
    Setting(
      .filter, .checked(what: "a filter", filterFault), .text(""),
      "The filter the dashboard starts with, as after /", option: "--filter"),
  ]

  private static let sync = [
    Setting(
      .syncKey, .file, nil,
      "The ssh key ahd sync signs with, private or public; without it git's own user.signingkey, if that is one of ssh's"
    ),
    Setting(
      .syncAtStart, .flag, .flag(false),
      "Exchange with the others when the dashboard opens; only a register that was exchanged before"
    ),
    Setting(
      .syncAtQuit, .flag, .flag(false),
      "Send what is new when the dashboard closes; Ctrl-C leaves at once and loses nothing"),
    Setting(
      .syncEveryMinutes, .number(1...1440), nil,
      "Exchange every so many minutes while the dashboard is open, but for --plain; without it only when asked"
    ),
  ]

  @Sendable private static func filterFault(_ text: String) -> String? {
    Filter.faults(inFormOf: text).first?.words
  }

  private init(
    _ id: ID, _ kind: Kind, _ standard: Value?, _ help: String, variable: String? = nil,
    option: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.standard = standard
    self.help = help
    self.variable = variable
    self.option = option
  }
}

extension Setting.Kind {
  /// A part of an arrangement, in its own text.
  fileprivate static func arrangement(_ part: Arrangement.Part, _ what: String) -> Setting.Kind {
    .checked(what: what) { text in
      do throws(Arrangement.Fault) {
        var arrangement = Arrangement()
        try arrangement.set(part, text)
        return nil
      } catch {
        return error.words
      }
    }
  }
}
