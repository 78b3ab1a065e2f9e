import Foundation
import Testing

/// The pictures of the docs are those the program draws now: `make pictures` makes them.
@Suite struct DocumentPictureTests {
  struct Picture: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    var testDescription: String { name }
  }

  static let folder = Home.root.appending(path: "docs/pictures")

  static var pictures: [Picture] {
    let list = try? String(contentsOf: folder.appending(path: "pictures.txt"), encoding: .utf8)
    return (list ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return Picture(
        name: parts[0],
        arguments: ["shot"] + parts[1].split(separator: " ").map(String.init) + [
          "--register", Home.root.appending(path: "Data/pakistan-turkiye").path, "--now",
          "2026-11-21", parts[2],
        ])
    }
  }

  @Test(arguments: pictures) func isCurrent(picture: Picture) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd(picture.arguments)
    #expect(answer.code == 0, "\(answer.err)")
    let kept = try String(
      contentsOf: Self.folder.appending(path: "\(picture.name).svg"), encoding: .utf8)
    #expect(answer.out == kept, "docs/pictures/\(picture.name).svg is stale: make pictures")
  }

  @Test func everyFileIsOnTheList() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let drawn = Set(files.filter { $0.hasSuffix(".svg") }.map { String($0.dropLast(4)) })
    #expect(drawn == Set(Self.pictures.map(\.name)))
    #expect(!drawn.isEmpty)
  }

  @Test func aPictureIsWrittenOnceUnlessForced() throws {
    let home = try Home()
    defer { home.remove() }
    let arguments = ["shot", "--size", "40x12", "-o", "a.svg"]
    #expect(try home.ahd(arguments).code == 0)
    let first = try Data(contentsOf: home.folder.appending(path: "a.svg"))
    #expect(String(decoding: first.prefix(4), as: UTF8.self) == "<svg")
    #expect(try home.ahd(arguments + ["j"]).code == 73)
    #expect(try Data(contentsOf: home.folder.appending(path: "a.svg")) == first)
    #expect(try home.ahd(arguments + ["--force", "j"]).code == 0)
    #expect(try Data(contentsOf: home.folder.appending(path: "a.svg")) != first)
    #expect(try home.ahd("shot", "--theme", "pink").code == 64)
  }
}

/// The flat mode as scripts, logs and dumb terminals meet it.
@Suite struct PlainTests {
  /// Runs a script of lines.
  private func plain(
    _ home: Home, _ lines: [String], _ arguments: [String] = ["--plain", "--by", "desk"],
    environment: [String: String] = [:]
  ) throws -> Home.Answer {
    let script = home.folder.appending(path: "script.txt")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: script)
    return try home.ahd(arguments, input: script, environment: environment)
  }

  @Test func theMainJobFromAPipe() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try plain(
      home,
      [
        "filter domain:policing", "list", "done 1", "2", "", "Certificates", "yes", "confirm 1",
        "Pakistan", "", "", "yes", "quit",
      ])
    #expect(answer.code == 0, "\(answer.err)")
    #expect(answer.err.isEmpty)
    #expect(answer.out.contains("Done: Train 20 officers in Ankara."))
    let kept = try home.ahd("show", "train-20", "--json")
    #expect(kept.out.contains("\"status\": \"done\""))
    for scalar in answer.out.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n") }
    #expect(!answer.out.contains(where: { "─│╭╮╰╯━┃┏┓┗┛".contains($0) }))
  }

  /// `printf 'done 1\n\nquit\n' | ahd --plain`: an empty line and a way out record nothing.
  @Test(arguments: [
    ["done 1", "", "quit"], ["done 1", "", "", "", ""], ["done 1", "2", "cancel"], [],
  ])
  func nothingIsRecordedWithoutAYes(lines: [String]) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try plain(home, lines)
    #expect(answer.code == 0, "\(answer.err)")
    #expect(!answer.out.contains("Reported done: Train 20 officers in Ankara. Missing"))
    let kept = try home.ahd("log", "--json")
    #expect(!kept.out.contains("reported"))
  }

  @Test func aDumbTerminalGetsLines() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try plain(home, ["list", "q"], [], environment: ["TERM": "dumb"])
    #expect(answer.code == 0)
    #expect(
      answer.out.contains("1. Hold session 1 in Ankara; overdue, 10 months past 31 Dec 2025"))
    #expect(answer.out.contains("38 items, 4 overdue."))
  }

  @Test func readOnlyIsSaid() throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try plain(home, ["done 1", "note 1 text"], ["--plain", "--read-only"])
    #expect(answer.code == 0)
    #expect(answer.out.contains("--read-only"))
    #expect(!FileManager.default.fileExists(atPath: home.folder.appending(path: "data").path))
  }

  /// What another program wrote meanwhile is told before the next prompt, whatever comes after it.
  @Test func aLongLineAndAnEndWithoutALineEnd() throws {
    let home = try Home()
    defer { home.remove() }
    let script = home.folder.appending(path: "script.txt")
    try Data(("note 1 " + String(repeating: "x", count: 200_000) + "\nyes\ncancel\nlist").utf8)
      .write(to: script)
    let answer = try home.ahd(["--plain", "--by", "desk"], input: script)
    #expect(answer.code == 0)
    #expect(answer.out.contains("38 items, 4 overdue."))
  }
}
