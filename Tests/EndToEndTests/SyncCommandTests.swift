import Foundation
import Testing

/// `ahd sync` as people, scripts and the dashboard run it.
@Suite struct SyncCommandTests {
  /// A register of a group, its repository, and a bare one beside it.
  private func shared() throws -> Home {
    let home = try Home()
    for line in [
      "git init -q --bare -b main hub.git",
      "ahd init river --title River --party Alba --party Borea --domain Floods",
      "ahd --register river sync --git --remote hub.git",
      "ahd --register river add 'Gauge at the weir' --domain floods --strength firm --owed-by alba",
    ] {
      let answer = try home.shell(line)
      #expect(answer.code == 0, "\(line): \(answer.err)")
    }
    return home
  }

  @Test func saysWhatWasSentAndReceived() throws {
    let home = try shared()
    defer { home.remove() }
    let sent = try home.shell("ahd --register river sync")
    #expect(sent.out.hasPrefix("Sent 1 event to "))
    #expect(sent.out.contains("/work/hub.git; nothing is new there."))
    #expect(sent.out.contains("A. Officer  Added: Gauge at the weir (gauge-at-the-weir)"))
    #expect(sent.err.isEmpty, "no progress where there is no terminal")
    #expect(
      try home.shell("git -C river log -1 --format='%an: %s'").out
        == "A. Officer: Added: Gauge at the weir\n")
    #expect(try home.shell("ahd clone hub.git other").code == 0)
    #expect(
      try home.shell("ahd --register other note gauge 'Seen on site' --party borea").code == 0)
    #expect(try home.shell("ahd --register other sync").code == 0)
    let received = try home.shell("ahd --register river sync")
    #expect(received.out.contains("A. Officer for Borea  Note: Gauge at the weir"))
  }

  @Test func speaksInLinesToAnotherProgram() throws {
    let home = try shared()
    defer { home.remove() }
    let answer = try home.shell("ahd --register river sync --lines")
    let lines = answer.out.split(separator: "\n")
    #expect(lines.count > 1 && lines.dropLast().allSatisfy { $0.hasPrefix("progress ") })
    #expect(lines.last?.hasPrefix("done Sent 1 event to ") == true)
    #expect(answer.err.isEmpty)
    #expect(try home.shell("git -C river switch -q --detach").code == 0)
    let failed = try home.shell("ahd --register river sync --lines")
    #expect(failed.code == 65 && failed.err.isEmpty)
    #expect(failed.out.hasPrefix("failed 65 The repository is on no branch"))
  }

  @Test func jsonHasTheKeysThatAreDocumented() throws {
    let home = try shared()
    defer { home.remove() }
    let answer = try home.shell("ahd --register river sync --json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    #expect((object["sent"] as? [String])?.count == 2)
    #expect(object["leftAlone"] as? Int == 0 && object["first"] as? Bool == false)
    let docs = try Doc("docs/json.md").text.components(separatedBy: "\n## ")
    let part = try #require(docs.first { $0.hasPrefix("sync\n") })
    for key in object.keys where key != "format" { #expect(part.contains("`\(key)`"), "\(key)") }
  }

  @Test func aFailureIsASentenceAndACode() throws {
    let home = try shared()
    defer { home.remove() }
    #expect(try home.shell("git -C river remote set-url origin http://127.0.0.1:9/x.git").code == 0)
    let offline = try home.shell("ahd --register river sync")
    #expect(offline.code == 75 && offline.out.isEmpty)
    #expect(offline.err.hasPrefix("ahd: ") && offline.err.split(separator: "\n").count == 1)
    #expect(try home.shell("git -C river log -1 --format=%s").out == "Added: Gauge at the weir\n")
    let bundled = try home.shell("ahd sync")
    #expect(bundled.code == 66 && bundled.err.contains("--git"))
  }

  /// Whatever a remote sends, no file of it fills the disk.
  @Test func gitIsHeldToFilesOfASize() throws {
    let home = try shared()
    defer { home.remove() }
    let script = """
      #!/bin/sh
      grep 'Max file size' /proc/self/limits >>'\(home.folder.path)/limits'
      PATH='\(home.environment["PATH"] ?? "")' exec git "$@"

      """
    let git = home.folder.appending(path: "bin/git").path
    try script.write(toFile: git, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git)
    #expect(try home.shell("ahd --register river sync").code == 0)
    #expect(try home.shell("ahd clone hub.git other").code == 0)
    let limits = try String(
      contentsOf: home.folder.appending(path: "limits"), encoding: .utf8
    ).split(separator: "\n")
    #expect(limits.count > 10)
    #expect(limits.allSatisfy { $0.contains(" 4294967296 ") }, "\(limits)")
  }

  /// What had arrived before it went wrong is told then, each time, and whole by the one that is
  /// through.
  @Test func whatArrivedBeforeItWasRefusedIsTold() throws {
    let home = try shared()
    defer { home.remove() }
    let work = home.folder.appending(path: "work").path
    let here = "\(work)/here"
    for line in [
      "ahd --register river sync", "ahd clone hub.git other",
      "ahd --register other note gauge 'Seen on site'", "ahd --register other sync",
      "ahd --register river note gauge 'Mended'",
      #"printf '#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n' > here"#,
      #"printf '#!/bin/sh\necho Only the chair may push. >&2; exit 1\n' > hub.git/hooks/update"#,
      "chmod +x here hub.git/hooks/update",
      "git -C river remote set-url origin hub:\(work)/hub.git",
    ] {
      let answer = try home.shell(line)
      #expect(answer.code == 0, "\(line): \(answer.err)")
    }
    let refused = try home.shell("GIT_SSH_COMMAND=\(here) ahd --register river sync")
    #expect(refused.code == 77)
    #expect(refused.err.contains("Only the chair may push."))
    #expect(refused.err.hasSuffix(" 1 event had arrived by then: ahd log.\n"), "\(refused.err)")
    #expect(try home.shell("ahd --register river log").out.contains("Seen on site"))
    let again = try home.shell("GIT_SSH_COMMAND=\(here) ahd --register river sync")
    #expect(again.code == 77 && again.err.hasSuffix(" 1 event had arrived by then: ahd log.\n"))
    #expect(try home.shell("rm hub.git/hooks/update").code == 0)
    let through = try home.shell("GIT_SSH_COMMAND=\(here) ahd --register river sync")
    #expect(through.out.contains(" and received 1 event."), "\(through.out)")
    #expect(through.out.contains("A. Officer  Note: Gauge at the weir"))
    let after = try home.shell("GIT_SSH_COMMAND=\(here) ahd --register river sync")
    #expect(after.out.hasPrefix("In step with "))
  }

  /// Without git a register is made all the same, and the way on is said.
  @Test func aRegisterIsMadeWithoutGit() throws {
    let home = try Home()
    defer { home.remove() }
    let made = try home.shell("PATH=$(dirname $(command -v ahd)) ahd init lake --title Lake --git")
    #expect(made.code == 66 && made.out.hasPrefix("Lake: lake\n"))
    #expect(made.err.contains("ahd --register lake sync --git goes on from there"), "\(made.err)")
    #expect(
      try home.shell("ahd --register lake sync --git").out.hasPrefix("Committed what was new"))
  }

  /// Ctrl-C while the others do not answer: the programs it started end too, and all is whole.
  @Test(arguments: [SIGINT, SIGTERM]) func aSignalEndsIt(signal: Int32) throws {
    let home = try shared()
    defer { home.remove() }
    let started = home.folder.appending(path: "started").path
    let script = home.folder.appending(path: "slow").path
    try "#!/bin/sh\necho $$ >'\(started)'\nexec sleep 60\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    #expect(try home.shell("git -C river remote set-url origin ssh://hub/x.git").code == 0)
    let process = Process()
    process.executableURL = URL(filePath: Home.program)
    process.arguments = ["--register", "river", "sync"]
    process.currentDirectoryURL = home.folder.appending(path: "work")
    process.environment = home.environment.merging(["GIT_SSH_COMMAND": script]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let err = Pipe()
    process.standardError = err
    try process.run()
    let deadline = Date(timeIntervalSinceNow: 60)
    while !FileManager.default.fileExists(atPath: started), Date() < deadline { usleep(10_000) }
    kill(process.processIdentifier, signal)
    let said = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    #expect(said.contains("nothing is lost"))
    let number = try String(contentsOfFile: started, encoding: .utf8).filter(\.isNumber)
    let slow = try #require(Int32(number))
    while kill(slow, 0) == 0, Date() < deadline { usleep(10_000) }
    #expect(kill(slow, 0) != 0, "what git started has ended")
    #expect(try home.shell("git -C river status --porcelain").out.isEmpty)
    #expect(try home.shell("git -C river remote set-url origin ../hub.git").code == 0)
    #expect(try home.shell("ahd --register river sync").out.hasPrefix("Sent 1 event"))
  }
}
