import Acts
import ArgumentParser
import Entities
import Journal
import Register
import Screen
import Store
import Summary
import Text

/// What the writing commands share: one event, then one sentence of what happened.
enum Writing {
  /// Opens the register, records, and prints what `body` says.
  static func run(
    _ options: GlobalOptions, _ actor: ActorOptions, _ body: (inout Desk) throws -> Shown
  ) throws {
    try Output.run {
      var desk = try Desk(options)
      desk.session = actor.session
      try desk.writable()
      try desk.sound()
      try Output.print(try body(&desk))
    }
  }

  /// Records one event on items, drafted under the lock, and prints how each stands then; of many
  /// that do not fit all are named.
  static func act(
    _ options: GlobalOptions, _ actor: ActorOptions, on ids: [String],
    warnings: (Register, Int) -> [String] = { _, _ in [] },
    telling: (Register, Int) -> Shown = standing,
    drafting: (Register, [Int], Actor) throws(Refusal) -> Draft
  ) throws {
    try run(options, actor) { desk in
      let person = desk.actor(actor, for: try rows(ids, desk.register))
      _ = try desk.record { (register, _) throws(Refusal) in
        try draft(register, try rows(ids, register)) { (rows) throws(Refusal) in
          try drafting(register, rows, person)
        }
      }
      let register = desk.register
      let told = try rows(ids, register)
      for row in told {
        for warning in warnings(register, row) { Output.warn(Shown(warning)) }
      }
      return told.map { telling(register, $0) }.joined(by: "\n")
    }
  }

  private static func draft(
    _ register: Register, _ rows: [Int], _ drafting: ([Int]) throws(Refusal) -> Draft
  ) throws(Refusal) -> Draft {
    do { return try drafting(rows) } catch {
      throw register.refusal(error, of: rows, drafting)
    }
  }

  /// The rows of ids, each once.
  static func rows(_ ids: [String], _ register: Register) throws(Refusal) -> [Int] {
    var rows: [Int] = []
    for id in ids {
      let row = try register.row(named: id)
      if !rows.contains(row) { rows.append(row) }
    }
    return rows
  }

  /// Records an undo or a redo, and prints what it took back.
  static func takeBack(
    _ options: GlobalOptions, _ actor: ActorOptions,
    drafting: (Register, Actor, String?) throws(Refusal) -> Draft
  ) throws {
    try run(options, actor) { desk in
      let person = desk.actor(actor, for: [])
      // The record of the session tells what was done, not that it was taken back.
      desk.session = nil
      let recorded = try desk.record { (register, writer) throws(Refusal) in
        try drafting(register, person, writer)
      }
      return "\(desk.register.words(of: recorded.event))."
    }
  }

  /// The status of an item in a sentence, with what is still missing.
  static func standing(_ register: Register, _ row: Int) -> Shown {
    let title = register.index.title(row)
    let delivery = register.delivery(row)
    guard delivery.status == .reportedDone, let report = delivery.report else {
      return "\(delivery.status.words.capitalisedFirst): \(title)." + leftOpen(register, row)
    }
    let needs = register.detail(row, newest: 0).done.needs.filter { !$0.isGiven }
    let missing = needs.map(\.words).joined(separator: ", ")
    let isClaimed = report.words.contains { !$0.counts }
    return "Reported done: \(title). Still missing: \(missing)."
      + (isClaimed ? " A word counts once ahd sync has sent it signed." : "")
      + leftOpen(register, row)
  }

  /// ` Session 1 is still tentative: ahd meeting held jwg-session-01, if it was.`
  private static func leftOpen(_ register: Register, _ row: Int) -> Shown {
    register.meetingLeftOpen(by: row).map { meeting -> Shown in
      " \(register.leftOpenWords(meeting)): ahd meeting held \(meeting.id), if it was."
    } ?? ""
  }
}

/// Items, and what is said of their being done.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Ids of items, or the beginnings of them.", valueName: "id")) var ids:
    [String]
  @Option(help: "When it was done: 2026-03, Q1 2026, 14 Mar 2026.") var on: String?
  @Option(help: "What shows it: a document, in a few words.") var evidence: String?
}

struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Report an item done; on a reported one, add word and evidence.",
    discussion: """
      Under the rule `both` an item is done once there is evidence and the word of every party to it;
      until then it is reported done, and says what is missing.

        ahd done train-20-officers
        ahd done ai-threat-analytics drone-defence-protocols
        ahd done train-20-officers --party turkiye --on "Q1 2026" --evidence "Certificates, 28 March"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var said: ReportOptions

  func run() throws {
    let warnings = { (register: Register, row: Int) in register.warnings(row) }
    try Writing.act(
      options, actor, on: said.ids, warnings: warnings,
      drafting: { (register, rows, person) throws(Refusal) in
        try register.report(rows, by: person, on: said.on, evidence: said.evidence)
      })
  }
}

struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Add a party's word to what is reported done.",
    discussion: """
        ahd confirm train-20-officers --party pakistan
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var said: ReportOptions

  func run() throws {
    try Writing.act(options, actor, on: said.ids) { (register, rows, person) throws(Refusal) in
      try register.confirm(rows, by: person, on: said.on, evidence: said.evidence)
    }
  }
}

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take a report or a closing back, with the reason.",
    discussion: """
        ahd reopen train-20-officers --reason "Only 12 took part"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(
    help: ArgumentHelp("Ids of items, or the beginnings of them.", valueName: "id")) var ids:
    [String]
  @Option(help: "Why.") var reason: String

  func run() throws {
    try Writing.act(options, actor, on: ids) { (register, rows, person) throws(Refusal) in
      try register.reopen(rows, by: person, reason: reason)
    }
  }
}

struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note on items, meetings or figures.",
    discussion: """
        ahd note visa-streamlining "Raised again by the consulate"
        ahd note coast-guard-exchanges shared-satellite-watch "Taken together from now on"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(
    help: ArgumentHelp(
      "Ids of items, meetings or figures, or the beginnings of them; the note last.",
      valueName: "id… text"))
  var words: [String]

  func validate() throws {
    guard words.count > 1 else {
      throw ValidationError("A note needs an id and its text: ahd note ID \"TEXT\"")
    }
  }

  func run() throws {
    try Writing.run(options, actor) { desk in
      var person = desk.actor(actor, for: [])
      person.party = actor.party
      let ids = words.dropLast()
      _ = try desk.record { (register, _) throws(Refusal) in
        var targets: [Target] = []
        for id in ids { targets.append(try register.target(named: id)) }
        return try register.note(on: targets, words[words.count - 1], by: person)
      }
      let told = try ids.map { desk.register.subject(try desk.register.target(named: $0)) }
      return "Note kept: \(told.joined(separator: ", "))."
    }
  }
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last change; it stays in the history.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions

  func run() throws {
    try Writing.takeBack(options, actor) { (register, person, writer) throws(Refusal) in
      try register.undo(by: person, writer: writer).0
    }
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Take back your last undo.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions

  func run() throws {
    try Writing.takeBack(options, actor) { (register, person, writer) throws(Refusal) in
      try register.redo(by: person, writer: writer).0
    }
  }
}
