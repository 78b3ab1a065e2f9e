extension RawTextTests {
  /// Reading commands; `ID` is an item, `MEETING` a meeting, `FIGURE` a figure.
  static let reading: [[String]] = [
    ["list"], ["list", "--group", "party"], ["list", "--json"], ["list", "--csv"],
    ["list", "--markdown"], ["views"], ["views", "--json"], ["show", "ID"],
    ["show", "ID", "--json"], ["figures"], ["figures", "--json"], ["figures", "--csv"],
    ["balance"], ["balance", "--json"], ["meetings"], ["meetings", "--json"], ["agenda"],
    ["agenda", "--json"], ["agenda", "--markdown"], ["agenda", "--record"], ["log"],
    ["log", "--json"], ["log", "--since", "opening", "--changes"], ["check"], ["check", "--all"],
    ["check", "--json"], ["report"], ["report", "--format", "md"], ["export", "--format", "csv"],
    ["export", "--format", "json"], ["export", "--format", "ics"], ["config"],
    ["config", "--json"], ["---complete", "fish", "", "show", ""],
    ["---complete", "bash", "", "ahd show "],
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

  /// Refused ones: arguments that are repeated.
  static let refused: [[String]] = [
    ["RAW"], ["list", "--RAW"], ["list", "RAW:x"], ["list", "(", "RAW"],
    ["list", "--status", "RAW"],
    ["list", "--domain", "RAW"], ["list", "--sort", "RAW"], ["list", "--view", "RAW"],
    ["list", "--group", "RAW"], ["list", "--columns", "RAW"], ["show", "RAW"], ["check", "RAW"],
    ["log", "RAW"], ["log", "--since", "RAW"], ["log", "--until", "RAW"],
    ["log", "--filter", "RAW:"],
    ["log", "--kind", "RAW"], ["--as-of", "RAW", "list"], ["--register", "RAW", "list"],
    ["done", "RAW"], ["done", "ID", "--party", "RAW"], ["done", "ID", "--on", "RAW"],
    ["confirm", "RAW"], ["reopen", "RAW", "--reason", "x"], ["note", "RAW", "x"],
    ["set", "ID", "RAW", "x"], ["set", "ID", "status", "RAW"], ["set", "ID", "due", "RAW"],
    ["set", "ID", "owedBy", "RAW"], ["add", "x", "--domain", "RAW", "--strength", "RAW"],
    ["record", "RAW", "RAW", "RAW"], ["meeting", "RAW"], ["meeting", "add", "x", "--kind", "RAW"],
    ["meeting", "add", "x", "--date", "RAW"], ["meeting", "held", "RAW"], ["agenda", "RAW"],
    ["agenda", "--take", "RAW"], ["agenda", "--about", "RAW"], ["report", "--format", "RAW"],
    ["report", "-o", "RAW/x"], ["report", "--since", "RAW"], ["export", "--format", "RAW"],
    ["export", "--format", "ics", "--alarm", "RAW"], ["import", "RAW"], ["import", "FILE"],
    ["import", "CSV"], ["import", "CSV", "--dry-run", "--json"], ["init", "HERE"],
    ["init", "new", "--title", "RAW", "--rhythm", "RAW"], ["init", "new", "--party", "RAW"],
    ["init", "new", "--title", "a", "--completion", "RAW"], ["sync", "--remote", "RAW"],
    ["sync", "--bundle", "RAW"], ["sync"], ["clone", "RAW", "there"], ["clone", "FILE", "RAW"],
    ["clone", "ext::RAW", "there"], ["config", "--RAW"], ["replay", "--keys", "RAW"],
    ["shot", "--size", "RAW"], ["shot", "-o", "RAW/x"], ["man", "RAW"], ["help", "RAW"],
    ["merge-driver", "RAW", "RAW", "RAW", "RAW"], ["---complete", "bash", "RAW", "ahd RAW"],
    ["---complete", "fish", "", "list", "RAW"], ["--generate-completion-script", "RAW"],
    ["list", "--help", "RAW"], ["--theme", "RAW"], ["--view", "RAW"],
    ["--filter", "RAW:", "--plain"],
  ]
}
