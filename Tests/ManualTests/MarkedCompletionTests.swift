import Foundation
import Manual
import TestSupport
import Testing

/// What the shells are given stands for the text it was made of, marks on its signs or not.
@Suite struct MarkedCompletionTests {
  static let texts = (0..<4).flatMap {
    MarkedText.texts(seed: $0, besides: "$`!~^&", without: "\n\r\t\u{200D}")
  }.filter { !$0.unicodeScalars.contains("\u{200D}") }

  private func lines(_ shell: Shell) throws -> [String] {
    try Self.texts.map { text in
      try #require(shell.lines([.init(text, "help")], partial: "", shown: "").first)
    }
  }

  @Test func bashReadsTheText() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c", try lines(.bash).map { "printf '%s\\0' \($0)" }.joined(separator: "\n"),
    ]
    process.environment = ["LC_ALL": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(data.split(separator: 0).map(Array.init) == Self.texts.map { Array($0.utf8) })
  }

  @Test func ourOwnReaderOfALineReadsIt() throws {
    for (text, line) in zip(Self.texts, try lines(.bash)) {
      #expect(Array(Shell.words(of: line)[0].utf8) == Array(text.utf8))
    }
  }

  @Test func zshPartsItAtTheFirstBareColon() throws {
    for (text, line) in zip(Self.texts, try lines(.zsh)) {
      var read = String.UnicodeScalarView()
      var rest = Array(line.unicodeScalars)[...]
      while let scalar = rest.popFirst(), scalar != ":" {
        let isEscape = scalar == "\\"
        if isEscape { try #require(!rest.isEmpty) }
        read.append(isEscape ? rest.removeFirst() : scalar)
      }
      #expect(Array(read) == Array(text.unicodeScalars))
    }
  }

  @Test func aHalfTypedLetterIsNotCompletedByAnother() {
    let found = [Expected.Candidate("e\u{301}a"), .init("eb")]
    #expect(Shell.bash.lines(found, partial: "e", shown: "e").count == 2)
    #expect(Shell.bash.lines(found, partial: "x:\u{301}", shown: "\u{301}").isEmpty)
  }

  @Test(arguments: Shell.allCases) func whatActsOnATerminalIsLeftOut(shell: Shell) {
    let raw = "a\u{1B}[2J\u{9B}\u{202E}\nb"
    #expect(shell.lines([.init(raw, "x")], partial: "", shown: "").isEmpty)
    let line = shell.lines([.init("a", raw)], partial: "", shown: "").joined()
    for scalar in line.unicodeScalars where scalar != "\t" {
      #expect(![.control, .format].contains(scalar.properties.generalCategory))
    }
  }
}
