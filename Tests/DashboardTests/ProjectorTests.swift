import Register
import Screen
import Sheets
import TestSupport
import Testing

@testable import Dashboard

/// A screen that a room reads: large, without notes, and nothing can be written from it.
@Suite struct ProjectorTests {
  private static let note = "zebra-crossing"

  /// Notes on an item, a session and a figure; then the projector.
  private func room(_ size: Size = Size(width: 100, height: 30)) -> Typist {
    var typist = Typist(Shot.bundled, size: size, settings: Typist.settings)
    typist.type("j n \(Self.note) Enter")
    typist.type("6 j n \(Self.note) Enter 1 k k k k k n \(Self.note) Enter 4")
    #expect(typist.drafts.count == 3)
    typist.type("v projector Enter")
    #expect(typist.state.settings.isProjector)
    return typist
  }

  private func text(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  @Test(arguments: [
    "Enter", "Enter G", "5 G", "6 j Enter G", "1 k k k k k Enter Enter G", "L", "L j j", "Enter L",
    "L y", "L j y", "L j j y", "6 j y", "g y", "v changes Enter", "v agenda Enter",
    "1 k k k k k Enter", "1 k k k k k Enter w",
  ])
  func noNoteIsShown(keys: String) {
    for size in [
      Size(width: 100, height: 30), Size(width: 80, height: 24), Size(width: 38, height: 10),
    ] {
      var typist = room(size)
      typist.type(keys)
      #expect(!text(typist).contains("zebra"), "\(size) \(keys)")
    }
  }

  /// The same places show it where nobody else reads.
  @Test func notesAreShownElsewhere() {
    var typist = room()
    typist.type("v projector Enter Enter G")
    #expect(text(typist).contains("zebra"))
  }

  @Test func itSaysWhatIsWithheld() {
    var typist = room()
    typist.type("Enter G")
    #expect(text(typist).contains("notes are withheld in projector mode"))
    typist.type("Esc L j j j")
    #expect(text(typist).contains("withheld in projector mode"))
  }

  @Test(arguments: ["x", "n", "s", "d", "e", "a", "u", "c", "E", "R"])
  func nothingIsWritten(key: String) {
    var typist = room()
    let before = typist.drafts.count
    typist.type(key)
    #expect(typist.state.overlay == nil)
    #expect(typist.state.message?.text == "Projector mode writes nothing; v, projector leaves it.")
    typist.type("Enter")
    #expect(typist.drafts.count == before)
  }

  /// Nor is a file, nor anything exchanged.
  @Test(arguments: ["export csv out.csv", "sync"]) func nothingLeaves(line: String) {
    var typist = room()
    #expect(typist.state.run(line).isEmpty)
    #expect(typist.state.message?.text == "Projector mode writes nothing; v, projector leaves it.")
  }

  @Test func nothingIsDim() {
    for keys in ["", "Enter", "1 Enter", "6", "v timeline Enter"] {
      var typist = room()
      typist.type(keys)
      #expect(!frame(of: typist.state).styles().contains { "defhiDEFHI".contains($0) }, "\(keys)")
    }
  }

  /// Rows stand apart, the margins are blank, and a page is what is seen.
  @Test func rowsStandApart() {
    var typist = room(Size(width: 80, height: 24))
    typist.type("g j")
    let lines = text(typist).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 24)
    #expect(lines[0].allSatisfy { $0 == " " })
    #expect(lines.allSatisfy { $0.hasPrefix("     ") && $0.count == 80 })
    let cursor = lines.firstIndex { $0.contains("▸") } ?? 0
    #expect(lines[cursor + 1].filter { $0 != " " } == "┃┃")
    #expect(lines[cursor + 2].contains("Return visit"))
    #expect(typist.state.scroll(.items).top == 0)
  }

  /// Every row of the list can be reached and is seen.
  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 61, height: 18),
  ])
  func theCursorIsAlwaysSeen(size: Size) {
    var typist = room(size)
    typist.type("g")
    for row in typist.state.rows {
      let title = typist.state.register.index.title(Int(row)).prefix(10)
      let line = text(typist).split(separator: "\n").first { $0.contains("▸") }
      #expect(line?.contains(title) == true, "\(title)")
      typist.type("j")
    }
  }

  @Test func itHoldsAtEverySize() {
    for keys in ["", "Enter", "6", "v checks Enter", "v agenda Enter", "?"] {
      var typist = room()
      typist.type(keys)
      let widths = [1, 2, 19, 20, 38, 59, 60, 69, 70, 80, 99, 100, 120, 150, 200]
      let heights = [1, 4, 5, 10, 15, 16, 19, 20, 24, 30, 60]
      for (number, width) in widths.enumerated() {
        // Two heights a width, so that each meets several of the other.
        for height in [heights[number % 11], heights[(number + 5) % 11]] {
          typist.state.resize(to: Size(width: width, height: height))
          #expect(frame(of: typist.state).size == Size(width: width, height: height))
        }
      }
    }
  }

  @Test func theMouseHitsWhatIsSeen() {
    let typist = room(Size(width: 80, height: 24))
    let lines = text(typist).split(separator: "\n", omittingEmptySubsequences: false)
    let y = lines.firstIndex { $0.contains("Return visit") } ?? 0
    #expect(Hit.at(Point(x: 20, y: y), typist.state) == .entry(.items, 2))
    #expect(Hit.at(Point(x: 0, y: 0), typist.state) == nil)
  }

  @Test func looksAsRecorded() {
    for (name, keys) in [
      ("list", "4 g"), ("item", "4 g j Enter"), ("agenda", "v agenda Enter"),
    ] {
      let frames = [(80, 24), (120, 36)].map { width, height -> String in
        var typist = room(Size(width: width, height: height))
        typist.type(keys)
        return frame(of: typist.state).recorded(but: Shot.start(typist.state.screen))
      }
      expectGolden(frames.joined(separator: "\n"), named: "projector-\(name)")
    }
  }
}

@Suite struct ThemeTests {
  @Test func aThemeIsWornOrSaysWhyNot() {
    var typist = Typist(Shot.bundled, size: Size(width: 120, height: 36), settings: Typist.settings)
    #expect(typist.state.run("theme dark").isEmpty)
    #expect(typist.state.settings.theme == .dark)
    #expect(typist.state.message?.text.hasPrefix("Theme dark") == true)
    typist.state.settings.takesSchemes = false
    _ = typist.state.run("theme light")
    #expect(typist.state.message?.text.contains("needs 256 colours") == true)
    _ = typist.state.run("theme terminal")
    #expect(typist.state.themeObstacle == nil)
  }

  /// A theme is a matter of whoever shows the frame: the frame is the same.
  @Test(arguments: Scheme.Name.allCases) func framesNameNoTheme(name: Scheme.Name) {
    var typist = Typist(Shot.bundled, size: Size(width: 120, height: 36), settings: Typist.settings)
    let before = frame(of: typist.state)
    typist.state.settings.theme = name
    #expect(frame(of: typist.state) == before)
  }
}
