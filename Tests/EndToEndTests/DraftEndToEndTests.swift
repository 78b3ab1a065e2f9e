import Foundation
import Testing

/// What is typed and not recorded outlives the program, whatever ends it.
@Suite(.serialized) struct DraftEndToEndTests {
  /// The draft files in the state folder, with their content.
  private func drafts(_ home: Home) -> [String: String] {
    let state = home.folder.appending(path: "state/ahd")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
    let found = names.filter { $0.hasPrefix("drafts-") && $0.hasSuffix(".json") }.map {
      ($0, (try? String(contentsOf: state.appending(path: $0), encoding: .utf8)) ?? "")
    }
    return Dictionary(uniqueKeysWithValues: found)
  }

  private func waitForDraft(_ home: Home, _ text: String) {
    let deadline = Date().addingTimeInterval(60)
    while Date() < deadline, !drafts(home).values.contains(where: { $0.contains(text) }) {
      usleep(20_000)
    }
    #expect(drafts(home).values.contains { $0.contains(text) }, "\(text) is not on disk")
  }

  @Test func aKilledProgramLosesNoText() throws {
    let home = try Home()
    defer { home.remove() }
    var tmux = try home.dashboard()
    #expect(drafts(home).isEmpty, "reading writes nothing")
    tmux.press("j", "x")
    tmux.wait(for: "Report done")
    #expect(drafts(home).isEmpty, "an open form writes nothing")
    tmux.type("Certificates of 28 March")
    waitForDraft(home, "Certificates of 28 March")
    let pids = try tmux.run(["list-panes", "-F", "#{pane_pid}"])
    kill(try #require(pid_t(pids.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
    tmux.waitForTheEnd()
    tmux.close()

    tmux = try home.dashboard()
    tmux.press("j", "x")
    tmux.wait(for: "Certificates of 28 March", "Draft of 21 Nov 2026 12:00 kept.")
    tmux.press("Enter")
    tmux.wait(for: "Reported done: Train 20 officers in Ankara")
    tmux.press("q")
    tmux.waitForTheEnd()
    #expect(drafts(home).isEmpty, "what is recorded is no draft")
  }

  @Test func aBrokenFileIsIgnoredWithASentence() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    tmux.press("n")
    tmux.type("typed")
    waitForDraft(home, "typed")
    tmux.press("Escape")
    tmux.press("q")
    // As it ends it keeps the draft once more.
    tmux.waitForTheEnd()
    let name = try #require(drafts(home).keys.first)
    try Data("{".utf8).write(to: home.folder.appending(path: "state/ahd/\(name)"))
    let next = try home.dashboard()
    next.wait(for: "Kept drafts cannot be read and are ignored")
    next.press("q")
  }

  @Test func theEditorFillsTheField() throws {
    let home = try Home()
    defer { home.remove() }
    let editor = home.folder.appending(path: "editor.sh")
    let script = """
      #!/bin/sh
      test -n "$2" || exit 3
      stat -c %a "$2" > "\(home.folder.path)/mode"
      printf 'From the editor\\nin two lines\\n' > "$2"
      """
    try Data(script.utf8).write(to: editor)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor.path)
    let tmux = try home.dashboard(environment: ["EDITOR": "\(editor.path) --wait"])
    tmux.press("n")
    tmux.wait(for: "Enter record")
    tmux.press("C-o")
    tmux.wait(for: "in two lines")
    tmux.press("Enter")
    tmux.wait(for: "Note kept")
    tmux.press("q")
    let mode = try String(contentsOf: home.folder.appending(path: "mode"), encoding: .utf8)
    #expect(mode == "600\n")
    let state = home.folder.appending(path: "state/ahd").path
    let left = try FileManager.default.contentsOfDirectory(atPath: state)
    #expect(!left.contains { $0.hasPrefix("edit-") }, "the file is gone")
  }

  @Test func aFailingEditorLosesNothing() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard(environment: ["EDITOR": "false"])
    tmux.press("n")
    tmux.type("first words")
    tmux.press("C-o")
    tmux.wait(for: "The editor failed (exit 1)")
    tmux.wait(for: "first words")
    tmux.press("Enter")
    tmux.wait(for: "Note kept")
    tmux.press("q")
  }
}
