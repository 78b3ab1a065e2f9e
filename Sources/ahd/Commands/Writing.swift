import ArgumentParser
import Model
import Store

/// What the writing commands share: one event, then one sentence of what happened.
enum Writing {
  /// Opens the register, records, and prints what `body` says.
  static func run(_ options: GlobalOptions, _ body: (inout Desk) throws -> String) throws {
    try Output.run {
      var desk = try Desk(options)
      try desk.sound()
      try Output.print(try body(&desk))
    }
  }

  /// Records one event on one item, drafted under the lock, and prints how the item stands then.
  static func act(
    _ options: GlobalOptions, _ actor: ActorOptions, on id: String,
    telling: (Register, Int) -> [String] = { _, _ in [] },
    drafting: (Register, [Int], Actor) throws(Refusal) -> Draft
  ) throws {
    try run(options) { desk in
      let person = desk.actor(actor, for: [try desk.register.row(named: id)])
      _ = try desk.record { (register, _) throws(Refusal) in
        try drafting(register, [try register.row(named: id)], person)
      }
      let row = try desk.register.row(named: id)
      for warning in telling(desk.register, row) { Output.warn(warning) }
      return standing(desk.register, row)
    }
  }

  /// Records an undo or a redo, and prints what it took back.
  static func takeBack(
    _ options: GlobalOptions, _ actor: ActorOptions,
    drafting: (Register, Actor, String?) throws(Refusal) -> Draft
  ) throws {
    try run(options) { desk in
      let person = desk.actor(actor, for: [])
      let recorded = try desk.record { (register, writer) throws(Refusal) in
        try drafting(register, person, writer)
      }
      return desk.register.words(of: recorded.event) + "."
    }
  }

  /// The status of an item in a sentence, with what is still missing.
  static func standing(_ register: Register, _ row: Int) -> String {
    let title = register.index.title(row)
    let delivery = register.delivery(row)
    guard delivery.status == .reportedDone, let report = delivery.report else {
      return "\(delivery.status.words.capitalisedFirst): \(title)."
    }
    let words = report.missingWords.map { id in
      "\(register.header.parties.first { $0.id == id }?.possessive ?? id) word"
    }
    let missing = (report.isMissingEvidence ? ["evidence"] : []) + words
    return "Reported done: \(title). Still missing: \(missing.joined(separator: ", "))."
  }
}

/// An item, and what is said of its being done.
struct ReportOptions: ParsableArguments {
  @Argument(help: "The item's id, or the beginning of it.") var id: String
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
        ahd done train-20-officers --party turkiye --on "Q1 2026" --evidence "Certificates, 28 March"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var said: ReportOptions

  func run() throws {
    let warnings = { (register: Register, row: Int) in register.warnings(row) }
    try Writing.act(
      options, actor, on: said.id, telling: warnings,
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
    try Writing.act(options, actor, on: said.id) { (register, rows, person) throws(Refusal) in
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
  @Argument(help: "The item's id, or the beginning of it.") var id: String
  @Option(help: "Why.") var reason: String

  func run() throws {
    try Writing.act(options, actor, on: id) { (register, rows, person) throws(Refusal) in
      try register.reopen(rows, by: person, reason: reason)
    }
  }
}

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set the status of an item; done is reported, not set.",
    discussion: """
        ahd set train-20-officers status in-progress --reason "First group arrived"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The item's id, or the beginning of it.") var id: String
  @Argument(help: "What to set: status.") var field: String
  @Argument(help: "The new value.") var value: String
  @Option(help: "Why.") var reason: String?

  func run() throws {
    guard field == "status" else {
      throw ValidationError("“\(field)” cannot be set; the field that can is status.")
    }
    guard let status = Status(rawValue: value) else {
      let words = Status.allCases.filter(\.isSettable).map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no status “\(value)”; use one of \(words).")
    }
    try Writing.act(options, actor, on: id) { (register, rows, person) throws(Refusal) in
      try register.setStatus(rows, to: status, by: person, reason: reason)
    }
  }
}

struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note on an item, a meeting or a figure.",
    discussion: """
        ahd note visa-streamlining "Raised again by the consulate"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The item's id, or the beginning of it.") var id: String
  @Argument(help: "The note.") var text: String

  func run() throws {
    try Writing.run(options) { desk in
      var person = desk.actor(actor, for: [])
      person.party = actor.party
      _ = try desk.record { (register, _) throws(Refusal) in
        try register.note(on: [try register.target(named: id)], text, by: person)
      }
      return "Note kept: \(desk.register.subject(try desk.register.target(named: id)))."
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
