import ArgumentParser
import Check
import Entities
import Register
import Reports
import Screen
import Sheets

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Read the whole register: every fault with its place, and what the record lacks.",
    discussion: """
      Exit 65 if there is an error, shown or not; warnings and notes alone exit 0. What the record \
      lacks is told kind by kind; name a kind to see its findings alone, each with its place and what settles it.

        ahd check
        ahd check no-date single-source
        ahd check --all --json
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "Only findings of these kinds, each on a line of its own.") var kind: [String] =
    []
  @Flag(help: "Every finding on a line of its own.") var all = false
  @Flag(help: "As JSON, with stable keys.") var json = false

  func run() throws {
    try Output.run {
      let kinds = try self.kinds()
      let desk = try Desk(options)
      let found = desk.register.findings(progress: progress(desk.register.count))
      if Host.isTerminal(2), desk.register.count > 20_000 { Output.clearProgress() }
      let shown = kinds.isEmpty ? found : found.filter { kinds.contains($0.kind) }
      let report = CheckReport(
        desk.register, shown, isWide: all || !kinds.isEmpty,
        hidden: found.count { $0.severity == .error } - shown.count { $0.severity == .error })
      try Output.print(report, as: json ? .json : .text)
      if found.contains(where: { $0.severity == .error }) { throw ExitCode(65) }
    }
  }

  private func kinds() throws -> Set<Finding.Kind> {
    Set(
      try kind.map { name in
        guard let kind = Finding.Kind(rawValue: name) else {
          let all = Finding.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(64, "There is no kind “\(name)”; the kinds are \(all).")
        }
        return kind
      })
  }

  /// Says on a terminal how far it is; nothing when piped.
  private func progress(_ count: Int) -> (Int) -> Void {
    guard Host.isTerminal(2), count > 20_000 else { return { _ in } }
    return { Output.progress("checking \($0) of \(count)") }
  }
}
