import Dates
import Entities
import Foundation
import Register
import TestSupport
import Testing

/// docs/reading.md says of every paragraph of the two reports what the bundled register rests on it
/// for, quotes of it and leaves out; the reports themselves are not part of the repository.
@Suite struct ParagraphTests {
  private static let root = Samples.data.deletingLastPathComponent()
  private static let file = root.appending(path: "docs/reading.md")
  private static let script = root.appending(path: "Tests/Articles/articles.py").path
  private let register = Samples.register

  @Test func everyParagraphHasARowThatSaysWhatRestsOnIt() throws {
    let told = try String(contentsOf: Self.file, encoding: .utf8)
    let made = Reading(register).renewed(told)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try made.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("Recorded docs/reading.md; run again without RECORD to compare.")
    }
    #expect(told == made, "\(lineDifference(from: told, to: made))")
    for source in register.opening.sources {
      let rows = Reading.rows(told, of: source)
      #expect(rows.map(\.paragraph) == Array(1...source.paragraphs), "\(source.short)")
      #expect(rows.allSatisfy { !$0.leftOut.isEmpty })
    }
  }

  /// A source's date is quoted from it like any other.
  @Test func everyQuotationStandsUnderAParagraph() throws {
    let told = try String(contentsOf: Self.file, encoding: .utf8)
    let quoted = Reading(register).quotes
    #expect(quoted.count > 10)
    for quote in quoted {
      #expect(quote.split(separator: " ").count <= Claim.quoteLimit)
      #expect(told.contains("“\(quote)”"), "\(quote)")
    }
    for source in register.opening.sources {
      #expect(source.date?.text.map(quoted.contains) == true, "\(source.short)")
    }
  }

  /// What the README counts is what the register comes to.
  @Test func theReadmeCountsWhatIsThere() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
      .replacing("\n", with: " ")
    let core = register.header.domains.count(where: \.isCore)
    let number = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"][core]
    let places = try #require(TensionCounts(register.tensions).words)
    for words in ["\(register.count) action items in \(number) core domains", places] {
      #expect(readme.contains(words), "\(words)")
    }
  }

  @Test(.enabled(if: Python.hasSchemas, "python3 is missing"))
  func noNineWordsOfAReportStandAnywhere() throws {
    let files = try #require(Self.committed)
    #expect(files.contains("README.md") && files.count > 500)
    let paths = files.map { Self.root.appending(path: $0).path }
    #expect(Python.run([Self.script, "find"] + paths) == "")
  }

  /// The finder finds: the words of the first run, which are told by their hash alone, need not be
  /// known here to see that another nine words are not among them.
  @Test(.enabled(if: Python.hasSchemas, "python3 is missing"))
  func theRunsAreThoseOfNineWords() throws {
    let runs = try String(
      contentsOf: Self.root.appending(path: "Tests/Articles/runs.txt"), encoding: .utf8)
    let lines = runs.split(separator: "\n")
    #expect(lines.count > 1_500 && Set(lines).count == lines.count)
    #expect(lines.allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
  }

  /// What git holds of this folder; a copy without git has every file looked at.
  private static var committed: [String]? {
    let skipped = [".build", ".git"]
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return all?.filter { path in
      let first = path.split(separator: "/").first.map(String.init) ?? ""
      let kind = path.split(separator: ".").last.map(String.init) ?? ""
      return !skipped.contains(first)
        && ["md", "swift", "json", "txt", "py", "svg", "h", "jsonl", "csv"].contains(kind)
    }
  }
}

/// The middle columns of docs/reading.md, made from a register.
private struct Reading {
  struct Row {
    let paragraph: Int
    let leftOut: String
  }

  private var held: [Reference: [String: Set<String>]] = [:]
  private var quoted: [Reference: Set<String>] = [:]
  private let sources: [Source]
  private static let kinds = [
    "items", "meetings", "figures", "tensions", "people", "bodies", "domains", "rhythm",
  ]

  init(_ register: Register) {
    sources = register.opening.sources
    for row in 0..<register.count {
      add("items", register.index.id(row), register.item(row)?.claims)
    }
    for meeting in register.meetings { add("meetings", meeting.id, meeting.allClaims) }
    for indicator in register.indicators {
      add("figures", indicator.id, indicator.claims)
      for period in indicator.periods {
        add("figures", indicator.id, period.source, period.paragraph)
      }
    }
    for tension in register.tensions {
      add("tensions", tension.id, tension.claims)
      for ref in tension.refs { add("tensions", tension.id, ref.source, ref.paragraph) }
    }
    let header = register.header
    for person in header.people { add("people", person.id, person.claims) }
    for body in header.bodies { add("bodies", body.id, body.claims) }
    for domain in header.domains { add("domains", domain.id, domain.claims) }
    add("rhythm", "cadence", header.cadence?.claims)
  }

  private mutating func add(_ kind: String, _ id: String, _ claims: [Claim]?) {
    for claim in claims ?? [] {
      held[claim.reference, default: [:]][kind, default: []].insert(id)
      if let quote = claim.quote { quoted[claim.reference, default: []].insert(quote) }
    }
  }

  private mutating func add(_ kind: String, _ id: String, _ source: String?, _ paragraph: Int?) {
    if let source, let paragraph {
      let reference = Reference(source: source, paragraph: paragraph)
      held[reference, default: [:]][kind, default: []].insert(id)
    }
  }

  var quotes: Set<String> { quoted.values.reduce(into: []) { $0.formUnion($1) } }

  /// The page with its middle columns anew.
  func renewed(_ page: String) -> String {
    var source: Source?
    return page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("## ") { source = sources.first { "## \($0.short)" == line } }
      guard let source, let row = Reading.row(line) else { return String(line) }
      let place = Reference(source: source.id, paragraph: row.paragraph)
      return "| \(row.paragraph) | \(holds(place)) | \(quotes(place)) | \(row.leftOut) |"
    }.joined(separator: "\n")
  }

  private func holds(_ place: Reference) -> String {
    let parts = Reading.kinds.compactMap { kind in
      held[place]?[kind].map { "\(kind) \($0.sorted().joined(separator: ", "))" }
    }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }

  private func quotes(_ place: Reference) -> String {
    let quotes = (quoted[place] ?? []).sorted().map { "“\($0)”" }
    return quotes.isEmpty ? "–" : quotes.joined(separator: " · ")
  }

  static func rows(_ page: String, of source: Source) -> [Row] {
    let lines = page.split(separator: "\n")
    let start = lines.firstIndex { $0 == "## \(source.short)" }.map { $0 + 1 } ?? lines.endIndex
    return lines[start...].prefix { !$0.hasPrefix("## ") }.compactMap(row)
  }

  private static func row(_ line: Substring) -> Row? {
    let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
    guard cells.count == 4, let paragraph = Int(cells[0].prefix { $0 != " " }) else { return nil }
    var leftOut = String(cells[3])
    while leftOut.last == " " { leftOut.removeLast() }
    return Row(paragraph: paragraph, leftOut: leftOut)
  }
}
