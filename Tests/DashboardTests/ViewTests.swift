import JSON
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Rules of the screen that hold at more than one size.
@Suite struct ViewTests {
  private func rows(_ shot: Shot, _ width: Int, _ height: Int) -> [String] {
    rows(shot.state(Size(width: width, height: height)))
  }

  private func rows(_ state: DashboardState) -> [String] {
    frame(of: state).glyphs().split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// One screen at many widths.
  private func each(
    _ widths: some Sequence<Int>, _ height: Int, keys: String = "", _ check: (Int, [String]) -> Void
  ) {
    var state = Shot(name: "", keys: keys).state(Size(width: 120, height: height))
    for width in widths {
      state.resize(to: Size(width: width, height: height))
      check(width, rows(state))
    }
  }

  // MARK: First and last lines

  @Test func theCountsAreNeverCutFrom100Columns() {
    each(100...160, 28) { width, rows in
      #expect(rows[0].contains("38 items, 4 overdue"), "\(width)")
    }
  }

  @Test func theRegisterIsNamedFrom60Columns() {
    each(60...140, 20) { width, rows in
      let isNamed =
        rows[0].contains("Pakistan–Türkiye JWG") || rows[0].contains("Türkiye Joint Working Group")
      #expect(isNamed, "\(width)")
    }
  }

  @Test func helpAndTheWayOutAreNeverCutFromTheKeys() {
    each(60...130, 20) { width, rows in
      #expect(rows.last?.contains("? help  q quit") == true, "\(width)")
    }
    each(60...130, 20, keys: "Enter") { width, rows in
      #expect(rows.last?.contains("Esc back  ? help") == true, "\(width)")
    }
    each(20...59, 12) { width, rows in
      #expect(rows.last?.contains("? help") == true, "\(width)")
    }
  }

  @Test func aPastDayAndReadOnlyStandInReverse() {
    let shot = Shot(name: "", asOf: day("2025-12-31"), readOnly: "no")
    let frame = shot.frame(Size(width: 120, height: 36))
    let first = frame.glyphs().prefix(120)
    #expect(first.contains("AS OF 31 DEC 2025, READ-ONLY"))
    let reversed = frame.row(0).filter(\.style.reverse).map(\.text).joined()
    #expect(reversed == "AS OF 31 DEC 2025, READ-ONLY")
  }

  // MARK: Panes

  @Test(arguments: [80, 120, 200]) func focusIsAHeavyBorder(width: Int) {
    for pane in Pane.allCases {
      let height = width == 80 ? 24 : 40
      let text = rows(Shot(name: "", keys: "\(pane.rawValue)"), width, height).joined(
        separator: "\n")
      #expect(text.contains("┏\(pane.rawValue) "), "\(pane)")
      #expect(text.count { $0 == "┏" } == 1, "one focus")
    }
  }

  @Test func aFormTakesTheFocusFromThePanes() {
    let text = rows(Shot(name: "", keys: "x"), 120, 36).joined(separator: "\n")
    #expect(text.count { $0 == "┏" } == 1)
    #expect(text.contains("┏Report done ━ Hold session 1 in Ankara"))
  }

  @Test func everyPaneIsOnTheScreenFrom60Columns() {
    for (width, height) in [(60, 16), (80, 24), (99, 50), (100, 28), (150, 40), (200, 60)] {
      for keys in ["", "1", "2", "3", "5", "6"] {
        let text = rows(Shot(name: "", keys: keys), width, height).joined()
        for pane in Pane.allCases {
          #expect(
            text.contains("\(pane.rawValue) \(pane.title)"), "\(width)x\(height) \(keys) \(pane)")
        }
      }
    }
  }

  @Test func anEmptyResultSaysWhichKeyUndoesIt() {
    let keys = "f j j j j j j j Enter / heroin Enter"
    let text = rows(Shot(name: "", keys: keys), 120, 36).joined()
    #expect(
      text.contains(
        "Nothing in Policing matches \"heroin\". Esc drops the words, F every filter."))
  }

  @Test func theTitleNamesEveryFilter() {
    let text = rows(
      Shot(name: "", keys: "! f j j j j j j j Enter 3 j Enter / train Enter"), 120, 36)[1]
    for part in ["Policing", "no report", "overdue", "\"train\""] {
      #expect(text.contains(part), "\(part)")
    }
  }

  // MARK: Rows after a report

  @Test func aReportedRowSaysWhatItLacks() {
    func row(_ keys: String, _ width: Int = 120) -> String {
      let lines = rows(Shot(name: "", keys: Shot.train + keys), width, 40)
      return lines.first { $0.contains("▸") && $0.contains("Train 20 off") } ?? ""
    }
    let drawn = "▸  Train 20 officers in Ankara TR*→ PK pledge    Q1 2026*          "
    #expect(row(" x Enter").contains(drawn + "◑ 3 missing "))
    let evidence = " x Certificates Shift-Tab Shift-Tab t Enter"
    #expect(row(evidence).contains(drawn + "◑ PK missing"))
    #expect(row(evidence + " c Shift-Tab Shift-Tab p Enter").contains(drawn + "● done        "))
    for width in [160, 170, 185, 196, 200, 240] {
      #expect(row(evidence, width).contains("◑ reported, needs Pakistan's word"), "\(width)")
    }
  }

  // MARK: Hostile text

  @Test func nothingOfAFileReachesTheScreenRaw() {
    let register = Shot.changed([
      "Drone defence protocols": #"Drone\u001b[2J\u202edefence\u0007\u0000"#,
      "Put AI-based": #"Put\u001b]0;x\u0007 AI-based"#,
    ])
    for keys in ["", "j", "j Enter", "Enter", "j x", "j L", "2"] {
      for (width, height) in [(120, 36), (80, 24), (38, 10), (15, 4)] {
        let frame = Shot(name: "", keys: keys, register: register).frame(
          Size(width: width, height: height))
        let unsafe = frame.glyphs().unicodeScalars.first { scalar in
          scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F || scalar.value == 0x202E
        }
        #expect(unsafe == nil, "\(keys)")
      }
    }
  }

  @Test func asciiMeansNoSignOfOursIsAnyOther() {
    let signs = Set("─━│┃╭╮╰╯┏┓┗┛▸✓○◔◑●×■□…→←↓↑¶‹›▏█▌▐▒░·┄◌»≠┤┼┴“”")
    for shot in Shot.all {
      var shot = shot
      shot.isASCII = true
      var state = shot.state(Size(width: 120, height: 36))
      for size in Shot.sizes where size.width != 200 {
        state.resize(to: size)
        let found = Dashboard.frame(of: state).glyphs().first(where: signs.contains)
        #expect(found == nil, "\(shot.name) \(size): \(found.map(String.init) ?? "")")
      }
    }
  }

  /// Colour stands on glyphs and the late figure, never on words.
  @Test func colourIsNeverOnWords() {
    for shot in Shot.all {
      let frame = shot.frame(Size(width: 120, height: 36))
      for y in 0..<36 {
        let coloured = frame.row(y).filter { $0.style.colour != .standard }.map(\.text).joined()
        #expect(coloured.count <= 24, "\(shot.name) row \(y): \(coloured)")
        #expect(
          !coloured.contains { $0.isLetter && !"modr".contains($0) }, "\(shot.name): \(coloured)")
      }
    }
  }
}
