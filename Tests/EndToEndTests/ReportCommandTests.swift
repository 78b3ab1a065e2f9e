import Foundation
import Testing

/// The session report as it leaves the program: files, and what others read in them.
@Suite struct ReportCommandTests {
  private func text(_ home: Home, _ name: String) throws -> String {
    try String(contentsOf: home.folder.appending(path: name), encoding: .utf8)
  }

  @Test func aFileIsWrittenWholeAndNeverReplacedUnasked() throws {
    let home = try Home()
    defer { home.remove() }
    let piped = try home.ahd("report")
    #expect(piped.code == 0)
    #expect(piped.out.hasPrefix("<!DOCTYPE html>"), "html into a pipe")
    #expect(try home.ahd("report", "-o", "r.html").code == 0)
    #expect(try text(home, "r.html") == piped.out)
    let again = try home.ahd("report", "--shareable", "-o", "r.html")
    #expect(again.code != 0 && again.err.contains("--force"))
    #expect(try text(home, "r.html") == piped.out)
    let shared = try home.ahd("report", "--shareable", "-o", "r.html", "--force")
    #expect(shared.code == 0)
    #expect(shared.err.hasPrefix("ahd: left out of this report: 1 follow-up of the secretariat"))
    #expect(try !text(home, "r.html").contains("For the secretariat alone"))
    #expect(try home.ahd("report", "-o", "r.md").code == 0)
    #expect(try text(home, "r.md").hasPrefix("# Session report: "))
    #expect(try home.ahd("report", "--format", "md").out == text(home, "r.md"))
  }

  @Test func whatIsAskedIsOnTheCover() throws {
    let home = try Home()
    defer { home.remove() }
    let narrow = try home.ahd(
      "report", "--format", "md", "--as-of", "2026-03-31", "--since", "2026-01-15", "--domain",
      "narc")
    #expect(narrow.code == 0)
    #expect(narrow.out.contains("- **As of:** **31 Mar 2026**"))
    #expect(narrow.out.contains("- **Changes:** since 15 Jan 2026, to 31 Mar 2026"))
    #expect(narrow.out.contains("- **Holds:** 4 of 38 items · domain: Narcotics control"))
    for wrong in [["--since", "soon"], ["--format", "pdf"], ["nosuch:field"]] {
      let answer = try home.ahd(["report"] + wrong)
      #expect(answer.code == 64 && answer.out.isEmpty, "\(wrong): \(answer.err)")
    }
  }

  // MARK: Read by others

  enum Name: String, CaseIterable {
    case bundled = "pakistan-turkiye"
    case water = "riverbank-water"
    case hostile
  }

  /// Both formats of a register's report, in a folder of its own.
  private func papers(_ name: Name, in home: Home) throws -> (html: String, markdown: String) {
    let source = name == .hostile ? Name.water : name
    let folder = try home.copy(of: source.rawValue)
    if name == .hostile { try Hostile.spoil(folder) }
    let files = ["r.html", "r.md"].map { home.folder.appending(path: $0).path }
    for file in files {
      let answer = try home.ahd("report", "--register", folder.path, "-o", file)
      #expect(answer.code == 0, "\(answer.err)")
    }
    return (files[0], files[1])
  }

  @Test(
    .enabled(if: Readers.hasParsers, "python3's html5lib and markdown-it are missing"),
    arguments: Name.allCases)
  func parsersAgreeOnIt(_ name: Name) throws {
    let home = try Home()
    defer { home.remove() }
    let papers = try papers(name, in: home)
    let found = try Readers.run("papers.py", papers.html, papers.markdown)
    #expect(found.code == 0, "\(found.words)")
  }

  @Test(.enabled(if: Readers.hasBrowser, "Chromium is missing"), arguments: Name.allCases)
  func aBrowserShowsItOnEveryWidthByDayAndByNight(_ name: Name) throws {
    let home = try Home()
    defer { home.remove() }
    let found = try Readers.run("browser.py", try papers(name, in: home).html)
    #expect(found.code == 0, "\(found.words)")
  }
}

/// Programs that know HTML and Markdown from elsewhere.
private enum Readers {
  static let hasParsers =
    Machine.run(["python3", "-c", "import html5lib, markdown_it"]) == 0
  static let hasBrowser =
    ["chromium", "chromium-browser", "google-chrome"].contains { Machine.run(["which", $0]) == 0 }

  static func run(_ script: String, _ arguments: String...) throws -> (code: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", Home.root.appending(path: "Tests/Papers/\(script)").path] + arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let words = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }
}

/// Harmful text before every text of a register.
private enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u{1B}[2J\u{1B}]0;owned\u{7}",
    "\u{202E}reversed\u{202C}",
    "# heading", "- point", "1. first", "    code", "```", "| a | b |", "*bold* _it_ ~~no~~",
    "[x](http://example.org)",
    "![x](http://example.org/x.png)", "\"><img src=x onerror=alert(1)>", "سلام دنیا",
    "&lt;b&gt; &amp;", "a\nb\r\nc",
    "</style><style>*{display:none}", "---", "> quoted", "+ plus", "\\", "<!--", "]]>",
    String(repeating: "unbroken", count: 40),
  ]
  private static let members: Set<String> = [
    "title", "short", "name", "summary", "text", "notes", "caution", "hold", "measures", "unitName",
    "publisher", "label",
  ]

  static func spoil(_ folder: URL) throws {
    var place = 0
    for name in ["register", "commitments", "meetings", "indicators", "sources", "tensions"] {
      let file = folder.appending(path: "\(name).json")
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      let spoiled = spoiled(object, nil, &place)
      try JSONSerialization.data(withJSONObject: spoiled, options: [.prettyPrinted]).write(to: file)
    }
  }

  private static func spoiled(_ value: Any, _ key: String?, _ place: inout Int) -> Any {
    switch value {
    case let array as [Any]: return array.map { spoiled($0, nil, &place) }
    case let object as [String: Any]:
      var changed: [String: Any] = [:]
      for (name, member) in object.sorted(by: { $0.key < $1.key }) {
        changed[name] = spoiled(member, name, &place)
      }
      return changed
    case let text as String where key.map(members.contains) ?? false:
      place += 1
      return "\(texts[place % texts.count]) \(text)"
    default: return value
    }
  }
}
