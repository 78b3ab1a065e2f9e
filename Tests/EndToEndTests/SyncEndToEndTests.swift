import Foundation
import Testing

/// `:sync` in a real terminal, with another program in the place of `ahd sync`.
@Suite(.serialized) struct SyncEndToEndTests {
  /// A program that says what it is to say; it waits where `go` is asked for
  /// until that file is there.
  private func program(_ home: Home, _ script: String) throws -> [String: String] {
    let path = home.folder.appending(path: "exchange")
    let text =
      "#!/bin/sh\nuntil_go() { while [ ! -e '\(home.folder.path)/go' ]; do sleep 0.05; done; }\n"
    try (text + script + "\n").write(to: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path.path)
    return ["AHD_SYNC_PROGRAM": path.path]
  }

  private func start(_ home: Home, _ script: String) throws -> Tmux {
    try home.dashboard(environment: try program(home, script))
  }

  private func go(_ home: Home) throws {
    try "".write(to: home.folder.appending(path: "go"), atomically: true, encoding: .utf8)
  }

  private func sync(_ tmux: Tmux) {
    tmux.press(":")
    tmux.enter("sync")
  }

  @Test func keysAreAnsweredWhileItRuns() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(
      home, "echo progress fetching from the ministry; until_go; echo done In step now.")
    sync(tmux)
    tmux.wait(for: "syncing…", "Syncing: fetching from the ministry")
    tmux.press("j", "x")
    tmux.wait(for: "Report done")
    tmux.press("Enter")
    tmux.wait(for: "Reported done: ")
    sync(tmux)
    tmux.wait(for: "An exchange is under way: fetching from the ministry.")
    tmux.press("j")
    try go(home)
    tmux.wait("the end of it") { !$0.contains("syncing…") }
    sync(tmux)
    tmux.wait(for: "In step now.")
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  @Test func oneThatDiesIsTold() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(home, "echo progress a; echo 'no route to host' >&2; exit 69")
    sync(tmux)
    tmux.wait(for: "broke off without a word (exit code 69): no route to host")
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  /// A key that changed, a history that was rewritten: told before how it went.
  @Test func whatIsToBeLookedAtIsTold() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(
      home, "echo warning The keys of Türkiye changed.; echo warning More.; echo done In step now.")
    sync(tmux)
    tmux.wait(for: "The keys of Türkiye changed. (and 1 more)  v, exchange tells all")
    tmux.press("v")
    tmux.wait(for: "how it stands with the others")
    tmux.type("exchange")
    tmux.press("Enter")
    tmux.wait(for: "Look at", "More.", "The keys of Türkiye changed.", "In step now.")
    tmux.press("q")
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  /// What another program says is text, whatever bytes it holds.
  @Test func whatItSaysIsInert() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(
      home,
      #"printf 'progress \033[2J\033]0;own\007\nfailed 69 \033[31mNo\342\200\256 answer.\n'; exit 69"#
    )
    sync(tmux)
    tmux.wait(for: "38 items, 4 overdue", "answer.", without: ["\u{202e}"])
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  /// Leaving waits for what runs, and Ctrl-C does not.
  @Test func oneThatNeverEndsHoldsNobodyBack() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try start(home, "echo progress fetching; while :; do sleep 1; done")
    sync(tmux)
    tmux.wait(for: "Syncing: fetching")
    tmux.press("q")
    tmux.wait(for: "Ctrl-C leaves")
    tmux.press("C-c")
    tmux.waitForTheEnd()
  }

  @Test func theFlatModeTellsIt() throws {
    let home = try Home()
    defer { home.remove() }
    let input = home.folder.appending(path: "lines")
    try "sync\ndisagreements\nquit\n".write(to: input, atomically: true, encoding: .utf8)
    let environment = try program(home, "echo progress fetching; echo done In step now.")
    let told = try home.ahd(["--plain"], input: input, environment: environment)
    #expect(told.code == 0)
    #expect(told.out.contains("Syncing: fetching"))
    #expect(told.out.contains("In step now."))
    #expect(told.out.contains("Nothing is in dispute"))
  }
}
