import Entities
import JSON
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// What a click or the wheel does; drawing itself says what stands where.
@Suite struct MouseTests {
  private func click(
    _ typist: inout Typist, _ x: Int, _ y: Int, _ kind: Mouse.Kind = .press
  ) {
    typist.press(.mouse(Mouse(kind: kind, x: x, y: y)))
  }

  /// The middle of the first thing on screen that answers so.
  private func place(_ typist: Typist, _ isMeant: (Hit) -> Bool) throws -> Point {
    let found = Hit.all(typist.state).last { isMeant($0.hit) }
    let rect = try #require(found?.rect)
    return Point(x: rect.x + rect.width / 2, y: rect.y)
  }

  /// A cell of a row drawn answers as that row; a click there puts the cursor on it, and gives the
  /// focus. Some rows of each screen: each click draws it anew.
  @Test(arguments: seeds(11, of: 110)) func everyRowAnswersAsItself(seed: Int) throws {
    var random = Seeded(seed)
    let size = Size(
      width: Int.random(in: 20...200, using: &random),
      height: Int.random(in: 5...60, using: &random))
    let scripts = [
      "", "1", "2 j j", "3", "6", "G", "!", "v log Enter", "v figures Enter", "v checks Enter",
    ]
    var typist = Typist(size: size)
    typist.type(scripts[seed % scripts.count])
    let seen = Hit.all(typist.state).filter {
      Rect(size).contains(Point(x: $0.rect.x, y: $0.rect.y))
    }
    for (rect, hit) in seen.shuffled(using: &random).prefix(10) {
      let x = Int.random(in: rect.x..<rect.maxX, using: &random)
      switch hit {
      case .entry(let pane, let entry):
        #expect(Hit.at(Point(x: x, y: rect.y), typist.state) == hit)
        var other = typist
        click(&other, x, rect.y)
        #expect(other.state.focus == pane, "\(size) \(hit)")
        #expect(other.state.scroll(pane).cursor == entry, "\(size) \(hit)")
      case .viewEntry(let entry):
        #expect(Hit.at(Point(x: x, y: rect.y), typist.state) == hit)
        var other = typist
        click(&other, x, rect.y)
        #expect(other.state.view?.scroll.cursor == entry, "\(size) \(hit)")
      default: break
      }
    }
  }

  /// The row that answers is the row that is read there.
  @Test func aRowOfTheListShowsWhatItAnswersAs() throws {
    let typist = Typist()
    let screen = frame(of: typist.state)
    var seen = 0
    for (rect, hit) in Hit.all(typist.state) {
      guard case .entry(.items, let place) = hit, case .row(let row)? = typist.state.lines[place]
      else { continue }
      let text = screen.row(rect.y).map(\.text).joined()
      #expect(text.contains(typist.state.register.index.title(row).prefix(20)))
      seen += 1
    }
    #expect(seen == 14)
  }

  @Test func aDoubleClickOpens() throws {
    var typist = Typist()
    let place = try place(typist) { $0 == .entry(.items, 1) }
    click(&typist, place.x, place.y)
    click(&typist, place.x, place.y, .doublePress)
    #expect(typist.current == "train-20-officers")
    #expect(typist.state.view != nil)
  }

  @Test func aKeyOfTheKeyLineRuns() throws {
    var typist = Typist()
    var place = try place(typist) { $0 == .key("!") }
    click(&typist, place.x, place.y)
    #expect(typist.state.filter.isOverdueOnly)
    place = try self.place(typist) { $0 == .key(":") }
    click(&typist, place.x, place.y)
    let menu = try #require(typist.menu)
    let timeline = try #require(menu.shown.firstIndex { $0.name == "view timeline" })
    let entry = try self.place(typist) { $0 == .menuEntry(timeline) }
    click(&typist, entry.x, entry.y)
    #expect(typist.state.view is TimelineView)
  }

  @Test func aClickBesideAMenuClosesItAndBesideAFormDoesNothing() throws {
    var typist = Typist()
    typist.type("v")
    click(&typist, 0, 0)
    #expect(typist.state.overlay == nil)
    typist.type("n word")
    click(&typist, 0, 2)
    guard case .form(let form)? = typist.state.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.text(.text) == "word")
  }

  @Test func fieldsAndChoicesOfAForm() throws {
    var typist = Typist()
    typist.type("j x")
    let word = try place(typist) { $0 == .field(0) }
    click(&typist, word.x, word.y)
    let form = try #require(typist.form)
    #expect(form.focus == 0 && form.choice(.word) == nil)
    click(&typist, word.x, word.y)
    let turned = try #require(typist.form)
    #expect(turned.choice(.word) != nil)
    #expect(typist.drafts.isEmpty)
  }

  @Test func theWheelScrollsWhatIsUnderThePointer() throws {
    var typist = Typist()
    let domains = try place(typist) { $0 == .entry(.domains, 3) }
    click(&typist, domains.x, domains.y, .wheelDown)
    #expect(typist.state.focus == .items)
    #expect(typist.state.scroll(.domains).top > 0)
    #expect(typist.state.scroll(.items).top == 0)
    for _ in 0..<20 { click(&typist, domains.x, domains.y, .wheelUp) }
    #expect(typist.state.scroll(.domains).top == 0)
    let items = try place(typist) { $0 == .entry(.items, 3) }
    for _ in 0..<40 { click(&typist, items.x, items.y, .wheelDown) }
    let scroll = typist.state.scroll(.items)
    #expect(scroll.top + Layout(typist.state).capacity(.items) == 38)
    #expect(scroll.cursor == scroll.top)
  }

  @Test func tabsOfANarrowScreen() throws {
    var typist = Typist(size: Size(width: 38, height: 10))
    let tab = try place(typist) { $0 == .title(.domains) }
    click(&typist, tab.x, tab.y)
    #expect(typist.state.focus == .domains)
  }

  /// As with a key: the row may be another by now.
  @Test func aClickAfterTheRowMovedIsSwallowed() throws {
    var typist = Typist()
    typist.type("j")
    typist.others(.commitment("train-20-officers"), "title", .string("Another"))
    typist.state.swallowUntil = 2_000
    let place = try place(typist) { $0 == .entry(.items, 0) }
    let cursor = typist.state.scroll(.items).cursor
    click(&typist, place.x, place.y)
    #expect(typist.state.scroll(.items).cursor == cursor)
    #expect(typist.state.message?.text.contains("Click was not taken") == true)
  }

  /// Clicks and turns anywhere: never a trap, nothing recorded but through a form's own Enter.
  @Test(arguments: seeds(12, of: 60)) func anywhereIsSafe(seed: Int) {
    var random = Seeded(seed)
    var typist = Typist(
      size: Size(
        width: Int.random(in: 1...160, using: &random),
        height: Int.random(in: 1...50, using: &random)))
    let kinds: [Mouse.Kind] = [.press, .doublePress, .wheelUp, .wheelDown]
    for _ in 0..<30 {
      let size = typist.state.size
      click(
        &typist, Int.random(in: -1...size.width, using: &random),
        Int.random(in: -1...size.height, using: &random),
        kinds.randomElement(using: &random) ?? .press)
      _ = frame(of: typist.state)
    }
  }
}
