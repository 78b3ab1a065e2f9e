import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// `+` and `_`: panes made larger, smaller, hidden, and brought back.
@Suite struct PanesTests {
  private func height(_ typist: Typist, _ pane: Pane) -> Int {
    Layout(typist.state).rect(pane).height
  }

  @Test func halfThenAllThenBack() {
    var typist = Typist()
    let before = Layout(typist.state).rect(.domains)
    typist.type("2 +")
    let half = Layout(typist.state).rect(.domains)
    #expect(half.width == 60 && half.height == 31)
    #expect(height(typist, .meetings) == 1)
    typist.type("+")
    #expect(Layout(typist.state).rect(.domains) == Rect(x: 0, y: 1, width: 120, height: 33))
    #expect(height(typist, .items) == 0)
    typist.type("+")
    #expect(typist.state.message?.text == "Domains has all the room there is; _ takes some away.")
    typist.type("4")
    #expect(Layout(typist.state).rect(.domains) == before, "while another pane has the focus")
    typist.type("2 _ _")
    #expect(Layout(typist.state).rect(.domains) == before)
    #expect(typist.others.allSatisfy { $0 == "keep panes" })
    #expect(typist.others.count == 4)
  }

  @Test func aLineThenHiddenThenBackByItsDigit() {
    var typist = Typist()
    typist.type("6 _")
    #expect(height(typist, .figures) == 1 && typist.state.focus == .figures)
    typist.type("_")
    #expect(height(typist, .figures) == 0 && typist.state.focus == .items)
    #expect(typist.state.message?.text == "Figures is hidden; 6 brings it back.")
    #expect(!frame(of: typist.state).glyphs().contains("6 Figures"))
    typist.type("Tab Tab")
    #expect(typist.state.focus == .meetings, "Tab passes what is hidden")
    typist.type("6")
    #expect(height(typist, .figures) > 2 && typist.state.focus == .figures)
  }

  @Test(arguments: [
    Size(width: 120, height: 36), Size(width: 80, height: 24), Size(width: 38, height: 10),
  ])
  func theLastPaneStays(size: Size) {
    var typist = Typist(size: size)
    for _ in 0..<30 { typist.type("_") }
    #expect(typist.state.panes.shown(Layout(typist.state).screen).count == 1)
    #expect(typist.state.message?.text.hasSuffix("is the last pane and stays.") == true)
    let (screen, focus) = (Layout(typist.state).screen, typist.state.focus)
    #expect(screen.sizes[0] == .hidden && typist.state.panes[screen, focus] == screen.sizes[1])
  }

  @Test func eachClassOfScreenHasItsOwn() {
    var typist = Typist()
    typist.type("6 _ _")
    typist.state.resize(to: Size(width: 80, height: 24))
    #expect(frame(of: typist.state).glyphs().contains("6 Figures"))
    typist.state.resize(to: Size(width: 120, height: 36))
    #expect(!frame(of: typist.state).glyphs().contains("6 Figures"))
  }

  @Test func theyAreKeptAsWords() {
    var typist = Typist()
    typist.type("6 _ _ 2 + 1 _")
    let words = typist.state.panes.words
    #expect(words == ["panes": ["figures": "hidden", "domains": "half", "meetings": "line"]])
    #expect(PaneSizes(words: words) == typist.state.panes)
    let all = Dictionary(uniqueKeysWithValues: Pane.allCases.map { ($0.name, "hidden") })
    #expect(
      PaneSizes(words: ["panes": all, "tabs": ["items": "enormous"], "x": [:]]) == PaneSizes())
  }

  @Test func configuredPanesStartHidden() {
    var settings = Typist.settings
    settings.hiddenPanes = [.figures, .meetings]
    let typist = Typist(size: Size(width: 120, height: 36), settings: settings)
    #expect(height(typist, .figures) == 0 && height(typist, .meetings) == 0)
    settings.hiddenPanes = Set(Pane.allCases)
    #expect(Typist(settings: settings).state.panes == PaneSizes())
  }

  /// Whatever a person does to the panes, at any size: they do not overlap, stay within the screen,
  /// and what has the focus is there.
  @Test(arguments: seeds(20, of: 120)) func panesNeverOverlap(seed: Int) {
    var random = Seeded(seed)
    var typist = Typist()
    let keys = [
      "+", "_", "_", "1", "2", "3", "4", "5", "6", "Tab", "Shift-Tab", "h", "l", "f", "Enter",
      "Esc",
    ]
    for _ in 0..<20 {
      typist.type(keys.randomElement(using: &random) ?? "+")
      typist.state.resize(
        to: Size(
          width: Int.random(in: 20...220, using: &random),
          height: Int.random(in: 5...70, using: &random)))
      let layout = Layout(typist.state)
      let rects = Pane.allCases.map(layout.rect).filter { !$0.isEmpty }
      for (place, rect) in rects.enumerated() {
        #expect(Rect(layout.size).intersection(rect) == rect, "\(layout.size)")
        for other in rects[(place + 1)...] {
          #expect(rect.intersection(other).isEmpty, "\(layout.size) \(typist.state.panes.words)")
        }
      }
      #expect(!layout.rect(typist.state.focus).isEmpty, "\(layout.size)")
      _ = frame(of: typist.state)
    }
  }
}
