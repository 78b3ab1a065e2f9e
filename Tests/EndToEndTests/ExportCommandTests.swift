import Foundation
import Testing

/// What leaves the program and comes into it, by files and pipes.
@Suite struct ExportCommandTests {
  private func text(_ home: Home, _ name: String) throws -> String {
    try String(contentsOf: home.folder.appending(path: name), encoding: .utf8)
  }

  @Test func aFileIsNotReplacedUnlessSaid() throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("export", "--format", "csv", "-o", "items.csv").code == 0)
    let first = try text(home, "items.csv")
    #expect(first.hasPrefix("id,title,"))
    let again = try home.ahd("export", "--format", "json", "-o", "items.csv")
    #expect(again.code == 73)
    #expect(again.err.contains("already there"))
    #expect(try text(home, "items.csv") == first)
    #expect(try home.ahd("export", "--format", "json", "-o", "items.csv", "--force").code == 0)
    #expect(try text(home, "items.csv").hasPrefix("{\"format\":1"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path) == ["items.csv"])
    #expect(try home.ahd("export", "--format", "csv", "-o", "no/items.csv").code == 73)
    #expect(try home.ahd("export", "--format", "odd").code == 64)
  }

  @Test func aRegisterOfOnesOwn() throws {
    let home = try Home()
    defer { home.remove() }
    let made = try home.ahd(
      "init", "river", "--title", "River commission", "--party", "Alba", "--party", "Borea",
      "--domain", "Floods")
    #expect(made.code == 0, "\(made.err)")
    #expect(try home.ahd("--register", "river", "check").code == 0)
    let added = try home.ahd(
      "--register", "river", "add", "Gauge at the weir", "--domain", "floods", "--strength", "firm",
      "--owed-by", "alba", "--due", "Q1 2027")
    #expect(added.out == "gauge-at-the-weir\n")
    #expect(try home.ahd("init", "river").code == 73)
    #expect(try home.ahd("init", "twice", "--party", "Alba", "--party", "alba").code == 64)
    #expect(try home.ahd("init", "odd", "--rhythm", "often").code == 64)
    #expect(try home.ahd("--read-only", "init", "none").code == 77)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(!names.contains("twice") && !names.contains("none") && !names.contains("odd"))
  }

  @Test func anExportedRegisterIsTheSame() throws {
    let home = try Home()
    defer { home.remove() }
    _ = try home.ahd("done", "train-20-officers", "--party", "turkiye", "--evidence", "List")
    _ = try home.ahd("set", "visa-streamlining", "due", "Q1 2027")
    #expect(try home.ahd("export", "--format", "register", "new").code == 0)
    for command in [["list", "--json"], ["meetings", "--json"], ["figures", "--json"]] {
      let old = try home.ahd(command)
      let new = try home.ahd(["--register", "new"] + command)
      #expect(old.out == new.out, "\(command)")
    }
    #expect(try home.ahd("--register", "new", "check").code == 0)
    #expect(try home.ahd("export", "--format", "register", "new").code == 73)
    #expect(
      try home.ahd("--register", "new", "confirm", "train-20", "--party", "pakistan").code == 0)
    #expect(try home.ahd("--register", "new", "undo").code == 0)
    #expect(
      try home.ahd("--register", "new", "undo").code == 65, "what is in the files cannot be undone")
  }

  /// A quarter done by a script that knows JSON alone.
  @Test(.enabled(if: Machine.run(["jq", "--version"]) == 0, "jq is missing"))
  func aQuarterWithJq() throws {
    let home = try Home()
    defer { home.remove() }
    let script = """
      set -eu
      late=$(ahd list --json | jq -r '[.commitments[] | select(.late and (.flags | index("unreported")))] | length')
      next=$(ahd meetings --json | jq -r .next)
      ahd list --json --status overdue | jq -r '.commitments[0:2][].id' | while read -r id; do
        ahd agenda "$next" --take "$id" >/dev/null; done
      points=$(ahd agenda "$next" --json | jq '.points | length')
      ahd done train-20-officers --party turkiye --evidence "Certificates" >/dev/null
      missing=$(ahd list --json status:reported-done | jq -r '.commitments[].missing.words | join(",")')
      ahd confirm train-20-officers --party "$missing" >/dev/null
      ahd list --json domain:narcotics | jq '{commitments: [.commitments[] | select(.due == null) | {id, due: "Q2 2027"}]}' > dates.json
      dated=$(jq '.commitments | length' dates.json)
      ahd import dates.json --dry-run --json | jq -e --argjson n "$dated" '[.rows[] | select(.act == "change")] | length == $n' >/dev/null
      ahd import dates.json --reason "By letter" >/dev/null
      ahd import dates.json --dry-run --json | jq -e 'all(.rows[]; .act == "none")' >/dev/null
      done=$(ahd export --format json | jq '[.commitments[] | select(.status == "done")] | length')
      changed=$(ahd log --json | jq '.events | length')
      echo "$late $next $points $missing $done $((dated > 0)) $((changed > 4))"
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    let program = URL(filePath: Home.program).deletingLastPathComponent().path
    process.environment = home.environment.merging([
      "PATH": "\(program):\(home.environment["PATH"] ?? "")"
    ]) { $1 }
    process.currentDirectoryURL = home.folder
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let answer = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(errors)")
    #expect(answer == "4 jwg-session-05 2 pakistan 2 1 1\n", "\(errors)")
  }
}
