import Entities
import Query
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct FilterTests {
  @Test func enterOnADomainFiltersByIt() {
    var typist = Typist()
    typist.type("f Down Down Down Down Down Down Enter")
    #expect(typist.state.filter.domains == ["narcotics-control"])
    #expect(
      typist.titles == [
        "Keep heroin figures current", "Joint precursor operations", "Shared satellite watch",
        "Anti-drug initiatives",
      ])
    #expect(typist.state.focus == .items)
  }

  @Test func spaceAddsADomain() {
    var typist = Typist()
    typist.type("f j Space j Space")
    #expect(typist.state.filter.domains == ["border-management", "coast-guard"])
    #expect(typist.titles.count == 4)
    typist.type("Space")
    #expect(typist.state.filter.domains == ["border-management"])
  }

  @Test func eachPaneCountsUnderAllFiltersButItsOwn() {
    var typist = Typist()
    typist.type("f j j j j j j Enter")
    #expect(typist.state.counts.domains.map(\.total).prefix(3) == [2, 3, 6])
    #expect(typist.state.counts.statuses[.notStarted] == 3)
    #expect(typist.state.counts.underStatus == 4)
  }

  @Test func findFiltersLiveAndEnterKeeps() {
    var typist = Typist()
    typist.type("/ heroin")
    #expect(typist.titles == ["Keep heroin figures current"])
    typist.type("Enter")
    #expect(typist.state.filter.text == "heroin")
    #expect(typist.state.overlay == nil)
  }

  @Test func escAtThePromptDropsWhatWasTyped() {
    var typist = Typist()
    typist.type("/ heroin Esc")
    #expect(typist.state.filter.isEmpty)
    #expect(typist.titles.count == 38)
  }

  @Test(arguments: ["turkiye", "TÜRKİYE", "Türkiye", "tu\u{0308}rkiye"])
  func searchingFoldsLetters(word: String) {
    var typist = Typist()
    typist.type("/ \(word)")
    #expect(typist.titles.contains("Back Türkiye at Interpol"))
  }

  @Test func aShorterQueryFindsAgainWhatALongerLost() {
    var typist = Typist()
    typist.type("/ heroinx")
    #expect(typist.titles.isEmpty)
    typist.type("Backspace")
    #expect(typist.titles == ["Keep heroin figures current"])
  }

  @Test func fieldsNarrowToo() {
    var typist = Typist()
    typist.type("/ strength:firm Enter")
    #expect(typist.titles.count == 2)
    typist.type("/ Ctrl-U heroin Space or Space coast Enter")
    #expect(typist.titles.count > 1)
  }

  @Test func overdueTogglesAndEscDropsTheNewestFilter() {
    var typist = Typist()
    typist.type("!")
    #expect(typist.titles.count == 4)
    typist.type("f j j j j j j j Enter")
    #expect(typist.titles == ["Train 20 officers in Ankara", "Police exchange results"])
    typist.type("Esc")
    #expect(typist.titles.count == 4)
    typist.type("Esc")
    #expect(typist.titles.count == 38)
  }

  @Test func dropAllFilters() {
    var typist = Typist()
    typist.type("! / a Enter f j Enter F")
    #expect(typist.state.filter.isEmpty)
    #expect(typist.titles.count == 38)
  }

  @Test func theStatusPaneFilters() {
    var typist = Typist()
    typist.type("3 j Enter")
    #expect(typist.state.filter.status == .noReport)
    #expect(typist.titles.count == 4)
  }

  @Test func theCursorKeepsItsItemThroughFilters() {
    var typist = Typist()
    typist.type("j")
    #expect(typist.current == "train-20-officers")
    typist.type("/ officers Enter")
    #expect(typist.current == "train-20-officers")
    typist.type("F")
    #expect(typist.current == "train-20-officers")
    #expect(typist.state.scroll(.items).cursor == 1)
  }
}
