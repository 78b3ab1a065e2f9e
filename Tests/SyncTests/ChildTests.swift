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

  @Test func aSignalIsTold() throws {
    #expect(try run("sh", ["-c", "kill -TERM $$"]).code == 128 + SIGTERM)
  }

  @Test func aProgramThatIsNotThereIsSaid() {
    let failure = #expect(throws: Child.Failure.self) { try run("no-such-program-of-ahd", []) }
    #expect(failure?.code == ENOENT)
  }

  @Test func noFileOfItsGetsTooLarge() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ahd-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    func run(_ megabytes: Int) throws -> Int32 {
      // Started by the program that is limited, as git starts others.
      let line = "dd if=/dev/zero of=\(file.path) bs=1 count=1 seek=\(megabytes)M 2>&1; exit $?"
      let child = try Child.start(
        "sh", ["-c", line], environment: ["PATH=/usr/bin:/bin"], largestFile: 64 << 20)
      return child.run(onOutput: { _ in }, onErrors: { _ in })
    }
    #expect(try run(63) == 0)
    #expect(try run(65) == 128 + SIGXFSZ)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #expect(limit.rlim_cur > 64 << 20, "ours is as before")
  }
}
