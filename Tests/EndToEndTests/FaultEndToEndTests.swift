import Foundation
import Testing

/// The real program on a machine that fails: nothing acknowledged is lost, what is not saved is
/// said, and what was typed stays.
@Suite(.serialized) struct FaultEndToEndTests {
  private func start(_ home: Home, _ register: URL, _ extra: [String: String] = [:]) throws -> Tmux
  {
    var environment = home.environment.merging(extra) { $1 }
    environment["AHD_REGISTER"] = register.path
    // The shell of the window is spared the faults.
    let preload = environment.removeValue(forKey: "LD_PRELOAD").map { "LD_PRELOAD=\($0) " } ?? ""
    let tmux = try Tmux(
      "\(preload)exec \(Home.program)", width: 120, height: 36, environment: environment)
    tmux.wait(for: " items, ", "? help")
    return tmux
  }

  private func journal(of register: URL) -> String {
    let folder = register.appending(path: "journal")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }.joined()
  }

  /// Types a note on the item under the cursor, without Enter.
  private func note(_ text: String, _ tmux: Tmux) {
    tmux.press("n")
    tmux.wait(for: "Note")
    tmux.type(text)
    tmux.wait(for: text)
  }

  @Test("Killed 10 times as it writes, then 8 programs at once: nothing acknowledged is lost")
  func soak() throws {
    let home = try Home()
    defer { home.remove() }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Home.root.appending(path: "Tests/Soak/soak.py").path, "--kills", "10",
      "--events", "20", "--bin", URL(filePath: Home.program).deletingLastPathComponent().path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("a file each: 160 acknowledged and found"), "\(said)")
  }

  @Test("A sync that fails is a write that failed: said, taken back, the text kept")
  func syncFails() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let faults = try #require(try Machine.Faults(in: home))
    #expect(
      try home.ahd("note", "visa", "first", "--register", register.path).code == 0)
    let before = journal(of: register)
    try faults.set("fsync 5")
    let tmux = try start(home, register, faults.environment)
    note("my letter", tmux)
    tmux.press("Enter")
    tmux.wait(for: "my letter", "Not saved: the disk reports an input or output error")
    #expect(journal(of: register) == before)
    try faults.set()
    tmux.press("Enter")
    tmux.wait(for: "Note kept")
    #expect(journal(of: register).components(separatedBy: "my letter").count == 2)
    tmux.press("q")
  }

  @Test("A sync and a truncation that fail: the line counts where it is whole, and that is said")
  func notTakenBack() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let faults = try #require(try Machine.Faults(in: home))
    #expect(
      try home.ahd("note", "visa", "first", "--register", register.path).code == 0)
    try faults.set("fsync 5", "ftruncate 5")
    let failed = try home.ahd(
      "note", "visa", "second", "--register", register.path, environment: faults.environment)
    #expect(failed.code == 74)
    #expect(failed.err.contains("could not be taken back; read the register again"))
    #expect(
      try home.ahd("log", "visa", "--json", "--register", register.path).out.contains("second"))
  }

  @Test("A file system without locks: one sentence says what to do, and nothing is written")
  func noLocks() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let faults = try #require(try Machine.Faults(in: home))
    try faults.set("flock \(ENOLCK)")
    let answer = try home.ahd(
      "note", "visa", "text", "--register", register.path, environment: faults.environment)
    #expect(answer.code == 73)
    #expect(answer.err.contains("keeps no locks; move the register"))
    #expect(answer.err.filter { $0 == "\n" }.count == 1)
    #expect(journal(of: register).isEmpty)
  }

  @Test(
    "What others wrote shows where the system tells no changes",
    arguments: ["inotify 24", "watch 28"])
  func polling(_ fault: String) throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let faults = try #require(try Machine.Faults(in: home))
    try faults.set(fault)
    let tmux = try start(home, register, faults.environment)
    let done = try home.ahd("done", "train-20", "--by", "B. Other", "--register", register.path)
    #expect(done.code == 0)
    tmux.wait(for: "B. Other: Reported done: Train 20 officers in Ankara")
    tmux.press("q")
  }

  @Test(
    "A full disk, and one that turns read-only: not saved, and a retry once it is mended",
    .enabled(if: Machine.mayMount, "only root may mount a small disk"))
  func realDisk() throws {
    let home = try Home()
    defer { home.remove() }
    let disk = try SmallDisk(in: home, kilobytes: 512)
    let register = try home.copy(of: "pakistan-turkiye", to: "disk/register")
    let first = try home.ahd("note", "visa", "first", "--register", register.path)
    #expect(first.code == 0, "\(first.err)")
    let tmux = try start(home, register)
    let long = String(repeating: "a long letter ", count: 60)
    disk.fill()
    note("begun", tmux)
    tmux.type(long)
    // The rest of the file's last page is there to be had.
    var answer = try home.ahd(
      "note", "visa", String(repeating: "x", count: 5000), "--register", register.path)
    #expect(answer.code == 74 && answer.err.contains("Not saved: "), "\(answer.err)")
    let before = journal(of: register)
    let filling = String(repeating: "filling ", count: 40)
    while try home.ahd("note", "visa", filling, "--register", register.path).code == 0 {}
    let full = journal(of: register)
    #expect(full.hasPrefix(before))
    tmux.press("Enter")
    tmux.wait(for: "Not saved: ")
    #expect(journal(of: register) == full)
    disk.remount("ro")
    answer = try home.ahd("note", "visa", "text", "--register", register.path)
    #expect(answer.code == 77 && answer.err.contains("the file system is read-only"))
    disk.remount("rw")
    disk.free()
    tmux.press("Enter")
    tmux.wait(for: "Note kept")
    #expect(journal(of: register).contains("begun" + long.trimmingCharacters(in: .whitespaces)))
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  @Test(
    "Without permission to write: 77, one sentence, nothing made",
    .enabled(if: Machine.mayBeNobody, "only root may become another user"))
  func noPermission() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let state = home.folder.appending(path: "nobody")
    #expect(Machine.run(["chmod", "-R", "a+rX", home.folder.path]) == 0)
    #expect(Machine.run(["install", "-d", "-o", "65534", state.path]) == 0)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      Machine.asNobody + [Home.program, "note", "visa", "text", "--register", register.path]
    process.environment = home.environment.merging(["XDG_STATE_HOME": state.path]) { $1 }
    let answer = try Home.Answer(of: process)
    #expect(answer.code == 77, "\(answer.err)")
    #expect(answer.err.contains("permission is denied"))
    #expect(journal(of: register).isEmpty)
  }

  @Test("What happens between the first frame and the watch is shown, and nothing need wake it")
  func beforeTheWatch() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    let faults = try #require(try Machine.Faults(in: home))
    try faults.set("before-inotify 1")
    let tmux = try start(home, register, faults.environment)
    try FileManager.default.moveItem(at: register, to: home.folder.appending(path: "elsewhere"))
    try faults.set()
    tmux.wait(for: "There is no register in")
    tmux.press("q")
  }

  @Test("The register goes and comes back, is edited, and its journal is replaced")
  func vanished() throws {
    let home = try Home()
    defer { home.remove() }
    let files = FileManager.default
    let register = try home.copy(of: "pakistan-turkiye")
    for text in ["first", "second"] {
      #expect(try home.ahd("note", "visa", text, "--register", register.path).code == 0)
    }
    let tmux = try start(home, register)
    let elsewhere = home.folder.appending(path: "elsewhere")
    try files.moveItem(at: register, to: elsewhere)
    tmux.wait(for: "There is no register in")
    note("kept over it", tmux)
    tmux.press("Enter")
    tmux.wait(for: "kept over it", "no register in")
    #expect(!files.fileExists(atPath: register.path))
    try files.moveItem(at: elsewhere, to: register)
    tmux.press("Enter")
    tmux.wait(for: "Note kept")

    // Another folder in its place, without the last event.
    let journal = register.appending(path: "journal")
    let name = try #require(files.contentsOfDirectory(atPath: journal.path).first)
    let text = try String(contentsOf: journal.appending(path: name), encoding: .utf8)
    let fewer = text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    let next = home.folder.appending(path: "journal")
    try files.createDirectory(at: next, withIntermediateDirectories: true)
    try fewer.write(to: next.appending(path: name), atomically: true, encoding: .utf8)
    try files.moveItem(at: journal, to: home.folder.appending(path: "old"))
    try files.moveItem(at: next, to: journal)
    tmux.wait("the loss") {
      $0.contains("no longer there") || $0.contains("The journal was read again")
    }

    let file = register.appending(path: "register.json")
    let header = try String(contentsOf: file, encoding: .utf8)
    try header.replacing("Pakistan–Türkiye Joint Working Group", with: "Group with another name")
      .write(to: file, atomically: false, encoding: .utf8)
    tmux.wait(for: "Group with another name")
    try "{".write(to: file, atomically: false, encoding: .utf8)
    tmux.wait(for: "no readable register", without: ["Group with another name"])
    try header.write(to: file, atomically: false, encoding: .utf8)
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("q")
  }

  @Test(
    "Two dashboards on the bundled register: each shows what the other wrote, its cursor at rest")
  func two() throws {
    let home = try Home()
    defer { home.remove() }
    let one = try home.dashboard(environment: ["AHD_PERSON": "A. One"])
    let two = try home.dashboard(environment: ["AHD_PERSON": "B. Two"])
    for tmux in [one, two] { tmux.wait(for: "38 items, 4 overdue", "? help") }
    two.press("j")
    two.press("j")
    two.wait("the cursor") { cursor($0).contains("Return visit") }
    one.press("x")
    one.wait(for: "Report done")
    one.press("Enter")
    one.wait(for: "Reported done: Hold session 1 in Ankara")
    // The first write made the user's own copy, which the other finds.
    two.wait("what the other wrote, the cursor at rest") { screen in
      screen.contains("A. One: Reported done: Hold session 1 in Ankara")
        && screen.contains("38 items, 3 overdue") && !screen.contains("more")
        && cursor(screen).contains("Return visit")
    }
    // A key within 150 ms of that is swallowed: go on once it has been.
    two.wait("the form") { screen in
      if screen.contains("Report done ") { return true }
      two.press("x")
      return false
    }
    two.press("Enter")
    two.wait(for: "Reported done: Return visit")
    one.wait(for: "B. Two: Reported done: Return visit")
    one.wait(for: "38 items, 2 overdue")
    for tmux in [one, two] { tmux.press("q") }
  }

  private func cursor(_ screen: String) -> String {
    screen.split(separator: "\n").first { $0.contains("┃▸") }.map(String.init) ?? ""
  }
}
