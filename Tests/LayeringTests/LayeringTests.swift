import Foundation
import Testing

/// The folders of Sources are the architecture: each may import what its row of
/// docs/architecture.md lists, and no more.
@Suite struct LayeringTests {
  static let allowed: [String: Set<String>] = [
    "Curses": ["CNcurses", "Screen", "Glibc"],
    "Screen": [],
    "JSON": [],
    "Model": ["JSON"],
    "Config": ["Model", "JSON"],
    "Store": ["Model", "JSON", "Glibc"],
    "Sync": ["Store", "Model", "Glibc"],
    "Sheets": ["Model", "Screen"],
    "Dashboard": ["Sheets", "Model", "Screen"],
    "Reports": ["Sheets", "Model", "JSON", "Screen"],
    "Manual": ["JSON"],
    "ahd": [
      "Curses", "Screen", "JSON", "Model", "Config", "Store", "Sync", "Sheets",
      "Dashboard", "Reports", "Manual", "ArgumentParser", "Glibc",
    ],
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func everyFolderHasARow() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders) == Set(Self.allowed.keys).union(["CNcurses"]))
  }

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatItsRowLists(folder: String) throws {
    for (file, lines) in try sources(folder) {
      for line in lines {
        guard let module = importedModule(line) else { continue }
        #expect(Self.allowed[folder]?.contains(module) == true, "\(file) imports \(module)")
      }
    }
  }

  /// One synchronous loop owns the terminal: no tasks, no queues (docs/decisions.md).
  @Test(arguments: allowed.keys.sorted())
  func startsNoTask(folder: String) throws {
    let banned = ["Task {", "Task.detached", "async ", "await ", "DispatchQueue", "Thread("]
    for (file, lines) in try sources(folder) {
      for line in lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        for word in banned { #expect(!line.contains(word), "\(file): \(line)") }
      }
    }
  }

  /// All that is printed goes through `Output`, which takes `Shown` and no `String`; the screen of
  /// the dashboard is `Curses`, which draws frames of sanitised cells (docs/decisions.md).
  @Test(arguments: allowed.keys.sorted().filter { $0 != "Curses" })
  func nothingElseWritesToTheTerminal(folder: String) throws {
    let ways = try Regex(
      #"(^|[^\w.])(Swift\.)?(print|debugPrint|dump|perror|puts|fputs|putc|fputc|putchar|fwrite|"#
        + #"v?f?d?printf|v?dprintf|psignal|err|warn|syslog)\(|(Glibc\.|^|[^\w.])write\([12],|"#
        + #"Glibc\.p?writev?\(|FileHandle|\bstd(out|err)\b|STD(OUT|ERR)_FILENO|TextOutputStream|"#
        + #"/dev/(std|tty|fd)|/proc/self/fd|exit\(withError|\.main\(\)|isEchoing|"#
        + #"(fatalError|preconditionFailure|assertionFailure)\([^)]*\\\("#)
    let doors = [
      "ahd/Output.swift": "", "Store/Files/FileSystem+Real.swift": "Glibc.write(file,",
      "Sync/Git/Child.swift": "posix_spawn_file_actions_adddup2",
    ]
    for (file, lines) in try sources(folder) {
      for line in lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        if let door = doors[file], door.isEmpty || line.contains(door) { continue }
        #expect(line.firstMatch(of: ways) == nil, "\(file): \(line)")
      }
    }
  }

  /// The door to the terminal takes no raw text: what it writes is `Shown`, or bytes of its own.
  @Test func theDoorTakesNoText() throws {
    let door = try #require(try sources("ahd").first { $0.file == "ahd/Output.swift" })
    let open = door.lines.filter { $0.contains("func ") && $0.contains(": String") }
    #expect(
      open.map { $0.trimmingCharacters(in: .whitespaces) } == [
        "static func print(document text: String) throws {",
        "static func give(_ text: String, to path: String?, force: Bool) throws {",
      ])
    let writes = door.lines.filter { $0.contains("write(") && !$0.contains("func ") }
    for line in writes {
      let isSafe =
        line.contains("shown") || line.contains("Glibc.write(") || line.contains("OutFile.write(")
        || line.contains("(sentence)\\n\"") || line.contains("words.text")
        || line.contains("[K") || line.contains("question")
      #expect(isSafe, "\(line)")
    }
    let shown = try #require(try sources("Screen").first { $0.file == "Screen/Shown.swift" })
    #expect(shown.lines.contains("  private init(safe text: String) { self.text = text }"))
    #expect(shown.lines.contains("  package let text: String"))
  }

  /// Nothing of the bundled register may be in the code.
  @Test(arguments: allowed.keys.sorted())
  func namesNothingOfTheBundledRegister(folder: String) throws {
    let banned = ["pakistan", "turkiye", "türkiye", "naqvi", "heroin", "narcotics"]
    for (file, lines) in try sources(folder) {
      for line in lines where !isProse(line) {
        let low = line.lowercased()
        for word in banned { #expect(!low.contains(word), "\(file): \(line)") }
      }
    }
  }

  /// Comments and the examples of a command's help may name it.
  private func isProse(_ line: String) -> Bool {
    let text = line.trimmingCharacters(in: .whitespaces)
    return text.hasPrefix("//") || text.hasPrefix("ahd ")
      || text.hasPrefix("Words narrow the list") || text.hasPrefix("party:")
      || text.hasPrefix("--owed-by")
  }

  private func importedModule(_ line: String) -> String? {
    var words = line.split(separator: " ").map(String.init)
    while let first = words.first, ["package", "internal", "private", "@testable"].contains(first) {
      words.removeFirst()
    }
    guard words.first == "import", words.count > 1 else { return nil }
    return ["struct", "func", "enum", "class"].contains(words[1]) && words.count > 2
      ? String(words[2].prefix { $0 != "." }) : String(words[1].prefix { $0 != "." })
  }

  private func sources(_ folder: String) throws -> [(file: String, lines: [String])] {
    let base = Self.root.appending(path: "Sources/\(folder)")
    let names =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    let swift = names.filter { $0.hasSuffix(".swift") }
    #expect(!swift.isEmpty, "\(folder) has no source")
    return try swift.map { name in
      let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
      return ("\(folder)/\(name)", text.components(separatedBy: "\n"))
    }
  }
}
