import ArgumentParser
import Dashboard
import Dates
import Entities
import Register
import Screen

struct ShotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shot",
    abstract: "Type keys at the dashboard and draw its frame as an SVG; nothing is written.",
    discussion: """
      Keys are those of `ahd replay`. The terminal's own colours are nobody's to know, so without a theme \
      the picture is dark.

        ahd shot --size 120x36 --now 2026-11-21 -o dashboard.svg
        ahd shot "v text:timeline Enter" --theme light -o timeline.svg --force
      """)

  @OptionGroup var stage: Stage
  @Option(name: .shortAndLong, help: "The file to write; else it is printed.") var output: String?
  @Flag(help: "Replace the file if there is one.") var force = false

  func run() throws {
    try Output.run {
      let state = try stage.play(frame: { _ in }).state
      let picture = Picture(
        Dashboard.frame(of: state), scheme: Scheme.named(state.settings.theme) ?? .dark,
        title: "ahd", description: description(state))
      guard let output else { return try Output.print(document: picture.svg()) }
      try OutFile.write(picture.svg(), to: output, force: force)
    }
  }

  private func description(_ state: DashboardState) -> String {
    let header = state.register.header
    return
      "A terminal of \(state.size.width) columns and \(state.size.height) rows with the dashboard of the \(header.title), as of \(state.register.day.words)."
  }
}
