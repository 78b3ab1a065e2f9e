/// A line that the flat mode itself understands, besides those of the palette. The table is
/// what `help` lists first.
struct FlatCommand: Sendable {
  let name: String
  var aliases: [String] = []
  /// What stands behind the name; empty for nothing.
  let argument: String
  let help: String
  let kind: Kind

  enum Kind: Sendable {
    case list, more, open, log, meetings, domains, all, help
    case agenda, take, decide, walk, next, previous, close
    /// An action on what the first word behind the name says; the rest is put into
    /// a field of its form.
    case act(Action.ID, fills: Form.FieldID?)
  }

  static let all: [FlatCommand] = [
    FlatCommand(
      name: "list", aliases: ["ls"], argument: "[WORDS]",
      help: "the items, numbered; with words, narrow to those first", kind: .list),
    FlatCommand(name: "all", argument: "", help: "drop every filter", kind: .all),
    FlatCommand(name: "more", argument: "", help: "the next page", kind: .more),
    FlatCommand(
      name: "open", aliases: ["show"], argument: "N",
      help: "all there is to say of an item, meeting or figure, by number or id", kind: .open),
    FlatCommand(
      name: "done", argument: "N[,N]", help: "report items done",
      kind: .act(.report, fills: nil)),
    FlatCommand(
      name: "confirm", argument: "N[,N]", help: "add a party's word; a session's date",
      kind: .act(.confirm, fills: nil)),
    FlatCommand(
      name: "reopen", argument: "N[,N] [REASON]", help: "take a report or a closing back",
      kind: .act(.reopen, fills: .reason)),
    FlatCommand(
      name: "status", argument: "N[,N] [STATUS]",
      help: "set a status; of a session held, postponed, cancelled",
      kind: .act(.status, fills: .status)),
    FlatCommand(
      name: "date", argument: "N[,N] [DATE]", help: "set a due date, or a session's",
      kind: .act(.date, fills: .due)),
    FlatCommand(
      name: "note", argument: "N[,N] [TEXT]", help: "write a note",
      kind: .act(.note, fills: .text)),
    FlatCommand(
      name: "edit", argument: "N", help: "change fields of an item, correct a reading",
      kind: .act(.edit, fills: nil)),
    FlatCommand(
      name: "record", argument: "N [VALUE]", help: "record a reading of a figure",
      kind: .act(.record, fills: .value)),
    FlatCommand(
      name: "settle", argument: "N", help: "say which value of a contested field counts",
      kind: .act(.settle, fills: nil)),
    FlatCommand(name: "add", argument: "", help: "add an item", kind: .act(.add, fills: nil)),
    FlatCommand(
      name: "copy", argument: "N", help: "an item as id, line and Markdown, to be copied",
      kind: .act(.copy, fills: nil)),
    FlatCommand(
      name: "log", argument: "[N]", help: "what was recorded, of all or of one", kind: .log),
    FlatCommand(name: "meetings", argument: "", help: "sessions and meetings", kind: .meetings),
    FlatCommand(
      name: "agenda", argument: "[SESSION]",
      help: "a session's points and what arises, numbered; the next one if not said",
      kind: .agenda),
    FlatCommand(
      name: "take", argument: "N", help: "a matter onto that agenda, or a point off it",
      kind: .take),
    FlatCommand(
      name: "decide", argument: "[N] TEXT", help: "write down a decision of that session",
      kind: .decide),
    FlatCommand(
      name: "walk", argument: "[SESSION]", help: "walk through a session, point by point",
      kind: .walk),
    FlatCommand(name: "next", argument: "", help: "the next point of the walk", kind: .next),
    FlatCommand(name: "previous", argument: "", help: "the point before", kind: .previous),
    FlatCommand(name: "close", argument: "", help: "leave the walk", kind: .close),
    FlatCommand(
      name: "domains", argument: "", help: "the domains, with their counts", kind: .domains),
    FlatCommand(
      name: "help", aliases: ["?"], argument: "[WORD]", help: "these lines", kind: .help),
  ]

  static func named(_ name: String) -> FlatCommand? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The command of an action, so that its key is understood too: `x 2`.
  static func of(_ id: Action.ID) -> FlatCommand? {
    all.first { command in
      if case .act(id, _) = command.kind { true } else { false }
    }
  }
}
