import Foundation
import Testing

/// Nothing that acts on a terminal reaches it: neither what files hold, nor names and paths, nor
/// arguments that are repeated, on standard output or error.
@Suite struct RawTextTests {
  /// A title that clears a screen, rings, names a window, reorders and hides, wherever it is shown.
  static let raw = "x\u{1B}]0;own\u{7}\u{1B}[2J\u{9B}31m\u{202E}y\u{2066}\u{200B}\u{7F}\r\nz\u{85}"

  /// The small register with that in every text a person reads; its own file system names too.
  private func hostile(_ home: Home) throws -> URL {
    let folder = try home.copy(of: "riverbank-water", to: "reg\u{1B}[31m\u{9B}\u{202E}")
    let raw = #"x\u001b]0;own\u0007\u001b[2J\u009b31m\u202ey\u2066\u200b\u007f\r\nz\u0085 "#
    let keys = "title|name|short|label|text|words|summary|city|venue|unit|caution|measures|doneWhen"
    let members = try Regex("\"(\(keys))\": \"")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".json") {
      let file = folder.appending(path: name)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(members) { "\($0.output[0].substring ?? "")\(raw)" }.utf8).write(
        to: file)
    }
    return folder
  }

  private func run(_ commands: [[String]], _ home: Home, _ folder: URL) throws -> [Home.Answer] {
    let csv = home.folder.appending(path: "in\u{1B}[2J\u{9B}.csv")
    try Data(
      "id,title,\(Self.raw.filter { !$0.isNewline })\nnosuch,\(Self.raw.dropLast(2)),x\n".utf8
    )
    .write(to: csv)
    let odd = home.folder.appending(path: "odd\u{1B}[2J.json")
    try Data("{\"x\u{9B}\": [}".utf8).write(to: odd)
    let names = [
      ("RAW", Self.raw), ("ID", "read-river-gauges"), ("MEETING", "session-2026-09"),
      ("PARTY", "aldermere"),
      ("DOMAIN", "pumps"), ("FILE", odd.path), ("CSV", csv.path), ("HERE", folder.path),
    ]
    return try commands.map { command in
      let words = command.map { word in
        names.reduce(word) { $1.0 == "RAW" || $0 == $1.0 ? $0.replacing($1.0, with: $1.1) : $0 }
      }
      let answer = try home.ahd(words, environment: ["AHD_REGISTER": folder.path])
      expectInert(answer.out, command)
      expectInert(answer.err, command)
      return answer
    }
  }

  private func expectInert(_ text: String, _ command: [String]) {
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let isFine: Bool =
        switch scalar {
        case "\n", "\r", "\t", "\u{200C}", "\u{200D}", "\u{2068}", "\u{2069}": true
        default:
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: false
          default: true
          }
        }
      guard !isFine else { continue }
      let around = String(
        String.UnicodeScalarView(text.unicodeScalars.dropFirst(max(0, place - 40)).prefix(60)))
      Issue.record("\(command): U+\(String(scalar.value, radix: 16)) in \(around.debugDescription)")
      return
    }
    let bare = text.unicodeScalars.split(separator: "\n").filter { $0.dropLast().contains("\r") }
    #expect(bare.isEmpty, "\(command): a bare CR")
  }

  @Test func whatFilesHoldStaysInert() throws {
    let home = try Home()
    defer { home.remove() }
    let answers = try run(Self.reading, home, try hostile(home))
    for (command, answer) in zip(Self.reading, answers) {
      #expect(!answer.out.isEmpty, "\(command): \(answer.err)")
    }
  }

  @Test func whatIsWrittenStaysInert() throws {
    let home = try Home()
    defer { home.remove() }
    let answers = try run(Self.writing, home, try hostile(home))
    #expect(answers.count { $0.code == 0 } > 12, "\(answers.map(\.err))")
  }

  @Test func whatIsRefusedIsRepeatedInert() throws {
    let home = try Home()
    defer { home.remove() }
    let answers = try run(Self.refused, home, try hostile(home))
    #expect(answers.count { $0.code != 0 } > 25)
  }

  /// The person's own files: a configuration, saved views, a journal with an odd name.
  @Test func filesOfThePersonStayInert() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try hostile(home)
    let folder = home.folder.appending(path: ".config/ahd")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(
      "person = \"\\u001b\\u009b\\u202e\"\nodd\u{9B} = \u{202E}\ntheme = \"\\u001b[2J\"\n".utf8
    )
    .write(to: folder.appending(path: "config.toml"))
    let views =
      ##"{"format": 1, "views": [{"name": "\u001b]0;x\u0007", "filter": 3}], "\u009b": 1}"##
    try Data(views.utf8).write(to: folder.appending(path: "views.json"))
    let journal = register.appending(path: "journal")
    try FileManager.default.createDirectory(at: journal, withIntermediateDirectories: true)
    try Data("{\"\u{9B}\": [\n".utf8).write(to: journal.appending(path: "a\u{1B}\u{9B}.jsonl"))
    _ = try run(
      [["config"], ["config", "--json"], ["views"], ["list"], ["check"], ["note", "ID", "x"]], home,
      register)
  }

  /// On a terminal the styles of ours are all that is besides, whatever looks like one in a text.
  @Test(arguments: [["list"], ["show", "read-river-gauges"], ["agenda"], ["check"], ["report"]])
  func aTerminalGetsNoStyleButOurs(command: [String]) throws {
    let home = try Home()
    defer { home.remove() }
    let register = try hostile(home)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", "-c", "import pty, sys; pty.spawn(sys.argv[1:])", Home.program] + command
    process.environment = home.environment.merging(["AHD_REGISTER": register.path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let answer = try Home.Answer(of: process)
    try #require(answer.out.utf8.count > 200, "\(answer.err)")
    let style = try Regex(#"\x1B\[(0|1|2|4|7|3[1256])(;(1|2|4|7|3[1256]))*m"#)
    expectInert(answer.out.replacing(style, with: ""), command)
    #expect(command == ["report"] || answer.out.firstMatch(of: style) != nil)
  }

  /// The flat mode repeats lines as they were typed.
  @Test func theFlatModeStaysInert() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try hostile(home)
    let input = home.folder.appending(path: "lines")
    let raw = Self.raw.unicodeScalars.filter { $0 != "\n" }
    let lines = [
      "list", "show 1", String(String.UnicodeScalarView(raw)), "/RAW", "meetings", "log",
    ]
    try Data(lines.joined(separator: "\n").replacing("RAW", with: "\u{1B}[2J\u{9B}").utf8)
      .write(to: input)
    let answer = try home.ahd(
      ["--plain"], input: input, environment: ["AHD_REGISTER": register.path])
    expectInert(answer.out, ["--plain"])
    expectInert(answer.err, ["--plain"])
    #expect(answer.out.split(separator: "\n").count > 20)
  }
}
