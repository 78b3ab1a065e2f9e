import ArgumentParser
import Reports
import Screen

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Print the filter language as Markdown; docs/filter.md is made by it.",
    discussion: FilterGuide.examples.map { "  \($0.text)\n      \($0.finds)" }
      .joined(separator: "\n"))

  func run() throws {
    try Output.run { try Output.print(document: FilterGuide.markdown) }
  }
}
