import Acts
import ArgumentParser
import Entities
import Journal
import Register
import Reports

/// What changes a session: one event each.
struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: "Add a session, confirm, postpone or reschedule it, mark it held, cancel it.",
    discussion: """
      A date is confirmed on somebody's word: a source of the register with its paragraph, or a
      document named in words. The old date stays visible. `ahd meetings` shows every id.

        ahd meeting add "Sixth session" --date "March 2027" --number 6
        ahd meeting confirm jwg-session-05 --date "14 Dec 2026" --words "Note verbale of 3 December"
        ahd meeting reschedule jwg-session-05 "Jan 2027" --reason "Elections"
        ahd meeting held jwg-session-04 --on "14 Sep 2026"
      """,
    subcommands: [
      Add.self, Confirm.self, Postpone.self, Reschedule.self, Held.self, Cancel.self,
    ])

  /// Time, place and the word it stands on.
  struct Details: ParsableArguments {
    @Option(help: "When it begins, with its distance from UTC: \"10:00 +03:00\".")
    var time: String?
    @Option(help: "The city.") var city: String?
    @Option(help: "The building or room.") var venue: String?
    @Option(help: "The party or body that hosts it.") var host: String?
    @OptionGroup var said: Said

    var change: SessionChange {
      var change = said.change
      change.time = time
      change.city = city
      change.venue = venue
      change.host = host
      return change
    }
  }

  /// The word it stands on.
  struct Said: ParsableArguments {
    @Option(help: "A source of the register that says so.") var source: String?
    @Option(help: "Its paragraph.") var paragraph: Int?
    @Option(help: "What it says; alone, a document in words.") var words: String?
    @Option(help: "Why.") var reason: String?

    var change: SessionChange {
      var change = SessionChange()
      change.source = source
      change.paragraph = paragraph
      change.words = words
      change.reason = reason
      return change
    }
  }

  /// Which meeting, who acts, and how the answer is written.
  struct Which: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "The meeting's id, or the beginning of it.") var id: String
    @Flag(help: "The meeting as JSON, as in `ahd meetings --json`.") var json = false

    /// Records one event, and prints how the meeting stands then.
    func run(_ draft: (Register, Actor) throws(Refusal) -> Draft) throws {
      try Writing.run(options, actor) { desk in
        var person = desk.actor(actor, for: [])
        person.party = actor.party
        let meeting = try desk.register.meeting(named: id)
        _ = try desk.record { (register, _) throws(Refusal) in try draft(register, person) }
        return MeetingsReport.standing(meeting.id, desk.register, asJSON: json)
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a session or another meeting.",
      discussion: """
        Without a word of a source it is tentative, with one confirmed.

          ahd meeting add "Sixth session" --date "March 2027" --number 6
          ahd meeting add "Experts on drones" --kind talks --date "14 Dec 2026" --time "10:00 +03:00"
        """)
    @OptionGroup var options: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "Its title.") var title: String
    @Option(help: "When, as it is said: \"14 Mar 2027\", \"March 2027\", \"Q1 2027\".")
    var date: String?
    @Option(help: "Its id; made from the title if not given.") var id: String?
    @Option(help: "A short label.") var short: String?
    @Option(help: "session, visit, talks, council, external or event.") var kind = "session"
    @Option(help: "The session's number.") var number: Int?
    @Flag(help: "It took place already.") var held = false
    @OptionGroup var details: Details
    @Flag(help: "The meeting as JSON, as in `ahd meetings --json`.") var json = false

    func run() throws {
      guard let kind = Meeting.Kind(rawValue: kind) else {
        let kinds = Meeting.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("There is no kind “\(kind)”; use one of \(kinds).")
      }
      var new = NewMeeting()
      new.title = title
      new.id = id
      new.short = short
      new.kind = kind
      new.number = number
      var change = details.change
      change.date = date
      try Writing.run(options, actor) { [new, change] desk in
        var person = desk.actor(actor, for: [])
        person.party = actor.party
        let before = Set(desk.register.meetings.map(\.id))
        _ = try desk.record { (register, _) throws(Refusal) in
          try register.addMeeting(new, change, isHeld: held, by: person)
        }
        let added = desk.register.meetings.last { !before.contains($0.id) }?.id ?? ""
        return MeetingsReport.standing(added, desk.register, asJSON: json)
      }
    }
  }

  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Confirm a session's date, with its source.",
      discussion: """
          ahd meeting confirm jwg-session-05 --date "14 Dec 2026" --words "Note verbale of 3 December"
          ahd meeting confirm jwg-session-04 --source src-web-desk-2025-11-06 --paragraph 4
        """)
    @OptionGroup var which: Which
    @Option(help: "The date, if it is another or a sharper one.") var date: String?
    @OptionGroup var details: Details

    func run() throws {
      var change = details.change
      change.date = date
      try which.run { [change] (register, person) throws(Refusal) in
        try register.confirmMeeting(which.id, change, by: person)
      }
    }
  }

  struct Postpone: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "postpone", abstract: "It will not be on its date; another is not known.",
      discussion: """
          ahd meeting postpone jwg-session-05 --reason "Asked for by the host"
        """)
    @OptionGroup var which: Which
    @OptionGroup var said: Said

    func run() throws {
      try which.run { (register, person) throws(Refusal) in
        try register.postpone(which.id, said.change, by: person)
      }
    }
  }

  struct Reschedule: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reschedule", abstract: "Give it another date; the old one is kept.",
      discussion: """
        Without a word of a source it is tentative from then on.

          ahd meeting reschedule jwg-session-05 "Jan 2027" --reason "Elections"
        """)
    @OptionGroup var which: Which
    @Argument(help: "The new date.") var date: String
    @OptionGroup var details: Details

    func run() throws {
      var change = details.change
      change.date = date
      try which.run { [change] (register, person) throws(Refusal) in
        try register.reschedule(which.id, change, by: person)
      }
    }
  }

  struct Held: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "held", abstract: "Mark a session held; lists what is carried forward.",
      discussion: """
          ahd meeting held jwg-session-04 --on "14 Sep 2026" --city Ankara
        """)
    @OptionGroup var which: Which
    @Option(help: "When it was held; else its own date stands.") var on: String?
    @OptionGroup var details: Details

    func run() throws {
      var change = details.change
      change.date = on
      try which.run { [change] (register, person) throws(Refusal) in
        try register.hold(which.id, change, by: person)
      }
    }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "It will not take place; with the reason.",
      discussion: """
          ahd meeting cancel jwg-session-05 --reason "Merged with the sixth"
        """)
    @OptionGroup var which: Which
    @OptionGroup var said: Said

    func run() throws {
      try which.run { (register, person) throws(Refusal) in
        try register.cancel(which.id, said.change, by: person)
      }
    }
  }
}
