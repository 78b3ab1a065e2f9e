import Foundation
import Testing

/// Who wrote, who may read it, and who may not write.
@Suite struct WhoTests {
  /// Commands that write, each as it would succeed; every other one only reads.
  static let writing: [String: [String]] = [
    "done": ["done", "train-20-officers"],
    "confirm": ["confirm", "train-20-officers", "--party", "pakistan"],
    "reopen": ["reopen", "train-20-officers", "--reason", "none"],
    "set": ["set", "visa-streamlining", "status", "in-progress"],
    "note": ["note", "visa-streamlining", "text"],
    "undo": ["undo"], "redo": ["redo"],
    "add": ["add", "Write a paper", "--domain", "governance", "--strength", "follow-up"],
    "meeting": ["meeting", "held", "jwg-session-01"],
    "record": [
      "record", "heroin-seized-anf", "38.5", "--period", "2025", "--source",
      "src-web-desk-2025-11-06",
    ],
    "import": ["import", "items.csv"], "init": ["init", "ours", "--title", "Ours"],
    "sync": ["sync", "--git"], "clone": ["clone", "theirs.git", "ours"],
  ]
  static let reading: Set<String> = [
    "dashboard", "list", "show", "figures", "balance", "meetings", "agenda", "log", "check",
    "views", "report", "export", "config", "filter", "man", "replay", "shot", "keys", "help",
  ]

  @Test func everyCommandIsOneOrTheOther() throws {
    let home = try Home()
    defer { home.remove() }
    let help = try home.ahd("help").out
    let lines = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
    let names = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count > 10)
    for name in names where name != "See" {
      #expect(Self.writing[name] != nil || Self.reading.contains(name), "\(name): say which")
    }
  }

  @Test(arguments: Array(writing.keys).sorted())
  func aWritingCommandIsRefused(name: String) throws {
    let home = try Home()
    defer { home.remove() }
    let arguments = try #require(Self.writing[name])
    for line in [arguments + ["--read-only"], ["--as-of", "2026-06-30"] + arguments] {
      let answer = try home.ahd(line)
      #expect(answer.code == 77, "\(line): \(answer.err)")
      #expect(answer.out.isEmpty)
      #expect(answer.err.hasPrefix("ahd: Nothing is written"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
  }

  // MARK: Person and party

  private func event(
    _ home: Home, _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> [String: Any] {
    let answer = try home.ahd(arguments, environment: environment)
    #expect(answer.code == 0, "\(answer.err)")
    let log = try home.ahd("log", "--json").out
    let document = try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [String: Any]
    return try #require((document?["events"] as? [[String: Any]])?.last)
  }

  @Test func thePersonIsTheNearestThatIsGiven() throws {
    let home = try Home()
    defer { home.remove() }
    let note = ["note", "visa-streamlining", "text"]
    let login = try #require(ProcessInfo.processInfo.userName as String?)
    #expect(try event(home, note + ["--by", "B. Other"])["by"] as? String == "B. Other")
    #expect(try event(home, note)["by"] as? String == "A. Officer", "$AHD_PERSON")
    #expect(try event(home, note, ["AHD_PERSON": ""])["by"] as? String == login)
    #expect(try event(home, note + ["--by", ""])["by"] as? String == "A. Officer")
  }

  /// No default puts a word in a party's mouth where it is not concerned.
  @Test func thePartyIsNobodysUnlessItIsConcerned() throws {
    let home = try Home()
    defer { home.remove() }
    let party = ["AHD_PARTY": "turkiye"]
    #expect(try event(home, ["done", "train-20"], party)["party"] as? String == "turkiye")
    #expect(try event(home, ["note", "train-20", "text"], party)["party"] is NSNull)
    #expect(try event(home, ["done", "heroin-seizure"], party)["party"] is NSNull)
    #expect(try event(home, ["undo"], party)["party"] is NSNull)
    #expect(try event(home, ["done", "hold-first"])["party"] is NSNull)
    let unknown = ["AHD_PARTY": "atlantis"]
    #expect(try event(home, ["done", "naqvi"], unknown)["party"] is NSNull)
  }

  @Test(arguments: [
    ["done", "train-20-officers"], ["note", "train-20-officers", "text"],
    ["set", "train-20-officers", "status", "in-progress"],
  ])
  func aPartyThatIsNoneIsRefused(arguments: [String]) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd(arguments + ["--party", "atlantis"])
    #expect(answer.code == 64, "\(answer.err)")
    #expect(answer.err.contains("atlantis"))
  }

  // MARK: Modes

  /// A file is for its owner, or for the group too where the folder lets it read;
  /// the umask has no say.
  @Test(arguments: ["000", "022", "027", "077"], [0o700, 0o750, 0o755])
  func modes(umask: String, folder: Int) throws {
    let home = try Home()
    defer { home.remove() }
    let register = try home.copy(of: "pakistan-turkiye")
    try FileManager.default.setAttributes(
      [.posixPermissions: folder], ofItemAtPath: register.path)
    try write(home, umask, "--register", register.path)
    let journal = register.appending(path: "journal")
    let isShared = folder != 0o700
    #expect(try mode(journal) == (isShared ? 0o750 : 0o700))
    for name in try FileManager.default.contentsOfDirectory(atPath: journal.path) {
      #expect(try mode(journal.appending(path: name)) == (isShared ? 0o640 : 0o600), "\(name)")
    }
  }

  /// The copy made at the first write, and what is known of the writer, are the person's own.
  @Test(arguments: ["000", "022", "077"]) func theOwnCopyIsTheOwners(umask: String) throws {
    let home = try Home()
    defer { home.remove() }
    try write(home, umask)
    for name in ["data", "state"] {
      let top = home.folder.appending(path: name)
      let paths = FileManager.default.enumerator(atPath: top.path)?.allObjects ?? []
      #expect(!paths.isEmpty)
      for path in paths.compactMap({ $0 as? String }) {
        #expect(try mode(top.appending(path: path)) & 0o077 == 0, "\(name)/\(path)")
      }
    }
  }

  private func write(_ home: Home, _ umask: String, _ options: String...) throws {
    let line = "umask \(umask); exec \"$0\" \"$@\""
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line, Home.program, "note", "visa-streamlining", "text"] + options
    process.environment = home.environment
    process.currentDirectoryURL = home.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func mode(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
