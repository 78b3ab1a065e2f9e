import Foundation
import Testing

/// What a comment, a page or a sentence of the program points to is there.
@Suite struct NamedFilesTests {
  static let pages = ["README.md", "CHANGELOG.md"] + Repository.files("docs", ending: ".md")
  static let code = ["Sources", "Tests", "Benchmarks", "Plugins"]
    .flatMap { Repository.files($0, ending: ".swift") }

  @Test(arguments: pages + code)
  func everyFileThatIsNamedIsThere(file: String) throws {
    let endings = [".md", ".swift", ".py", ".sh"]
    for (number, prose) in try prose(file) where endings.contains(where: prose.contains) {
      for match in prose.matches(of: /[\w+.\/-]*[\w+]\.(?:md|swift|py|sh)\b(?![A-Za-z(])/) {
        let name = String(match.output)
        #expect(isThere(name, from: file), "\(file):\(number) names \(name)")
      }
    }
  }

  /// A path of the repository, or the beginning of some with `…` behind it.
  @Test(arguments: pages + code)
  func everyPathThatIsNamedIsThere(file: String) throws {
    let tops = ["Sources", "Tests", "docs", "Data", "Benchmarks", "Packaging", "Plugins"]
    let folders = file == "docs/architecture.md" ? tops + Architecture.modules : tops
    let starts = folders.map { "\($0)/" }
    for (number, prose) in try prose(file) where starts.contains(where: prose.contains) {
      for match in prose.matches(of: /[\w+.\/-]+…?/) {
        let path = String(match.output)
        guard starts.contains(where: path.hasPrefix) else { continue }
        let isThere = [path, "Sources/\(path)"].contains(where: isPath)
        #expect(isThere, "\(file):\(number) names \(path)")
      }
    }
  }

  /// Rules of the journal are named by number, in comments and in the names of tests; each is
  /// defined once.
  @Test func everyRuleIsDefinedOnce() throws {
    let defined = try Repository.lines("docs/journal.md")
      .compactMap { $0.firstMatch(of: #/^### E(\d+) /#).flatMap { Int($0.1) } }
    #expect(defined == Array(1...18))
    for file in Self.pages + Self.code {
      for (number, line) in try Repository.lines(file).enumerated() where line.contains("E") {
        for match in line.matches(of: /(?:^|[ (,\[“"])E(\d{1,2})\b/) {
          let isDefined = Int(match.1).map(defined.contains) ?? false
          #expect(isDefined, "\(file):\(number + 1) names the rule E\(match.1)")
        }
      }
    }
  }

  /// The lines of a file in which something may be pointed to: of the program comments and texts,
  /// of tests comments, of pages all but what is typed into a shell.
  private func prose(_ file: String) throws -> [(number: Int, text: String)] {
    var isTyped = false
    return try Repository.lines(file).enumerated().compactMap { place, line in
      if file.hasSuffix(".md") {
        if line.hasPrefix("```") { isTyped.toggle() }
        return isTyped ? nil : (place + 1, line)
      }
      if file.hasPrefix("Sources/") { return (place + 1, line) }
      return line.firstRange(of: "//").map { (place + 1, String(line[$0.lowerBound...])) }
    }
  }

  private func isThere(_ name: String, from file: String) -> Bool {
    let beside = file.split(separator: "/").dropLast().joined(separator: "/") + "/\(name)"
    let parts = beside.split(separator: "/").reduce(into: [Substring]()) { parts, part in
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return Repository.paths.contains(name)
      || Repository.paths.contains(parts.joined(separator: "/"))
      || Repository.paths.contains { $0.hasSuffix("/\(name)") }
  }

  private func isPath(_ text: String) -> Bool {
    if text.hasSuffix("…") {
      let start = text.dropLast()
      return Repository.paths.contains { $0.hasPrefix(start) }
    }
    let path = text.trimmingSuffix { $0 == "." || $0 == "/" }
    return Repository.paths.contains(path) || Repository.paths.contains("\(path).swift")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isTaken: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isTaken(last) { text.removeLast() }
    return text
  }
}
