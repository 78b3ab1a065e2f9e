extension RawTextTests {
  /// Reading commands, one of each writer of text; `ID` is an item. What each format makes of such a
  /// text is tried in process, by the tests of `Reports`.
  static let reading: [[String]] = [
    ["list"], ["list", "--group", "party"], ["list", "--csv"], ["views"], ["show", "ID"],
    ["figures"], ["balance"], ["meetings"], ["agenda"], ["agenda", "--markdown"], ["log"],
    ["log", "--json"], ["check"], ["report"], ["export", "--format", "ics"], ["config"],
    ["---complete", "fish", "", "show", ""], ["---complete", "bash", "", "ahd show "],
    ["shot", "--size", "80x24"], ["replay", "--size", "80x24"],
  ]

  /// Writing ones, with the text as title, note, reason, person, evidence.
  static let writing: [[String]] = [
    ["note", "ID", "RAW"], ["done", "ID", "--evidence", "RAW", "--by", "RAW"],
    ["confirm", "ID", "--party", "PARTY"], ["undo"], ["redo"],
    ["reopen", "ID", "--reason", "RAW"], ["set", "ID", "title", "RAW"],
    ["set", "ID", "due", "Q1 2027", "--reason", "RAW"],
    ["add", "RAW", "--domain", "DOMAIN", "--strength", "follow-up"],
    ["add", "RAW b", "--domain", "DOMAIN", "--strength", "follow-up", "--json"],
    ["meeting", "add", "RAW", "--date", "March 2027"],
    ["meeting", "add", "RAW b", "--date", "April 2027", "--json"],
    ["meeting", "reschedule", "MEETING", "May 2027", "--reason", "RAW"],
    ["agenda", "MEETING", "--add", "RAW"], ["agenda", "MEETING", "--decide", "RAW"],
    ["log"], ["log", "--json"], ["---complete", "zsh", "", "log", "--by", ""], ["undo"],
  ]

  /// Refused ones, one of each place where an argument is repeated: the parser, the filter, a lookup,
  /// a date, a value, a path, a file's place, git, completion. Everything else leaves by the same
  /// door, which takes no raw text (`LayeringTests`).
  static let refused: [[String]] = [
    ["RAW"], ["list", "--RAW"], ["list", "RAW:x"], ["list", "--status", "RAW"],
    ["list", "--sort", "RAW"], ["list", "--view", "RAW"], ["show", "RAW"],
    ["log", "--since", "RAW"],
    ["--as-of", "RAW", "list"], ["--register", "RAW", "list"], ["done", "ID", "--party", "RAW"],
    ["set", "ID", "RAW", "x"], ["set", "ID", "due", "RAW"],
    ["add", "x", "--domain", "RAW", "--strength", "RAW"], ["record", "RAW", "RAW", "RAW"],
    ["meeting", "held", "RAW"], ["agenda", "--take", "RAW"], ["report", "-o", "RAW/x"],
    ["import", "FILE"], ["import", "CSV"], ["init", "new", "--title", "RAW", "--rhythm", "RAW"],
    ["sync", "--remote", "RAW"], ["sync", "--bundle", "RAW"], ["clone", "RAW", "there"],
    ["clone", "ext::RAW", "there"], ["config", "--RAW"], ["shot", "--size", "RAW"],
    ["merge-driver", "RAW", "RAW", "RAW", "RAW"], ["---complete", "bash", "RAW", "ahd RAW"],
    ["--generate-completion-script", "RAW"], ["--theme", "RAW"],
  ]
}
