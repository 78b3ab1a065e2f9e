import Foundation
import Testing

/// The docs are true: what they say to type works, and prints what they show.
@Suite struct DocsTests {
  /// Pages a person follows from top to bottom.
  static let followed = [
    "README.md", "docs/guide.md", "docs/own-register.md", "docs/format.md",
    "docs/together.md",
  ]

  @Test(arguments: followed)
  func whatThePageSaysIsSo(name: String) throws {
    let home = try Home()
    defer { home.remove() }
    var doc = try Doc(name)
    let faults = try doc.follow(in: home)
    for fault in faults { Issue.record("\(name): \(fault)") }
    if !faults.isEmpty, ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try doc.text.write(to: Doc.file(name), atomically: true, encoding: .utf8)
    }
  }

  @Test func docsOfCommandsAreCurrent() throws {
    let home = try Home()
    defer { home.remove() }
    let docs = try Doc("docs/commands.md").text
    #expect(try home.ahd("man", "--markdown").out == docs, "make docs writes it anew")
  }

  /// What must have been done before the examples of a command's help, and what comes of
  /// them otherwise than 0.
  static let before: [String: [String]] = [
    "ahd confirm": ["ahd done train-20-officers --evidence Certificates"],
    "ahd reopen": ["ahd done train-20-officers"],
    "ahd replay": ["ahd init ~/river"],
    "ahd shot": ["ahd init ~/river"],
    "ahd config": ["mkdir -p ~/.config/ahd"],
    "ahd sync": ["ahd init river --title River", "git init -q --bare ../river.git"],
    "ahd clone": [
      "ahd init first --title River --git", "git init -q --bare ../river.git",
      "ahd --register first sync --remote ../river.git",
      "ahd --register first sync --bundle ../river.bundle",
    ],
  ]
  static let codes: [String: Int32] = [:]

  /// Each section of docs/commands.md holds the examples of a command's help: they all work.
  @Test func everyExampleOfHelpWorks() throws {
    let text = try Doc("docs/commands.md").text
    for section in text.components(separatedBy: "\n## ") {
      let home = try Home()
      defer { home.remove() }
      let title = section.prefix { $0 != "\n" }
      for line in Self.before[String(title)] ?? [] {
        #expect(try home.shell(line).code == 0, "\(line)")
      }
      for command in Doc(text: section).commands {
        let answer = try home.shell(command.line)
        let opensDashboard = answer.err.contains("needs a terminal")
        let code = Self.codes[command.line] ?? (opensDashboard ? 64 : 0)
        #expect(answer.code == code, "\(title): \(command.line)\n\(answer.err)")
      }
    }
  }

  /// Links between the pages lead somewhere.
  @Test func everyLinkLeadsSomewhere() throws {
    let docs = try FileManager.default.contentsOfDirectory(
      atPath: Home.root.appending(path: "docs").path)
    for name in ["README.md"] + docs.filter({ $0.hasSuffix(".md") }).map({ "docs/\($0)" }) {
      let page = Home.root.appending(path: name)
      for link in try Doc(name).text.matches(of: /\]\(([^)#:\s]+)(#[^)]*)?\)/) {
        let target = page.deletingLastPathComponent().appending(path: String(link.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(link.1)")
      }
    }
  }
}

/// docs/json.md names every key that the commands print.
@Suite struct JSONDocsTests {
  static let commands = [
    "list", "show train-20-officers", "figures", "balance", "meetings", "agenda jwg-session-05",
    "log", "log --changes", "check",
  ]

  @Test func namesEveryKey() throws {
    let home = try Home()
    defer { home.remove() }
    for line in [
      "ahd done train-20-officers --party turkiye --evidence Certificates",
      "ahd confirm train-20-officers --party pakistan --on 2026-04",
      "ahd set train-20-officers title \"Train them\"", "ahd note train-20-officers \"A note\"",
      "ahd record heroin-seized-anf 38 --period 2025 --source ANF",
      "ahd agenda jwg-session-05 --take train-20-officers",
      "ahd agenda jwg-session-05 --decide Agreed --about train-20-officers",
      "ahd note visa-streamlining Later --session jwg-session-05",
    ] { #expect(try home.shell(line).code == 0, "\(line)") }
    for command in Self.commands { try expectEveryKey(of: command, home) }
  }

  private func expectEveryKey(of command: String, _ home: Home) throws {
    let answer = try home.shell("ahd \(command) --json")
    let document = try JSONSerialization.jsonObject(with: Data(answer.out.utf8))
    let name = command.split(separator: " ").prefix { !$0.contains("-") || $0.hasPrefix("--") }
    let title = name.joined(separator: " ")
    let parts = try Doc("docs/json.md").text.components(separatedBy: "\n## ")
    func part(_ title: String) -> String { parts.first { $0.hasPrefix("\(title)\n") } ?? "" }
    #expect(!part(title).isEmpty, "docs/json.md has no part \(title)")
    // What an item is stands in the part of the list, and its figure in that of the figures.
    let others = title == "show" ? part("list") + part("figures") : ""
    let told = parts[0] + others + part(title)
    for key in keys(document).sorted() {
      let isTold = told.contains("`\(key)`")
      #expect(isTold, "\(command): \(key)")
    }
  }

  /// Of an event's `do`, docs/format.md tells.
  private func keys(_ value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys($1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: []) { all, member in
      all.insert(member.key)
      if member.key != "do" { all.formUnion(keys(member.value)) }
    }
  }
}
