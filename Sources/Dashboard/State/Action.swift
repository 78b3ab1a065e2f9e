package import Screen

/// Everything a person can do, in one table: the keymap, the key bar, the `?` menu and
/// docs/keys.md are made from it.
package struct Action: Hashable, Sendable {
  /// Stable name, for help and for configuration.
  package let id: ID
  /// Its keys unless the person's configuration gives others: `Keymap` says which are in force.
  package let standardKeys: [Key]
  /// A word or two for the key bar.
  package let words: String
  /// A sentence for the menu and the docs.
  package let help: String
  /// Where it works, in words for the docs.
  package let scope: Scope

  package enum ID: String, CaseIterable, Hashable, Sendable {
    case open, report, confirm, reopen, status, date, note, record, edit, settle, add, select
    case decide, walk
    case take
    case order, arrange, fold
    case foldAll = "fold-all"
    case moveDown = "move-down"
    case moveUp = "move-up"
    case filterDomains = "domains"
    case addDomain = "add-domain"
    case find, overdue
    case dropFilters = "drop-filters"
    case undo, redo, log, views
    case earlier, later, today
    case down, up, left, right, first, last
    case halfDown = "half-down"
    case halfUp = "half-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case meetings, items, detail, figures
    case domainPane = "domain-pane"
    case statusPane = "status-pane"
    case enlarge, shrink, projector, palette, copy, export
    case sessionReport = "session-report"
    case back, leave, quit, redraw, suspend, help
  }

  /// Where an action works.
  package enum Scope: String, Hashable, Sendable {
    case everywhere
    case lists = "lists and texts"
    case panes = "dashboard"
    case items
    case reported = "reported items"
    case closed = "reported or closed items"
    case list = "action items"
    case domains = "domains pane"
    case timeline
    case noted = "items, sessions, figures"
    case corrected = "items, figures"
    case figured = "figures, items with a figure"
    case sessions
    case tables = "agenda, walk-through"
    case adding = "panes, agenda, walk-through"
    case dated = "items, sessions"
    case points = "agenda"
  }

  package static func == (a: Action, b: Action) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Action {
  /// The table. Its order is that of the key bar: most used first.
  package static let all: [Action] = [
    .init(.open, [.enter], "open", "open the entry; take a domain or status as filter", .lists),
    .init(
      .report, ["x"], "report done", "say that the item is done, with word and evidence", .items),
    .init(
      .confirm, ["c"], "confirm",
      "add a party's word to what is reported; a session's date with its source", .reported),
    .init(.reopen, ["X"], "reopen", "take a report or a closing back, with the reason", .closed),
    .init(
      .filterDomains, ["f"], "domain", "go to the domains, to take one or several", .panes),
    .init(
      .addDomain, [.character(" ")], "add domain", "add the domain to the filter, or drop it",
      .domains),
    .init(.dropFilters, ["F"], "all", "drop every filter", .panes),
    .init(.find, ["/"], "find", "filter by words or field:value, live", .panes),
    .init(.overdue, ["!"], "overdue", "only what is overdue, on and off", .panes),
    .init(.record, ["r"], "record", "record a reading of the figure", .figured),
    .init(.note, ["n"], "note", "write a note", .noted),
    .init(
      .status, ["s"], "status",
      "set a status; done is reported, not set; a session held, postponed, cancelled", .items),
    .init(.undo, ["u"], "undo", "take back your last change", .everywhere),
    .init(.views, ["v"], "views", "the views there are; Enter opens one", .everywhere),
    .init(
      .palette, [":", .control("p")], "palette",
      "everything there is to do, by name, with its argument", .everywhere),
    .init(
      .take, [.character(" ")], "take", "take a matter onto the agenda, or a point off it", .points),
    .init(.decide, ["D"], "decision", "write down a decision", .tables),
    .init(.walk, ["w"], "walk through", "walk through a session, one item a screen", .sessions),
    .init(.moveDown, ["J"], "move down", "move the point down", .points),
    .init(.moveUp, ["K"], "move up", "move the point up", .points),
    .init(
      .date, ["d"], "date", "set the due date, or a session's; the old one is kept", .dated),
    .init(
      .edit, ["e"], "edit", "change fields, correct a reading; what was agreed is kept beside it",
      .corrected),
    .init(
      .settle, ["="], "settle", "say which value of a contested field counts; all stay in the log",
      .noted),
    .init(
      .add, ["a"], "add",
      "add an item, a meeting, a point, an action; in the detail a claim, evidence, milestone",
      .adding),
    .init(
      .select, [.character(" ")], "select",
      "select the item; what is done then is done to all selected, as one undo step", .list),
    .init(.order, ["o"], "by domain", "by date or by domain", .timeline),
    .init(
      .fold, ["z"], "fold", "fold the group under the cursor, or open it", .list),
    .init(.arrange, ["o"], "order", "order, groups and columns of the list", .panes),
    .init(.foldAll, ["Z"], "fold all", "fold every group, or open all", .list),
    .init(
      .today, ["t"], "today", "back from another day to today; to today's quarter", .everywhere),
    .init(
      .earlier, ["["], "earlier",
      "the register on the day before a session, or after an earlier one",
      .everywhere),
    .init(
      .later, ["]"], "later", "the register on the day after a session, or before a later one",
      .everywhere),
    .init(.redo, [.control("r")], "redo", "take back your last undo", .everywhere),
    .init(
      .log, ["L"], "log", "the history of this item, of all, and what changed since", .everywhere),
    .init(
      .copy, ["y"], "copy", "copy it: the id, a line, Markdown", .noted),
    .init(
      .export, ["E"], "export", "write what is on screen to a file", .everywhere),
    .init(
      .sessionReport, ["R"], "report", "write the report for the next session", .everywhere),
    .init(.enlarge, ["+"], "enlarge", "a larger pane: half the screen, all of it", .panes),
    .init(
      .shrink, ["_"], "shrink", "a smaller pane: a line, hidden; going to it brings it back", .panes
    ),
    .init(
      .projector, [], "projector",
      "for a screen that a room reads: large rows, no notes, nothing is written", .everywhere),
    .init(.down, ["j", .down], "down", "next row", .lists),
    .init(.up, ["k", .up], "up", "previous row", .lists),
    .init(.left, ["h", .left], "left", "pane to the left; a quarter or column back", .panes),
    .init(.right, ["l", .right], "right", "pane to the right; a quarter or column on", .panes),
    .init(.first, ["g", .home], "first", "first row", .lists),
    .init(.last, ["G", .end], "last", "last row", .lists),
    .init(.halfDown, [.control("d")], "half down", "half a page down", .lists),
    .init(.halfUp, [.control("u")], "half up", "half a page up", .lists),
    .init(.pageDown, [.pageDown, .control("f")], "page down", "a page down", .lists),
    .init(.pageUp, [.pageUp, .control("b")], "page up", "a page up", .lists),
    .init(.nextPane, [.tab], "next pane", "next pane", .panes),
    .init(.previousPane, [.backTab], "previous pane", "previous pane", .panes),
    .init(.meetings, ["1"], "meetings", "the meetings pane", .panes),
    .init(.domainPane, ["2"], "domains", "the domains pane", .panes),
    .init(.statusPane, ["3"], "status", "the status pane", .panes),
    .init(.items, ["4"], "items", "the action items", .panes),
    .init(.detail, ["5"], "detail", "the detail pane", .panes),
    .init(.figures, ["6"], "figures", "the figures pane", .panes),
    .init(.back, [.escape], "back", "one step back; never quits", .everywhere),
    .init(.redraw, [.control("l")], "redraw", "draw the screen anew", .everywhere),
    .init(.suspend, [.control("z")], "suspend", "back to the shell; fg returns", .everywhere),
    .init(.help, ["?", .function(1)], "help", "the keys valid here; Enter runs one", .everywhere),
    .init(.leave, ["q"], "quit", "leave this view; from the dashboard, quit", .everywhere),
    .init(.quit, ["Q", .control("c")], "quit all", "quit from anywhere", .everywhere),
  ]

  package static func of(_ id: ID) -> Action { table[id] ?? all[0] }

  private static let table = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  private init(_ id: ID, _ keys: [Key], _ words: String, _ help: String, _ scope: Scope) {
    self.id = id
    standardKeys = keys
    self.words = words
    self.help = help
    self.scope = scope
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral {}
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  package init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
