import Acts
import ArgumentParser
import Entities
import Screen
import Store

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a reading of a figure; of the same source and period, correct it.",
    discussion: """
      The source is one of the register's, by id or short label, or a citation in words. Readings of \
      different sources stand side by side and are never added up. What is not known is not 0: \
      leave the value out and flag it missing.

        ahd record heroin-seized-anf 38.5 --period 2025 --source "ANF annual report 2025"
        ahd record heroin-seized-anf 38500 --unit kg --period 2025 --source "ANF, by letter"
        ahd record heroin-seized-anf 30 --period 2026 --source "ANF, to October" --flag provisional
        ahd record officers-trained-ankara --period "Q1 2026" --source "Note verbale" --flag missing
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The figure's id, or the beginning of it.") var indicator: String
  @Argument(help: "The value: 45, 45.5, -3. Left out with --flag missing.") var value: String?
  @Option(help: "The period it is of: 2026, 2026-Q1, Mar 2026.") var period: String
  @Option(help: "Who says so: a source of the register, or a citation in words.") var source: String
  @Option(help: "estimated, provisional, forecast, missing; else normal.") var flag: String?
  @Option(help: "The unit of the value; else the figure's own.") var unit: String?
  @Option(help: "Why; a correction needs one.") var reason: String?

  func run() throws {
    let given = GivenReading(
      figure: indicator, period: period, value: value, unit: unit, source: source,
      flag: try obsStatus())
    try Writing.run(options, actor) { desk in
      let person = Actor(person: actor.by ?? desk.person, party: actor.party)
      let recorded = try desk.record { (register, _) throws(Refusal) in
        try register.record(given, by: person, reason: reason)
      }
      return Shown(desk.register.recordedWords(recorded.event, given))
    }
  }

  private func obsStatus() throws -> Indicator.ObsStatus {
    guard let flag else { return .normal }
    guard let status = Indicator.ObsStatus(rawValue: flag) else {
      let words = Indicator.ObsStatus.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no flag “\(flag)”; use one of \(words).")
    }
    return status
  }
}
