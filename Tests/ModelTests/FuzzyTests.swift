import Search
import TestSupport
import Testing

@Suite struct FuzzyTests {
  private let names = [
    "report", "redo", "record", "session-report", "view timeline", "timeline", "undo", "overdue",
    "half-up", "figures", "İşbirliği",
  ]

  @Test(arguments: [
    ("report", "report"), ("rep", "report"), ("sr", "session-report"), ("time", "timeline"),
    ("vt", "view timeline"), ("und", "undo"), ("hu", "half-up"), ("isbir", "İşbirliği"),
    ("FIG", "figures"), ("view time", "view timeline"), ("time view", "view timeline"),
  ])
  func theBestComesFirst(typed: String, first: String) {
    let ranked = Fuzzy(typed).ranked(names) { ($0, "") }
    #expect(ranked.first == first, "\(ranked)")
  }

  @Test func strewnLettersAreNoHit() {
    #expect(Fuzzy("nar").score("information-sharing") == nil)
    #expect(Fuzzy("xyz").score("report") == nil)
    #expect(Fuzzy("reportt").score("report") == nil)
  }

  @Test func aSentenceCountsByBeginningsOfItsWordsAndLess() throws {
    let inHelp = try #require(Fuzzy("evid").score("report", also: "with word and evidence"))
    #expect(Fuzzy("vidence").score("report", also: "with word and evidence") == nil)
    #expect(try #require(Fuzzy("evid").score("evidence")) > inHelp)
  }

  @Test func nothingTypedKeepsAllAsTheyAre() {
    #expect(Fuzzy(" ").ranked(names) { ($0, "") } == names)
  }

  /// Whatever is found holds the letters in their order, and equals stay as they stood.
  @Test(arguments: 0..<40) func rankingIsStableAndSound(seed: Int) throws {
    var random = Seeded(seed)
    let letters = Array("abcd-")
    func word(_ length: Int) -> String {
      String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
    }
    let names = (0..<60).map { (number: $0, text: word(1 + $0 % 7)) }
    let typed = word(1 + seed % 4)
    let ranked = Fuzzy(typed).ranked(names) { ($0.text, "") }
    for hit in ranked {
      var rest = hit.text[...]
      for letter in typed {
        let place = try #require(rest.firstIndex(of: letter), "\(typed) in \(hit.text)")
        rest = rest[rest.index(after: place)...]
      }
    }
    for (one, other) in zip(ranked, ranked.dropFirst()) where one.text == other.text {
      #expect(one.number < other.number)
    }
    #expect(Set(names.map(\.text)).contains(typed) ? ranked.first?.text == typed : true)
  }
}
