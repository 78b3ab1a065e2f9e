import Foundation
import Sync
import Testing

/// Another program is started without a shell, without a terminal, and is heard to its end.
@Suite struct ChildTests {
  private func run(
    _ program: String, _ arguments: [String], _ input: String = ""
  ) throws -> (code: Int32, output: String, errors: String) {
    var (output, errors): ([UInt8], [UInt8]) = ([], [])
    let child = try Child.start(
      program, arguments, environment: ["PATH=/usr/bin:/bin"], hasInput: !input.isEmpty)
    let code = child.run(
      Array(input.utf8), onOutput: { output += $0 }, onErrors: { errors += $0 })
    return (code, String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
  }

  @Test func argumentsAreNoShellsBusiness() throws {
    let said = try run("printf", ["%s|", "a b", "$(id)", "; ls", "'"])
    #expect(said.output == "a b|$(id)|; ls|'|")
    #expect(said.code == 0)
  }

  @Test func whatItIsGivenComesBackWhole() throws {
    let text = String(repeating: "0123456789abcdef\n", count: 100_000)
    #expect(try run("cat", [], text).output == text)
  }

  @Test func oneThatReadsNothingIsNotWaitedFor() throws {
    #expect(try run("true", [], String(repeating: "x", count: 1 << 20)).code == 0)
  }

  @Test func hasNoTerminalAndNothingToRead() throws {
    let said = try run("sh", ["-c", "cat; (: </dev/tty) 2>/dev/null || echo none >&2; exit 7"])
    #expect(said.output.isEmpty)
    #expect(said.errors == "none\n")
    #expect(said.code == 7)
  }

  /// An ssh that keeps its connection stays behind, with what it was given to say things.
  @Test func whatItLeavesBehindIsNotWaitedFor() throws {
    let started = ContinuousClock.now
    let said = try run("sh", ["-c", "sleep 20 & echo said; exit 3"])
    #expect(said.code == 3 && said.output == "said\n")
    #expect(started.duration(to: .now) < .seconds(15))
  }

  @Test func oneThatWillNotEndIsEnded() throws {
    let child = try Child.start(
      "sh", ["-c", "trap '' TERM; while :; do sleep 1; done"],
      environment: ["PATH=/usr/bin:/bin"])
    let code = child.run(isEnded: { true }, onOutput: { _ in }, onErrors: { _ in })
    #expect(code == 128 + SIGKILL)
  }

  @Test func aSignalIsTold() throws {
    #expect(try run("sh", ["-c", "kill -TERM $$"]).code == 128 + SIGTERM)
  }

  @Test func aProgramThatIsNotThereIsSaid() {
    let failure = #expect(throws: Child.Failure.self) { try run("no-such-program-of-ahd", []) }
    #expect(failure?.code == ENOENT)
  }
}
