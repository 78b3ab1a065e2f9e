import Config
import JSON
import Testing

/// Layers of settings: what counts, where it comes from, what is told of the rest.
@Suite struct ConfigurationTests {
  @Test func withoutAnythingTheStandardCounts() {
    let configuration = Configuration(Self.settings)
    #expect(configuration.text(.theme) == "terminal")
    #expect(configuration.flag(.mouse) == false)
    #expect(configuration.number(.dueSoonDays) == 30)
    #expect(configuration.number(.staleDays) == nil)
    #expect(configuration.text(.person) == nil)
    #expect(configuration.texts(.hiddenPanes) == [])
  }

  @Test func everyPathIsASettingOnce() {
    #expect(
      Self.settings.map(\.id.rawValue).sorted() == Setting.ID.allCases.map(\.rawValue).sorted())
  }

  @Test func theLastLayerCountsAndSaysSo() throws {
    let configuration = Self.read(
      [
        .file(
          "/etc/a.toml",
          Bytes("person = \"A\"\nparty = \"a\"\nascii = true\n[flags]\ndue-soon-days = 7")),
        .file("~/b.toml", Bytes("\nperson = \"B\"\ntheme = \"dark\"\nflags = {due-soon-days = 9}")),
        .environment(["AHD_THEME": "light", "AHD_ASCII": "0", "HOME": "/x"]),
        .options([.party: "z"]),
      ])
    #expect(configuration.problems.isEmpty)
    let found = configuration.settings.compactMap { setting in
      configuration.entries[setting.id].map { "\(setting.id.rawValue) \($0.origin.words)" }
    }
    #expect(
      found == [
        "person ~/b.toml:2:1", "party --party", "theme $AHD_THEME", "ascii $AHD_ASCII",
        "flags.due-soon-days ~/b.toml:4:10",
      ])
    #expect(configuration.text(.person) == "B")
    #expect(configuration.text(.party) == "z")
    #expect(configuration.flag(.ascii) == false)
    #expect(configuration.number(.dueSoonDays) == 9)
  }

  @Test(arguments: [
    ("theem = \"dark\"", "1:1: theem: there is no such setting; did you mean “theme”?"),
    ("sort = \"due\"", "1:1: sort: there is no such setting; did you mean “list.sort”?"),
    ("[flag]\ndue-soon-days = 1", "1:2: flag: there is no such setting; did you mean “flags”?"),
    (
      "[flags]\nsoon = 1",
      "2:1: flags.soon: there is no such setting; there are due-soon-days, stale-days."
    ),
    ("flags = 3", "1:9: flags: expected a table, [flags], found the number 3."),
    ("theme = \"darc\"", "1:9: theme: “darc” is not one of them; did you mean “dark”?"),
    (
      "theme = 1",
      "1:9: theme: expected one of \"terminal\", \"dark\", \"light\", found the number 1."
    ),
    ("mouse = \"yes\"", "1:9: mouse: expected true or false, found the text “yes”."),
    (
      "[flags]\nstale-days = 0",
      "2:14: flags.stale-days: 0 is out of range; write a number from 1 to 3650."
    ),
    (
      "register = \"here\"",
      "1:12: register: “here” depends on the folder you are in; begin the path with / or ~/."
    ),
    ("[list]\nsort = \"duo\"", "2:8: list.sort: There is no column “duo” to sort by;"),
    ("[list]\nfilter = \"(x\"", "2:10: list.filter: "),
    (
      "[panes]\nhidden = [\"domain\"]",
      "2:10: panes.hidden: “domain” is not one of them; did you mean “domains”?"
    ),
    (
      "[keys]\nreport = [\"x\", 1]",
      "2:10: keys.report: expected the name of a key, or a list of them, found a list."
    ),
    ("person = \"A\"\nperson = \"B\"", "2:1: “person” was set before, in line 1; that one counts."),
    ("person = Seda", "1:10: “Seda” is no value; a text stands in quotes: \"Seda\"."),
  ])
  func aProblemHasItsPlace(_ text: String, _ words: String) {
    let configuration = Self.read([
      .file(
        "c.toml",
        Bytes(
          text
            + "\n[keys]\nlog = \"F9\"".replacing(
              "[keys]", with: text.contains("[keys]") ? "" : "[keys]")))
    ])
    #expect(configuration.problems.count == 1, "\(configuration.problems.map(\.words))")
    #expect(
      configuration.problems.first?.words.hasPrefix("c.toml:" + words) == true,
      "\(configuration.problems.map(\.words))")
    // The rest counts.
    #expect(configuration.bindings.map(\.action) == ["log"])
  }

  @Test(arguments: [
    ("AHD_ASCII", "maybe", "$AHD_ASCII: ascii: expected true or false, found “maybe”."),
    ("AHD_THEME", "drak", "$AHD_THEME: theme: “drak” is not one of them; did you mean “dark”?"),
  ])
  func aWrongVariableIsTold(_ name: String, _ text: String, _ words: String) {
    let configuration = Self.read([
      .file("c.toml", Bytes("ascii = true\ntheme = \"light\"")), .environment([name: text]),
    ])
    #expect(configuration.problems.map(\.words) == [words])
    #expect(configuration.flag(.ascii) && configuration.text(.theme) == "light")
  }

  @Test func bindingsStandWithTheirPlacesTheHighestLayerFirst() {
    let configuration = Self.read([
      .file("low.toml", Bytes("[keys]\nreport = \"R\"")),
      .file("high.toml", Bytes("keys.undo = [\"U\", 'F2']\nkeys.redo = []")),
    ])
    #expect(
      configuration.bindings.map { "\($0.action) \($0.place.words) \($0.layer)" }
        == ["undo high.toml:1:6 1", "redo high.toml:2:6 1", "report low.toml:2:1 0"])
    #expect(configuration.bindings[0].keys.map(\.name) == ["U", "F2"])
    #expect(
      configuration.bindings[0].keys.map(\.place.words) == ["high.toml:1:14", "high.toml:1:19"])
  }

  // MARK: What is printed

  @Test func theEffectiveConfigurationReadsBack() {
    let hostile = "a\"b\\c\u{1B}[31m\u{202E}d\u{200B}\ne"
    let text =
      "person = \(JSONValue.string(hostile).compact)\ntheme = \"dark\"\n[panes]\nhidden = [\"status\"]"
    let configuration = Self.read([.file("x\u{1B}\n.toml", Bytes(text))])
    #expect(configuration.problems.isEmpty)
    let keys = [
      KeyRow(action: "report", keys: ["x"], standard: ["x"], help: "h"),
      KeyRow(action: "undo", keys: [], standard: ["u"], help: "h"),
    ]
    let printed = configuration.effective(keys: keys, files: [("x\u{1B}\n.toml", true)])
    #expect(!printed.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{200B}"].contains($0) })
    let again = Self.read([.file("again", Bytes(printed))])
    #expect(again.problems.isEmpty)
    for setting in Self.settings {
      #expect(again.value(setting.id) == configuration.value(setting.id))
    }
    #expect(again.bindings.map(\.action) == ["report", "undo"])
    #expect(again.bindings.map { $0.keys.map(\.name) } == [["x"], []])
    #expect(printed.contains("theme = \"dark\"") && printed.contains("default \"terminal\""))
  }

  /// A key given in a file counts as given, though it is the one the action has by default.
  @Test func aKeyBoundToItsDefaultComesFromItsFile() {
    let configuration = Self.read([.file("own.toml", Bytes("[keys]\nreport = \"x\"\nundo = \"y\""))]
    )
    let rows = [
      KeyRow(action: "report", keys: ["x"], standard: ["x"], help: "h"),
      // What the file says of it was refused.
      KeyRow(action: "undo", keys: ["u"], standard: ["u"], help: "h"),
    ]
    let printed = configuration.effective(keys: rows, files: [])
    #expect(printed.contains("report = \"x\"  # own.toml:2:1\n"))
    #expect(printed.contains("undo = \"u\"    # default"))
    let json = configuration.json(keys: rows, files: [], problems: [])
    #expect(json.ranges(of: "\"origin\": \"file\"").count == 1)
  }

  /// All of it is comments; without them it is the standard.
  @Test func theTemplateIsTheStandard() {
    let keys = [KeyRow(action: "report", keys: ["F2"], standard: ["x"], help: "h")]
    let template = Setting.template(Self.settings, keys: keys)
    let silent = Self.read([.file("t", Bytes(template))])
    #expect(silent.problems.isEmpty && silent.entries.isEmpty && silent.bindings.isEmpty)
    let lines = template.split(separator: "\n").map(String.init)
    let bare = lines.map { $0.hasPrefix("# ") && $0.contains(" = ") ? String($0.dropFirst(2)) : $0 }
    let spoken = Self.read([.file("t", Bytes(bare.joined(separator: "\n")))])
    #expect(spoken.problems.isEmpty, "\(spoken.problems.map(\.words))")
    for setting in Self.settings where setting.standard != nil {
      #expect(spoken.value(setting.id) == setting.standard, "\(setting.id)")
    }
    #expect(spoken.bindings.map { $0.keys.map(\.name) } == [["x"]])
  }

  @Test func jsonIsReadAsItWasMeant() throws {
    let configuration = Self.read([.file("c.toml", Bytes("\nmouse = true\nx = 1"))])
    let json = try JSONValue(
      configuration.json(keys: [], files: [("c.toml", true)], problems: configuration.problems))
    let mouse = json["settings"]?.array?.first { $0["key"]?.string == "mouse" }
    #expect(mouse?["value"] == .bool(true) && mouse?["default"] == .bool(false))
    #expect(mouse?["origin"]?.string == "file" && mouse?["line"]?.int == 2)
    #expect(json["problems"]?.array?.count == 1)
    #expect(json["problems"]?.array?.first?["line"]?.int == 3)
  }

  // MARK: Hostile

  @Test func whatIsNoConfigurationIsToldAndBounded() {
    let huge = Bytes([UInt8](repeating: UInt8(ascii: "#"), count: 2 << 20))
    #expect(Self.read([.file("h", huge)]).problems.map(\.fault) == [.tooLarge])
    let binary = Bytes((0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 167) })
    #expect((1...21).contains(Self.read([.file("b", binary)]).problems.count))
    let unreadable = Self.read([.unreadable("u", why: "permission is denied")])
    #expect(
      unreadable.problems.map(\.words)
        == ["u: the file cannot be read (permission is denied); nothing of it counts."])
    let long = String(repeating: "x", count: 100_000)
    let problems = Self.read([.file("l", Bytes("theme = \"\(long)\""))]).problems
    #expect(problems.count == 1)
  }

  // MARK: Table

  static let settings = Setting.all(
    Vocabulary(themes: ["terminal", "dark", "light"], panes: ["domains", "status"]))

  static func read(_ layers: [Configuration.Layer]) -> Configuration {
    Configuration(settings, layers)
  }
}
