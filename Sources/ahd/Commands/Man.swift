import ArgumentParser
import Manual
import Screen

struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page; `make install` puts it in its place.",
    discussion: """
        ahd man | man -l -
        ahd man --markdown
      """)

  @Flag(help: "As Markdown: docs/commands.md is made by it.") var markdown = false

  func run() throws {
    try Output.run {
      guard let handbook = Handbook.ahd else {
        throw Failure(70, "the parser's table cannot be read")
      }
      try Output.print(document: markdown ? handbook.markdown : handbook.man)
    }
  }
}
