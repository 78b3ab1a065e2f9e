import Acts
import Check
import Entities
import Interchange
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// Whose word it is: what counts, what is told of it, and that nothing else depends on it.
@Suite struct VouchingTests {
  private func book(_ words: String? = nil, signers: Bool = true) -> Book {
    var small = SmallRegister()
    small.words = words
    if signers { small.signers = ["pk": [Keys.line(1)], "tr": [Keys.line(2)]] }
    return Book(small)
  }

  /// A report with evidence in the name of pk, and the word of tr.
  private func told(_ words: String?, signers: Bool = true) -> Book {
    var book = book(words, signers: signers)
    let report = book.report(by: "a-aaaaaa", party: "pk", evidence: "photo")
    book.confirm(for: [report], by: "b-bbbbbb", party: "tr")
    return book
  }

  private func kinds(_ register: Register) -> [String] {
    register.findings().filter {
      [.unverified, .unverifiedEvents, .noSigners, .unvouched].contains($0.kind)
    }.map { "\($0.severity.rawValue) \(register.words(of: $0))" }
  }

  @Test("without keys nothing is asked and nothing is told")
  func noKeys() {
    let book = told(nil, signers: false)
    var register = book.opened()
    let before = register.digest
    #expect(register.vouch(Vouching([(book.lines[1], by: "tr")])) == [])
    #expect(register.digest == before)
    #expect(register.status("pump") == .done)
    #expect(register.keyWords(0) == nil)
    #expect(register.detail(0).done.given == ["Party pk's word", "Party tr's word"])
    #expect(register.detail(0).done.words == "complete")
    #expect(kinds(register) == [])
  }

  @Test("claimed words count, and each is told as what it is")
  func claimed() {
    let book = told(nil)
    var register = book.opened()
    #expect(register.vouch(Vouching([(book.lines[1], by: "tr")])) == [0])
    #expect(register.status("pump") == .done)
    #expect(
      register.detail(0).done.given == [
        "Party pk's word, by a-aaaaaa: claimed, not verified",
        "Party tr's word, by b-bbbbbb: verified by key",
      ])
    #expect(
      register.detail(0).done.words
        == "complete · Party tr's word verified by key · Party pk's word claimed, not verified")
    #expect(
      kinds(register) == [
        "note Party pk's word is claimed, not verified",
        "note 1 of 1 event in the name of Party pk came with no key of it",
      ])
  }

  @Test("under the rule verified only what its own key vouches for counts")
  func verified() {
    let book = told("verified")
    var register = book.opened()
    #expect(register.status("pump") == .reportedDone)
    #expect(register.report("pump")?.missingWords == ["pk", "tr"])
    _ = register.vouch(Vouching([(book.lines[0], by: "tr"), (book.lines[1], by: "tr")]))
    #expect(register.status("pump") == .reportedDone)
    #expect(register.report("pump")?.missingWords == ["pk"])
    #expect(register.keyWords(0) == "claimed, not verified; it came with Party tr's key")
    #expect(
      register.detail(0).done.words == "still missing: Party pk's word (claimed, not verified)")
    #expect(
      kinds(register).first == "warning Party pk's word is claimed, not verified, so not counted")
    _ = register.vouch(Vouching([(book.lines[0], by: "pk"), (book.lines[1], by: "tr")]))
    #expect(register.status("pump") == .done)
    #expect(kinds(register) == [])
    _ = register.vouch(Vouching(gap: .keysChanged))
    #expect(register.status("pump") == .reportedDone)
  }

  @Test("a word that only claims to be a party's keeps it from giving its own")
  func own() throws {
    let book = told("verified")
    var register = book.opened()
    let actor = Actor(person: "b", party: "tr")
    #expect(throws: Never.self) { try register.confirm([0], by: actor) }
    _ = register.vouch(Vouching([(book.lines[1], by: "tr")]))
    #expect(throws: Refusal.self) { try register.confirm([0], by: actor) }
  }

  @Test("words with keys of their own parties are two hands, whatever names were typed")
  func hands() {
    var book = book()
    let report = book.report(by: "a-aaaaaa", person: "desk", party: "pk", evidence: "photo")
    book.confirm(for: [report], by: "b-bbbbbb", person: "desk", party: "tr")
    var register = book.opened()
    #expect(register.flags("pump").contains(.oneHand))
    let rows = register.vouch(Vouching([(book.lines[0], by: "pk"), (book.lines[1], by: "tr")]))
    #expect(rows == [0])
    #expect(!register.flags("pump").contains(.oneHand))
  }

  @Test("what the opening balance holds is agreed and counts")
  func opening() {
    var small = SmallRegister([
      SmallRegister.item(
        "pump",
        ["status": "reported-done", "confirmations": ["pk": nil, "tr": nil], "evidence": ["x"]])
    ])
    small.words = "verified"
    small.signers = ["pk": [Keys.line(1)]]
    let register = small.open()
    #expect(register.status("pump") == .done)
    #expect(register.detail(0).done.given[0] == "Party pk's word: part of the opening balance")
  }

  @Test("a new opening balance takes over no word that does not count")
  func newOpening() throws {
    let book = told("verified")
    var register = book.opened()
    _ = register.vouch(Vouching([(book.lines[1], by: "tr")]))
    let files = try register.newOpening()
    let made = Register(files: files, today: Samples.today)
    #expect(made.item(0)?.confirmations.keys.sorted() == ["tr"])
    #expect(made.header.allowedSigners == register.header.allowedSigners)
    #expect(made.header.words == .verified)
  }

  @Test("rules nobody can meet, and what is not known here, are told")
  func told() {
    #expect(
      kinds(book("verified", signers: false).opened()) == [
        "warning only verified words count, and no key may speak for Party pk and Party tr"
      ])
    #expect(
      kinds(book("verified").opened()) == [
        "warning ahd sync has not looked at the history here yet"
      ])
    #expect(kinds(book().opened()) == ["note ahd sync has not looked at the history here yet"])
  }

  @Test("a party whose keys have all ended has none that may speak")
  func ended() {
    var small = SmallRegister()
    small.words = "verified"
    func told(_ before: String, on today: String) -> [String] {
      let line = Keys.line(1, options: "valid-after=\"20260101\",valid-before=\"\(before)\"")
      small.signers = ["pk": [line], "tr": [Keys.line(2)]]
      return kinds(small.open(today: day(today))).filter { $0.contains("no key") }
    }
    #expect(told("20260301", on: "2026-02-28") == [])
    #expect(told("202603011200", on: "2026-03-01") == [])
    for (before, today) in [("20260301", "2026-03-01"), ("20260301", "2025-12-31")] {
      #expect(
        told(before, on: today)
          == ["warning only verified words count, and no key may speak for Party pk"])
    }
  }

  // MARK: Laws

  /// A random history of a register that counts verified words alone, and who
  /// vouches for what of it.
  struct Spoken: CustomTestStringConvertible, Sendable {
    let seed: Int
    let history: History
    let vouching: Vouching
    var register: SmallRegister

    static let all = (0..<12).map(Spoken.init)
    var testDescription: String { "seed \(seed)" }

    init(seed: Int) {
      self.seed = seed
      history = History.random(seed: seed, steps: 90, wildness: seed % 3 * 20)
      register = history.register
      register.words = "verified"
      register.signers = ["pk": [Keys.line(1)], "tr": [Keys.line(2)]]
      var random = Seeded(seed)
      let vouched = history.lines.compactMap { line -> (Event.Line, by: String)? in
        let party = ["pk", "tr", "az"].randomElement(using: &random) ?? "pk"
        let own = SpokenLine(Array(line.text.utf8))?.party ?? party
        return random.chance(60) ? (line, by: random.chance(70) ? own : party) : nil
      }
      vouching = Vouching(vouched)
    }

    /// Opened with all there is; what is handed over first does not matter.
    func opened(_ words: WordRule = .verified) -> Register {
      var small = register
      small.words = words.rawValue
      var opened = small.open()
      _ = opened.vouch(vouching)
      _ = opened.take(history.lines)
      return opened
    }
  }

  @Test(
    "whenever it is handed over, and in whatever order lines come, the state is the same",
    arguments: Spoken.all)
  func order(_ spoken: Spoken) {
    let (lines, vouching) = (spoken.history.lines, spoken.vouching)
    let whole = spoken.opened()
    var late = spoken.register.open()
    _ = late.take(lines)
    _ = late.vouch(Vouching(lines.map { ($0, by: "pk") }))
    _ = late.vouch(vouching)
    #expect(late.digest == whole.digest)
    var random = Seeded(spoken.seed)
    var mixed = spoken.register.open()
    for (number, line) in lines.shuffled(using: &random).enumerated() {
      if number == lines.count / 2 { _ = mixed.vouch(vouching) }
      _ = mixed.take([line])
    }
    _ = mixed.vouch(vouching)
    #expect(mixed.digest == whole.digest)
    #expect(whole.breaches() == [])
    for day in [day("2026-02-10"), day("2026-01-25")] {
      var then = spoken.register.open(asOf: day)
      _ = then.vouch(vouching)
      _ = then.take(lines)
      #expect(whole.asOf(day).digest == then.digest)
    }
  }

  @Test(
    "it takes words away and nothing else; claimed words count as if no key were listed",
    arguments: Spoken.all)
  func onlyWords(_ spoken: Spoken) {
    let plain = spoken.history.opened()
    #expect(spoken.opened(.claimed).digest == plain.digest)
    let strict = spoken.opened()
    for row in 0..<plain.count {
      let (loose, kept) = (plain.delivery(row), strict.delivery(row))
      #expect(loose.report == nil || kept.report != nil)
      #expect(loose.report?.words.map(\.event) == kept.report?.words.map(\.event))
      guard let report = kept.report, let before = loose.report else {
        #expect(loose.status == kept.status)
        continue
      }
      #expect(report.missingWords.filter(before.missingWords.contains) == before.missingWords)
      for word in report.words {
        let isVouched =
          word.event.map { event in
            spoken.vouching.parties[SHA256(strict.journal.events.line(event).text.utf8)]?
              .contains(word.party) ?? false
          } ?? true
        #expect(word.counts == isVouched)
      }
      #expect(kept.status != .done || loose.status == .done)
    }
  }
}
