import Foundation
import Testing

/// Palette, panes, copying and writing files, in a real terminal.
@Suite(.serialized) struct HandsEndToEndTests {
  @Test func panesAreAsTheyWereLeft() throws {
    let home = try Home()
    defer { home.remove() }
    var tmux = try home.dashboard()
    tmux.press("6", "_", "_")
    tmux.wait(for: "Figures is hidden; 6 brings it back.")
    tmux.press("2", "+")
    tmux.wait("a wide pane of domains") { $0.contains("Human smuggling and trafficking") }
    tmux.press("q")
    tmux.waitForTheEnd()
    tmux.close()
    tmux = try home.dashboard()
    tmux.wait(for: "4 Action items", "? help", without: ["6 Figures"])
    tmux.press("2")
    tmux.wait("a wide pane of domains") { $0.contains("Human smuggling and trafficking") }
    tmux.press("6")
    tmux.wait(for: "6 Figures")
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  @Test func whatIsWrittenIsWhatTheCommandPrints() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    tmux.press("E")
    tmux.wait(for: "Writes 38 items")
    tmux.press("Enter")
    tmux.wait(for: "Written as text: 38 items, to pakistan-turkiye-items-2026-11-21.txt.")
    tmux.press("E", "Enter")
    tmux.wait(for: "to replace it")
    tmux.press("Escape")
    for line in [":group domain", ":filter party:turkiye", ":columns id,title,due"] {
      tmux.enter(line)
    }
    tmux.wait(for: "▾ Counterterrorism")
    for format in ["csv", "markdown", "json"] {
      tmux.enter(":export \(format) out.\(format)")
      tmux.wait(for: "to out.\(format).")
    }
    tmux.press("q")
    tmux.waitForTheEnd()
    func file(_ name: String) throws -> String {
      try String(contentsOf: home.folder.appending(path: name), encoding: .utf8)
    }
    #expect(try file("pakistan-turkiye-items-2026-11-21.txt") == home.ahd("list").out)
    for format in ["csv", "markdown", "json"] {
      let printed = try home.ahd(
        "list", "party:turkiye", "--group", "domain", "--columns", "id,title,due", "--\(format)")
      #expect(printed.code == 0)
      #expect(try file("out.\(format)") == printed.out, "\(format)")
    }
  }

  @Test func theReportIsWrittenOnAKey() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    tmux.press("R", "Enter")
    tmux.wait(for: "Written as HTML: the session report")
    tmux.press("q")
    tmux.waitForTheEnd()
    let written = try String(
      contentsOf: home.folder.appending(path: "pakistan-turkiye-report-2026-11-21.html"),
      encoding: .utf8)
    #expect(written == (try home.ahd("report", "--format", "html").out))
  }

  @Test func tmuxTakesWhatIsCopied() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard()
    try tmux.run(["set-option", "-g", "set-clipboard", "on"])
    tmux.press("j", "y")
    tmux.wait(for: "train-20-officers")
    tmux.press("Enter")
    tmux.wait(for: "Copied to the terminal's clipboard: id train-20-officers (tmux passes it on")
    tmux.wait("the buffer") { _ in
      (try? tmux.run(["show-buffer"])) == "train-20-officers"
    }
    tmux.press("q")
    tmux.waitForTheEnd()
  }

  @Test func colonQuits() throws {
    let home = try Home()
    defer { home.remove() }
    let tmux = try home.dashboard(width: 38, height: 10)
    tmux.enter(":wq")
    tmux.waitForTheEnd()
  }
}
