import ArgumentParser
import Model
import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Read the whole register and name every problem with its place; exit 65 if there is an error."
  )

  @OptionGroup var options: GlobalOptions
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let desk = try Desk(options)
      let problems = desk.register.check(progress: progress(desk.register.count))
      if Host.isTerminal(2), desk.register.count > 20_000 { Output.clearProgress() }
      try Output.print(
        json ? CheckReport.json(problems) : CheckReport.text(problems, page: Output.page))
      if problems.contains(where: { $0.severity == .error }) { throw ExitCode(65) }
    }
  }

  /// Says on a terminal how far it is; nothing when piped.
  private func progress(_ count: Int) -> (Int) -> Void {
    guard Host.isTerminal(2), count > 20_000 else { return { _ in } }
    return { Output.progress("checking \($0) of \(count)") }
  }
}
