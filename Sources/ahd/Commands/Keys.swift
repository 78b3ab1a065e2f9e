import ArgumentParser
import Dashboard
import Screen

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the table of keys as Markdown; docs/keys.md is made by it.")

  func run() throws {
    try Output.run { try Output.print(document: Action.markdown) }
  }
}
