import Testing

@testable import ahd

/// What is read without the parser is read as the parser reads it.
@Suite struct PlainLineTests {
  @Test(arguments: [
    [],
    ["--register", "here"],
    ["--read-only", "--plain"],
    ["--register", "here", "--register", ""],
    ["replay"],
    ["replay", ""],
    ["replay", "f Down Enter", "--size", "80x24", "--now", "2026-11-21", "--register", "here"],
    ["replay", "--plain", "--size", "1x1", "help", "--size", "80x24"],
    ["list"],
    ["list", "--register", "here", "--read-only"],
    ["show", "train-20-officers"],
    ["show", "--plain", "x"],
  ])
  func aPlainLineSaysTheSame(words: [String]) throws {
    let command = String(describing: try #require(PlainLine(words)?.command))
    #expect(command == String(describing: try Ahd.parsed(words)))
  }

  @Test(arguments: [
    ["--help"], ["help"], ["-h"], ["--version"], ["--"], ["-"], ["lists"], ["dashboard"],
    ["--register=here"], ["--register"], ["--register", "--plain"], ["--register", "here", "list"],
    ["--size", "80x24"], ["--domain", "narcotics-control"], ["--as-of", "2026-03"],
    ["list", "heroin"], ["list", "--json"], ["list", "--size", "80x24"],
    ["show"], ["show", "x", "y"], ["show", "x", "--json"], ["show", "--", "-x"],
    ["replay", "a", "b"], ["replay", "--size"], ["replay", "--size", "-1"], ["replay", "-x"],
    ["replay", "", "--styles"], ["done", "x"],
  ])
  func anyOtherIsLeftToTheParser(words: [String]) {
    #expect(PlainLine(words)?.command == nil)
  }
}
