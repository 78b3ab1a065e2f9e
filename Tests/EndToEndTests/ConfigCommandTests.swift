import Foundation
import Testing

/// The configuration as the program finds and heeds it.
@Suite struct ConfigCommandTests {
  private func write(_ text: String, in home: Home) throws -> URL {
    let folder = home.folder.appending(path: ".config/ahd")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "config.toml")
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test func printsWhatIsInForceAndExitsWith65OnProblems() throws {
    let home = try Home()
    defer { home.remove() }
    let text = "theme = \"dark\"\nmouse = 1\n[keys]\nreport = \"d\"\nnote = \"d\"\n"
    let file = try write(text, in: home)
    let answer = try home.ahd("config")
    #expect(answer.code == 65)
    #expect(
      answer.err == """
        ahd: ~/.config/ahd/config.toml:2:9: mouse: expected true or false, found the number 1.
        ahd: ~/.config/ahd/config.toml:5:8: keys.note: d is bound to report in the same place, and that counts; choose another key.

        """)
    let lines = answer.out.split(separator: "\n").map(String.init)
    func line(_ start: String) -> String? { lines.first { $0.hasPrefix(start) } }
    #expect(
      line("theme")?.hasSuffix("# ~/.config/ahd/config.toml:1:1; default \"terminal\"") == true)
    #expect(line("person")?.contains("\"A. Officer\"") == true)
    #expect(line("person")?.hasSuffix("# $AHD_PERSON") == true)
    #expect(line("report")?.hasPrefix("report = \"d\"") == true)
    #expect(line("date =")?.hasPrefix("date = []") == true)
    // What it prints is a configuration, and the file is as the person left it.
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    _ = try write(answer.out, in: home)
    #expect(try home.ahd("config").code == 0)
    #expect(try home.ahd("config", "--path").out == file.path + "\n")
  }

  @Test func theTemplateIsSoundAndChangesNothing() throws {
    let home = try Home()
    defer { home.remove() }
    let before = try home.ahd("config", "--json").out
    _ = try write(try home.ahd("config", "--default").out, in: home)
    let after = try home.ahd("config", "--json")
    #expect(after.code == 0 && after.err.isEmpty)
    #expect(after.out.replacing("\"found\": true", with: "\"found\": false") == before)
  }

  @Test func commandsHeedIt() throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "riverbank-water", to: "ours")
    _ = try write(
      "register = \"~/ours\"\nperson = \"Config Person\"\ndates = \"iso\"\n[flags]\ndue-soon-days = 3650\n",
      in: home)
    let none = ["AHD_PERSON": "", "AHD_NOW": "2026-03-01"]
    let list = try home.ahd("list", "--json", environment: none).out
    #expect(list.contains("\"due-soon\""))
    #expect(try home.ahd("list", environment: none).out.contains("as of 2026-03-01"))
    let id = try #require(
      (try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any])
        .flatMap { ($0["commitments"] as? [[String: Any]])?.first?["id"] as? String })
    #expect(try home.ahd("note", id, "text", environment: none).code == 0)
    #expect(try home.ahd("log", id, environment: none).out.contains("Config Person"))
    #expect(FileManager.default.fileExists(atPath: register.appending(path: "journal").path))
    // The folder one is in, and what is asked for, count more.
    let bundled = Home.root.appending(path: "Data/pakistan-turkiye").path
    #expect(try home.ahd("list", "--register", bundled).out.contains("Joint Working Group"))
  }

  @Test(arguments: ["theme = \"drak\"\n", "theme = \n", "\u{1B}[31m\u{202E}", "# \u{0}"])
  func aWrongConfigurationStopsNoCommand(_ text: String) throws {
    let home = try Home()
    defer { home.remove() }
    _ = try write(text, in: home)
    let answer = try home.ahd("list", "train")
    #expect(answer.code == 0)
    #expect(answer.out.contains("Train 20 officers"))
    #expect(answer.err.hasPrefix("ahd: ~/.config/ahd/config.toml:1:"))
    #expect(answer.err.contains("`ahd config` tells all."))
    #expect(answer.err.split(separator: "\n").count == 1)
    #expect(!answer.err.contains("\u{1B}") && !answer.err.contains("\u{202E}"))
  }

  @Test func aFolderAPipeAndAnUnreadableFileAreTold() throws {
    let home = try Home()
    defer { home.remove() }
    let file = try write("", in: home)
    try FileManager.default.removeItem(at: file)
    #expect(Machine.run(["mkfifo", file.path]) == 0)
    let pipe = try home.ahd("config")
    #expect(pipe.code == 65 && pipe.err.contains("cannot be read (it is not a plain file)"))
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    #expect(try home.ahd("config").err.contains("cannot be read"))
    #expect(try home.ahd("list", "train").code == 0)
  }

  @Test func theDashboardStartsAndSaysSo() throws {
    let home = try Home()
    defer { home.remove() }
    _ = try write("theme = \"drak\"\n[keys]\nreport = \"F5\"\nleave = \"Z\"\n", in: home)
    let tmux = try home.dashboard()
    tmux.wait(for: "config.toml:1:9: theme: “drak” is not one of them")
    tmux.wait(for: "F5 report done")
    tmux.press("x")
    tmux.wait(for: "x is not bound. ? shows the keys.")
    tmux.press("F5")
    tmux.wait(for: "Report done")
    tmux.press("Enter")
    tmux.wait(for: "Reported done:")
    tmux.press("Z")
    tmux.waitForTheEnd()
    tmux.close()
  }

  @Test func docsOfTheConfigurationAreCurrent() throws {
    let home = try Home()
    defer { home.remove() }
    let docs = try String(contentsOf: Home.root.appending(path: "docs/config.md"), encoding: .utf8)
    #expect(
      try home.ahd("config", "--markdown").out == docs, "ahd config --markdown writes it anew")
  }
}
