import Foundation
import Testing

/// The program in a real terminal. Serialised: each test has a terminal to itself,
/// and two cores are few.
@Suite(.serialized) struct DashboardEndToEndTests {
  @Test func marksAnItemDoneAndFindsItAgain() throws {
    let home = try Home()
    defer { home.remove() }
    var tmux = try home.dashboard()
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("f")
    tmux.press("Down", "Down", "Down", "Down", "Down", "Down", "Enter")
    tmux.wait(for: "domain: Narcotics control")
    tmux.press("F")
    tmux.press("/")
    tmux.type("train-20")
    tmux.wait(for: "1 of 38")
    tmux.press("Enter")
    tmux.press("x")
    tmux.wait(for: "Report done")
    tmux.press("Enter")
    tmux.wait(for: "Reported done: Train 20 officers in Ankara")
    tmux.press("q")
    tmux.waitForTheEnd()
    tmux.close()

    tmux = try home.dashboard()
    tmux.wait(for: "38 items, 3 overdue", "3 missing")
    tmux.press("q")
    let shown = try home.ahd("show", "train-20-officers", "--json")
    #expect(shown.code == 0)
    #expect(shown.out.contains("\"reported-done\""))
  }

  @Test func undoesAcrossRestarts() throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("done", "train-20").code == 0)
    let tmux = try home.dashboard()
    tmux.wait(for: "38 items, 3 overdue")
    tmux.press("u")
    tmux.wait(for: "Undid reported done: Train 20 officers in Ankara")
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("C-r")
    tmux.wait(for: "Redid reported done")
    tmux.press("q")
  }

  @Test func aPastedCommandDoesNothing() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    tmux.paste("x\n\nq\n")
    tmux.wait(for: "38 items, 4 overdue", "A paste outside a text field is dropped.")
    tmux.press("q")
    tmux.waitForTheEnd()
    #expect(!FileManager.default.fileExists(atPath: home.folder.appending(path: "data").path))
  }

  @Test func readingWritesNothing() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    tmux.press("Enter")
    tmux.press("Escape")
    tmux.press("L")
    tmux.press("q")
    tmux.press("q")
    tmux.waitForTheEnd()
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
  }

  @Test func followsTheTerminalsSize() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    for (width, height) in [(80, 24), (38, 10), (1, 1), (200, 60), (120, 36)] {
      tmux.resize(width, height)
      guard width >= 38 else { continue }
      tmux.wait("\(width)x\(height)") { screen in
        let lines = screen.split(separator: "\n")
        return lines.count <= height && (screen.contains("items") || screen.contains("Items"))
      }
    }
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("q")
  }

  @Test func goesToTheBackgroundAndBack() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try Tmux(
      "set -m; \(Home.program)", width: 120, height: 36, environment: home.environment)
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("C-z")
    tmux.wait("the shell") { !$0.contains("38 items, 4 overdue") }
    tmux.enter("echo back-$((20+1))")
    tmux.wait(for: "back-21")
    tmux.enter("fg")
    tmux.wait(for: "38 items, 4 overdue")
    tmux.press("q")
  }

  @Test(arguments: ["TERM", "HUP", "SEGV", "ABRT"])
  func aSignalRestoresTheTerminal(signal: String) throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try Tmux(
      "\(Home.program); echo ended-$((1+1))", width: 120, height: 36,
      environment: home.environment)
    tmux.wait(for: "38 items, 4 overdue")
    let pid = try children(of: tmux)
    kill(pid, number(signal))
    tmux.wait(for: "ended-2")
    tmux.enter(
      "stty -a | tr ';' '\\n' | grep -c -w -e '-echo' -e '-icanon'; echo checked-$((2+1))")
    // None of both is off.
    tmux.wait(for: "\n0\n", "checked-3")
  }

  private func number(_ name: String) -> Int32 {
    switch name {
    case "TERM": SIGTERM
    case "HUP": SIGHUP
    case "SEGV": SIGSEGV
    default: SIGABRT
    }
  }

  /// The program's process: the only child of the pane's shell.
  private func children(of tmux: Tmux) throws -> pid_t {
    let shell = try tmux.run(["display-message", "-p", "#{pane_pid}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let deadline = Date().addingTimeInterval(10)
    while Date() < deadline {
      let path = "/proc/\(shell)/task/\(shell)/children"
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      if let pid = text.split(separator: " ").first.flatMap({ pid_t($0) }) { return pid }
      usleep(20_000)
    }
    Issue.record("no child of \(shell)")
    return 0
  }

  @Test func showsWhatOthersWrote() throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("note", "visa", "first").code == 0)
    let tmux = try home.dashboard()
    #expect(try home.ahd("done", "train-20", "--by", "B. Other").code == 0)
    tmux.wait(for: "B. Other: Reported done: Train 20 officers in Ankara")
    tmux.wait(for: "38 items, 3 overdue")
    tmux.press("q")
  }

  @Test func coloursOnlyWithoutNoColor() throws {
    let home = try Home()
    defer { home.remove() }
    var tmux = try home.dashboard()
    tmux.wait("red on the overdue mark", coloured: true) { $0.contains("38;5;196m") }
    tmux.press("q")
    tmux.close()
    tmux = try home.dashboard(environment: ["NO_COLOR": "1"])
    #expect(!tmux.colouredScreen.contains("38;5;"))
    tmux.press("q")
  }

  @Test(arguments: ["vt100", "linux", "xterm-256color"])
  func drawsOnOtherTerminals(term: String) throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard(environment: ["TERM": term])
    if term == "xterm-256color" {
      tmux.wait(for: "4 overdue", "┏", "? help")
    } else {
      tmux.wait(for: "4 overdue", "#4 Action items", "? help", without: ["┏"])
    }
    tmux.press("q")
  }

  @Test func aLockHeldElsewhereKeepsTheText() throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("note", "visa", "first").code == 0)
    let folder = home.folder.appending(path: "data/ahd/pakistan-turkiye/journal")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    let lock = open(folder.appending(path: name).path, O_RDONLY)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let tmux = try home.dashboard()
    tmux.press("x")
    tmux.enter("my letter")
    tmux.wait(for: "my letter", "Not saved: another program keeps")
    #expect(flock(lock, LOCK_UN) == 0)
    tmux.press("Enter")
    tmux.wait(for: "Reported done: Hold session 1 in Ankara")
    tmux.press("q")
  }
}
