import JSON
import Manual
import Testing

/// What a half-typed command line expects, on a small tool that has every kind of argument.
@Suite struct ExpectedTests {
  static let lines: [(String, [String])] = [
    ("", ["list", "meeting"]),
    ("li", ["list", "meeting"]),
    ("-", ["--register", "--plain", "--version"]),
    ("--register here ", ["list", "meeting"]),
    ("--register here -", ["--plain", "--version"]),
    ("--plain list -", ["--register", "--domain", "--take", "--json"]),
    ("list --json -", ["--register", "--domain", "--take"]),
    ("list --domain a --json -", ["--register", "--domain", "--take"]),
    ("meeting ", ["held"]),
    ("meeting held ", ["yes", "no"]),
    ("meeting held yes ", []),
    ("list --take a b -", ["--register", "--domain", "--take", "--json"]),
    ("nosuch ", []),
  ]

  @Test(arguments: lines)
  func offers(line: String, candidates: [String]) throws {
    let expected = try tool().expected(after: words(line))
    guard case .candidates(let found) = expected.kind else {
      #expect(candidates.isEmpty, "\(expected)")
      return
    }
    #expect(found.map(\.text) == candidates)
  }

  static let values: [(String, argument: String, path: String)] = [
    ("list ", "filter", "t list"), ("list one ", "filter", "t list"),
    ("list --domain ", "--domain", "t list"), ("list --domain=na", "--domain", "t list"),
    ("list --take a ", "--take", "t list"), ("list -- -", "filter", "t list"),
    ("list --json ", "filter", "t list"),
  ]

  @Test(arguments: values)
  func asksForTheValue(line: String, argument: String, path: String) throws {
    let expected = try tool().expected(after: words(line))
    guard case .value(let found, let command, _) = expected.kind else {
      Issue.record("\(expected)")
      return
    }
    #expect(found.name == argument)
    #expect(command.joined(separator: " ") == path)
    #expect(expected.lead == (line.contains("=") ? "--domain=" : ""))
  }

  @Test func namesFoldersAndFiles() throws {
    #expect(try tool().expected(after: ["--register", ""]).kind == .folders)
    #expect(try tool().expected(after: ["list", "--register", "a"]).kind == .folders)
  }

  static let bash: [(String, [String])] = [
    ("ahd list ", ["ahd", "list", ""]),
    ("ahd list domain:na", ["ahd", "list", "domain:na"]),
    ("ahd list domain\\:na", ["ahd", "list", "domain:na"]),
    ("ahd note visa 'two words", ["ahd", "note", "visa", "two words"]),
    ("ahd note \"a \\\" b\" c", ["ahd", "note", "a \" b", "c"]),
    ("ahd note '' ", ["ahd", "note", "", ""]),
  ]

  @Test(arguments: bash)
  func readsALineOfBash(line: String, words: [String]) {
    #expect(Shell.words(of: line) == words)
  }

  @Test func eachShellGetsItsLines() {
    let found = [
      Expected.Candidate("domain:narc", "Narcotics\u{1B} control"), .init("status:x", "no"),
    ]
    #expect(Shell.bash.lines(found, partial: "domain:na", shown: "na") == ["narc"])
    #expect(Shell.bash.lines(found, partial: "dom", shown: "dom") == ["domain:narc"])
    #expect(
      Shell.zsh.lines(found, partial: "dom", shown: "") == ["domain\\:narc:Narcotics  control"])
    #expect(Shell.fish.lines(found, partial: "s", shown: "") == ["status:x\tno"])
    #expect(Shell.bash.lines([.init("A. Officer")], partial: "", shown: "") == ["A.\\ Officer"])
  }

  private func words(_ line: String) -> [String] {
    line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A tool of two commands, told as swift-argument-parser tells one.
func tool() throws -> Tool {
  func argument(
    _ kind: JSONValue, _ name: String, help: String, repeats: Bool = false, many: Bool = false,
    completion: JSONValue? = nil
  ) -> JSONValue {
    var members: JSONValue = [
      "kind": kind, "abstract": .string(help), "isOptional": true,
      "isRepeating": .bool(repeats), "shouldDisplay": true, "valueName": .string(name),
      "parsingStrategy": many ? "upToNextOption" : "default",
    ]
    if kind != "positional" {
      let full: JSONValue = ["kind": "long", "name": .string(name)]
      members = members.replacing("names", with: [full])
    }
    return completion.map { members.replacing("completionKind", with: $0) } ?? members
  }
  let register = argument(
    "option", "register", help: "The folder.", completion: ["directory": [:]])
  let plain = argument("flag", "plain", help: "Line by line.")
  func command(
    _ name: String, _ abstract: String, _ discussion: String = "", _ arguments: [JSONValue] = [],
    _ commands: [JSONValue] = []
  ) -> JSONValue {
    [
      "commandName": .string(name), "abstract": .string(abstract),
      "discussion": .string(discussion), "shouldDisplay": .bool(name != "dashboard"),
      "arguments": .array(arguments), "subcommands": .array(commands),
    ]
  }
  let list = command(
    "list", "List <items> | all.",
    "Words `narrow` it;\nso do terms.\n\n  t list a\n  t list 'b\\c'\n\n.Not a macro.",
    [
      register, argument("positional", "filter", help: "Words.", repeats: true),
      argument("option", "domain", help: "Only of a domain.", repeats: true),
      argument("option", "take", help: "Ids.", repeats: true, many: true),
      argument("flag", "json", help: "As JSON."),
    ])
  let held = command(
    "held", "It was held.", "",
    [
      argument(
        "positional", "sure", help: "Sure?", completion: ["list": ["values": ["yes", "no"]]])
    ])
  let root = command(
    "t", "A tool.", "Do it – now.\n\n  t list", [argument("flag", "version", help: "The version.")],
    [
      command("dashboard", "Open it.", "", [register, plain]), list,
      command("meeting", "Meetings.", "", [], [held]),
    ]
  ).replacing("defaultSubcommand", with: "dashboard")
  return try #require(Tool(["serializationVersion": 0, "command": root]))
}
