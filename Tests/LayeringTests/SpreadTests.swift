import Foundation
import Testing

/// A reader finds a type in a few places, and a module is small enough to be known. Both lists name
/// what is not so yet; they may only become shorter.
@Suite struct SpreadTests {
  /// Types that others can see in more than 15 files or 3 folders.
  static let wideTypes: Set<String> = [
    "Amount", "Bytes", "Indicator", "JSONValue", "Meeting", "Register",
  ]
  /// Modules of more than 6,000 lines.
  static let largeModules: Set<String> = ["Dashboard"]

  @Test func noTypeIsSpreadWide() throws {
    let spread = try Spread(Repository.files("Sources", ending: ".swift"))
    let wide = spread.files.filter { type, files in
      spread.declared.contains(type) && (files.count > 15 || Spread.folders(files).count > 3)
    }
    for type in wide.keys.sorted() where !Self.wideTypes.contains(type) {
      let files = wide[type] ?? []
      Issue.record(
        "\(type) is in \(files.count) files and \(Spread.folders(files).count) folders: gather it")
    }
    for type in Self.wideTypes.sorted() where wide[type] == nil {
      Issue.record("\(type) is gathered: take it from the list")
    }
  }

  /// The second table of the glossary says where each word lives.
  @Test func everyTypeOfTheGlossaryIsThere() throws {
    let spread = try Spread(Repository.files("Sources", ending: ".swift"))
    let rows = try Repository.lines("docs/glossary.md")
      .drop { !$0.hasPrefix("## For those who change") }.filter { $0.hasPrefix("| ") }.dropFirst()
    for row in rows {
      let home = row.split(separator: "|").last { !$0.allSatisfy(\.isWhitespace) } ?? ""
      let types = home.matches(of: /`(\w+)/).map { String($0.1) }
      #expect(!types.isEmpty && types.allSatisfy(spread.declared.contains), "\(row)")
    }
  }

  @Test func noModuleIsLarge() throws {
    var large: Set<String> = []
    for module in Architecture.modules {
      let files = Repository.files("Sources/\(module)", ending: ".swift")
      let lines = try files.map { try Repository.lines($0).count - 1 }.reduce(0, +)
      if lines > 6000 { large.insert(module) }
    }
    #expect(large == Self.largeModules)
  }
}

/// In which files a type can be met: where it is declared, and where an extension at file scope adds
/// to it what other files see. A file that only gives it helpers of its own spreads nothing; nested
/// types and those of other packages are not counted.
private struct Spread {
  private(set) var files: [String: Set<String>] = [:]
  private(set) var declared: Set<String> = []

  init(_ paths: [String]) throws {
    for path in paths { add(path, try Repository.lines(path)) }
  }

  static func folders(_ files: Set<String>) -> Set<Substring> {
    Set(files.map { $0[..<($0.lastIndex(of: "/") ?? $0.endIndex)] })
  }

  private mutating func add(_ path: String, _ lines: [String]) {
    var extended: String?
    for line in lines {
      guard !line.hasPrefix("   "), !line.isEmpty else { continue }
      if line.first != " ",
        let head = line.firstMatch(
          of: /^((?:@?\w+ )*)(struct|enum|class|protocol|extension|actor) (\w+)/)
      {
        let type = String(head.3)
        let isExtension = head.2 == "extension"
        if !isExtension { declared.insert(type) }
        let isWhole = !isExtension || line.hasSuffix("{}")
        extended = isExtension && !head.1.contains("private ") ? type : nil
        if isWhole, !head.1.contains("private ") { files[type, default: []].insert(path) }
      } else if let type = extended, isSeen(line) {
        files[type, default: []].insert(path)
      }
    }
  }

  /// A member of an extension that other files see.
  private func isSeen(_ line: String) -> Bool {
    let member = line.firstMatch(
      of: /^  ((?:@?[\w()]+ )*)(?:func|var|let|init|subscript|enum|struct|case|typealias|class)\b/)
    return member.map { !$0.1.contains("private ") } ?? false
  }
}
