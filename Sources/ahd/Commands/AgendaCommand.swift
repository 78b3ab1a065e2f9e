import Acts
import ArgumentParser
import Entities
import Journal
import Register
import Reports
import Screen
import Sheets
import Store
import Summary

struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "The agenda of a session: its points, what arises, what was decided; and change it.",
    discussion: """
      Without a meeting it is that of the next session. Matters that are overdue, due before it,
      awaited, contested, stale or left open by the last session are proposed with the reason.

        ahd agenda
        ahd agenda jwg-session-05 --take train-20-officers visa-streamlining
        ahd agenda jwg-session-05 --add "Date and place of the next session"
        ahd agenda jwg-session-05 --move 3 --to 1
        ahd agenda jwg-session-05 --drop 2
        ahd agenda jwg-session-05 --decide "The list is agreed" --about train-20-officers
        ahd agenda jwg-session-05 --record
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The meeting's id, or the beginning of it; the next session if not given.")
  var meeting: String?
  @Option(parsing: .upToNextOption, help: "Take these onto it: ids of items or tensions.")
  var take: [String] = []
  @Option(help: "Add a free point.") var add: String?
  @Option(parsing: .upToNextOption, help: "Take points off it, by their numbers.")
  var drop: [Int] = []
  @Option(help: "Move the point of this number …") var move: Int?
  @Option(help: "… to this one.") var to: Int?
  @Option(help: "Write down a decision.") var decide: String?
  @Option(help: "The item the decision is about.") var about: String?
  @Flag(help: "What was done at its table, and what is carried forward.") var record = false
  @Flag(help: "As JSON, with stable keys.") var json = false
  @Flag(help: "As Markdown.") var markdown = false

  func validate() throws {
    let acts = [!take.isEmpty, add != nil, !drop.isEmpty, move != nil, decide != nil]
    guard acts.count(where: { $0 }) < 2 else {
      throw ValidationError("One change at a time: --take, --add, --drop, --move or --decide.")
    }
    guard (move == nil) == (to == nil) else {
      throw ValidationError("--move and --to go together: --move 3 --to 1.")
    }
    guard about == nil || decide != nil else {
      throw ValidationError("--about says what a decision is about; give --decide too.")
    }
  }

  func run() throws {
    let isChange = !take.isEmpty || add != nil || !drop.isEmpty || move != nil || decide != nil
    if isChange { return try Writing.run(options, actor) { desk in try change(&desk) } }
    try Output.run {
      let desk = try Desk(options)
      try desk.reading {
        let meeting = try session(desk.register)
        let report: any Reports.Report =
          record && !json
          ? RecordReport(desk.register, meeting) : AgendaReport(desk.register, meeting)
        try Output.print(report, as: json ? .json : markdown && !record ? .markdown : .text)
      }
    }
  }

  private func session(_ register: Register) throws(Refusal) -> Meeting {
    if let meeting { return try register.meeting(named: meeting) }
    guard let next = register.agendaSession else { throw .session(.noneAhead) }
    return next
  }

  /// One event, then what it did in a sentence.
  private func change(_ desk: inout Desk) throws -> Shown {
    var person = desk.actor(actor, for: [])
    person.party = actor.party
    let before = try session(desk.register).id
    let recorded = try desk.record { [person] (register, _) throws(Refusal) in
      try draft(register, try register.meeting(named: before), person)
    }
    let count = desk.register.meeting(before).map { desk.register.agenda(of: $0).points.count } ?? 0
    return
      "\(desk.register.words(of: recorded.event)). \(count) point\(count == 1 ? "" : "s") on the agenda."
  }

  private func draft(
    _ register: Register, _ meeting: Meeting, _ person: Actor
  ) throws(Refusal) -> Draft {
    if !take.isEmpty {
      let targets = try take.map { (id) throws(Refusal) in try register.target(named: id) }
      return try register.take(targets, onto: meeting, by: person)
    }
    if let add { return try register.addPoint(add, to: meeting, by: person) }
    if !drop.isEmpty {
      let points = try drop.map { (number) throws(Refusal) in
        try register.point(number, of: meeting)
      }
      return try register.drop(points, from: meeting, by: person)
    }
    if let move, let to {
      return try register.move(
        try register.point(move, of: meeting), to: to, on: meeting, by: person)
    }
    let target = try about.map { (id) throws(Refusal) in try register.target(named: id) }
    return try register.decide(decide ?? "", about: target, at: meeting, by: person)
  }
}
