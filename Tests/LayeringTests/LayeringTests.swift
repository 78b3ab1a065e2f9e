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
    "Dashboard": ["Model", "Screen"],
    "Reports": ["Model", "JSON", "Screen"],
    "Manual": ["JSON"],
    "ahd": [
      "Curses", "Screen", "JSON", "Model", "Config", "Store", "Sync", "Dashboard",
      "Reports", "Manual", "ArgumentParser", "Glibc",
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
