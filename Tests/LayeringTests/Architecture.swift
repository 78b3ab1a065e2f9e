import Foundation
import Testing

/// The table of modules in docs/architecture.md: a row each, with what it may import.
struct Architecture {
  /// What a module may import, by module; without ncurses itself, which is no module of ours.
  let imports: [String: Set<String>]

  /// Empty where the table cannot be read, which `everyFolderHasARow` would tell.
  static let table = (try? Architecture()) ?? Architecture(imports: [:])
  static let modules = table.imports.keys.sorted()

  init() throws {
    let rows = try Repository.lines("docs/architecture.md")
      .drop { !$0.hasPrefix("| folder |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
      .map { row in row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let names = rows.map { $0[0].replacing("`", with: "") }
    self.init(
      imports: Dictionary(uniqueKeysWithValues: zip(names, rows.map(\.[2]))).mapValues { list in
        let words = list.components(separatedBy: ", ").filter { $0 != "–" && $0 != "ncursesw" }
        return Set(words.flatMap { $0 == "all" ? names.filter { $0 != "CNcurses" } : [$0] })
      })
  }

  private init(imports: [String: Set<String>]) { self.imports = imports }
}

/// The table, the folders and Package.swift say the same.
@Suite struct ArchitectureTests {
  @Test func everyFolderHasARow() throws {
    let folders = Repository.paths.filter { $0.hasPrefix("Sources/") }
      .compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }
    #expect(Set(folders) == Set(Architecture.modules))
  }

  /// The compiler would let a module import whatever it depends on, and what that depends on.
  @Test func packageDependsOnWhatTheRowsList() throws {
    let package = try Repository.lines("Package.swift").joined(separator: "\n")
    var declared: [String: Set<String>] = [:]
    for module in package.matches(of: /\bmodule\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/) {
      declared[String(module.1)] = names(module.2 ?? "")
    }
    let program = try #require(
      package.firstMatch(
        of: /\.executableTarget\(\s*name: "ahd",\s*dependencies: \[(.*?)\],/
          .dotMatchesNewlines()))
    declared["ahd"] = names(program.1).subtracting(["swift-argument-parser"])
    var listed = Architecture.table.imports.mapValues { $0.subtracting(["Glibc"]) }
    listed["CNcurses"] = nil
    listed["ahd"]?.remove("ahd")
    #expect(declared == listed)
  }

  /// `make map` draws them from the sources.
  @Test func theMapsAreCurrent() throws {
    let map = Process()
    map.executableURL = URL(filePath: "/usr/bin/env")
    map.arguments = ["python3", Repository.root.appending(path: "docs/map.py").path, "--check"]
    try map.run()
    map.waitUntilExit()
    #expect(map.terminationStatus == 0, "run make map")
  }

  private func names(_ list: Substring) -> Set<String> {
    Set(list.matches(of: /"([\w-]+)"/).map { String($0.1) })
  }
}
