import Acts
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// A figure in tonnes with one reading of the file, one by quarters without any, one by no rhythm;
/// two sources. Today is 21 Nov 2026.
enum Gauges {
  static var register: SmallRegister {
    var small = SmallRegister()
    small.sources = [
      ["id": "gazette", "short": "Gazette", "paragraphs": 9],
      ["id": "gauge-book", "short": "Gauge book", "paragraphs": 9],
    ]
    small.indicators = [
      [
        "id": "heroin", "title": "Heroin seized", "short": "heroin", "measures": "heroin",
        "unit": "t", "unitName": "tonnes", "scale": ["unit": "kg", "factor": 1000],
        "frequency": "year",
        "periods": [["period": "2024", "actual": 45, "source": "gazette", "paragraph": 2]],
      ],
      [
        "id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "cm",
        "frequency": "quarter",
        "scale": ["unit": "third", "factor": 3],
        "periods": [["period": "2026-33", "target": 20, "actual": nil, "obsStatus": "missing"]],
      ],
      [
        "id": "visits", "title": "Visits", "short": "visits", "measures": "visits",
        "unit": "visits", "periods": [["label": "per year", "target": 4]],
      ],
    ]
    return small
  }

  static func given(
    _ value: String?, _ figure: String = "heroin", period: String = "2025",
    unit: String? = nil, source: String = "gazette", flag: Indicator.ObsStatus = .normal
  ) -> GivenReading {
    GivenReading(
      figure: figure, period: period, value: value, unit: unit, source: source, flag: flag)
  }

  static func lines(_ register: Register, _ id: String = "heroin") throws -> [String] {
    let figure = register.figure(try register.indicator(named: id))
    return figure.lines.map { line in
      let value = (line.actual?.text ?? "?") + (line.target.map { " of \($0.text)" } ?? "")
      let flag = line.obsStatus == .normal || line.actual == nil ? "" : " \(line.obsStatus)"
      let end = line.isContested ? " ≠" : line.isDue ? " due" : ""
      return "\(line.period) \(line.source ?? "-") \(value)\(flag)\(end)"
    }
  }
}

/// What is recorded of a figure, and what is refused.
@Suite struct RecordingTests {
  private let clerk = Actor(person: "clerk")

  private func take(
    _ given: GivenReading, in register: inout Register, number: Int = 1, reason: String? = nil
  ) throws -> Change {
    let draft = try register.record(given, by: clerk, reason: reason)
    #expect(register.refusal(of: draft) == nil)
    let id = EventID(writer: "a-aaaaaa", sequence: number)
    let text = draft.line(id: id, at: moment("2026-11-20T09:00:00.000Z"))
    #expect(register.take([Event.Line(text, number: number)]).added.count == 1)
    return draft.changes[0]
  }

  private func refusal(
    _ given: GivenReading, reason: String? = nil, _ register: Register? = nil
  ) -> ReadingRefusal? {
    let register = register ?? Gauges.register.open()
    do {
      _ = try register.record(given, by: clerk, reason: reason)
      return nil
    } catch {
      guard case .reading(let why) = error else { return nil }
      #expect(why.words.last.map(".?!".contains) == true)
      #expect(why.words.count < 300)
      return why
    }
  }

  @Test func firstReading() throws {
    var register = Gauges.register.open()
    let change = try take(Gauges.given("38.50"), in: &register)
    #expect(change.was == .null)
    #expect(change.after == [])
    #expect(try Gauges.lines(register) == ["2024 gazette 45", "2025 gazette 38.50"])
  }

  @Test func sourcesStandSideBySide() throws {
    var register = Gauges.register.open()
    _ = try take(Gauges.given("38.5"), in: &register)
    _ = try take(Gauges.given("40", source: "Gauge book"), in: &register, number: 2)
    _ = try take(Gauges.given("41", source: " The  ANF's letter "), in: &register, number: 3)
    #expect(
      try Gauges.lines(register) == [
        "2024 gazette 45", "2025 The ANF's letter 41", "2025 gauge-book 40", "2025 gazette 38.5",
      ])
  }

  @Test func correctionNamesWhatItCorrects() throws {
    var register = Gauges.register.open()
    #expect(refusal(Gauges.given("44", period: "2024")) == .reasonMissing(now: "45 t (45 000 kg)"))
    let first = try take(
      Gauges.given("44", period: "2024"), in: &register, reason: "The gazette's errata")
    #expect(first.was == 45)
    #expect(first.after == [])
    let again = Gauges.given("44.2", period: "2024", flag: .estimated)
    let second = try take(again, in: &register, number: 2, reason: "Weighed anew")
    #expect(second.after == ["a-aaaaaa:1"])
    #expect(second.was == 44)
    #expect(
      try Gauges.lines(register) == ["2024 gazette 44.2 estimated", "2025 - ? due"])
    let same = ReadingRefusal.same(
      figure: "Heroin seized", period: "2024", now: "44.2 t (44 200 kg), estimated")
    #expect(refusal(again, reason: "x", register) == same)
  }

  @Test func aReadingTakesTheTargetOfItsPeriod() throws {
    var register = Gauges.register.open()
    _ = try take(Gauges.given("18", "level", period: "Q1 2026"), in: &register)
    _ = try take(Gauges.given("3", "visits", period: "2025"), in: &register, number: 2)
    #expect(
      try Gauges.lines(register, "level") == [
        "Q1 2026 gazette 18 of 20", "Q2 2026 - ? due", "Q3 2026 - ? due",
      ])
    #expect(try Gauges.lines(register, "visits") == ["per year - ? of 4", "2025 gazette 3 of 4"])
  }

  @Test func aScaleConvertsExactlyOrNotAtAll() throws {
    var register = Gauges.register.open()
    let given = Gauges.given("38 500.5", unit: "kg")
    let change = try take(given, in: &register)
    #expect(change.payload.reading?.value == "38.5005")
    #expect(register.recordedWords(0, given).hasSuffix("is exactly that (1 t = 1000 kg)."))
    #expect(
      refusal(Gauges.given("10", "level", period: "2026-34", unit: "third"))
        == .notExact("10", unit: "third", to: "cm"))
    #expect(refusal(Gauges.given("9", "level", period: "2026-34", unit: "third")) == nil)
    #expect(refusal(Gauges.given("9", unit: "tonnes")) == nil)
    #expect(refusal(Gauges.given("9", unit: "cases")) == .notTheUnit("cases", units: ["t", "kg"]))
  }

  @Test(
    "what is no number is refused, however it looks",
    arguments: [
      "1e400", "0x10", "١٢", "1,5", "NaN", "-0", "-0.0", "inf", "+3", ".5", "5.", "007", "1 2",
      "1 0000", "1.000.000", "--1", "½", "4５", "1_000", "45 t", "\u{1B}[31m4", "4\u{202E}5",
    ])
  func notANumber(_ typed: String) {
    #expect(refusal(Gauges.given(typed)) == .notANumber(typed))
  }

  @Test func tooManyDigits() {
    let digits = String(repeating: "9", count: 10_000)
    #expect(refusal(Gauges.given(digits)) == .notANumber(digits))
  }

  @Test(
    "digits are kept as typed", arguments: ["0", "0.0", "45.50", "-3", "0.0000001", "12345678"])
  func digitsStay(_ typed: String) throws {
    var register = Gauges.register.open()
    _ = try take(Gauges.given(typed), in: &register)
    #expect(try Gauges.lines(register).last == "2025 gazette \(typed)")
  }

  @Test(
    "a period not of the figure's rhythm is refused",
    arguments: ["Q1 2025", "2025-03", "2025/2026", "14 Mar 2025", "2025~", "early 2025"])
  func notThePeriod(_ typed: String) {
    #expect(refusal(Gauges.given("1", period: typed)) == .notThePeriod(typed, .year))
  }

  @Test func periods() {
    #expect(refusal(Gauges.given("1", period: "soon")) == .notAPeriod("soon"))
    #expect(refusal(Gauges.given("1", period: " ")) == .periodMissing)
    #expect(
      refusal(Gauges.given("1", "visits", period: "from 2025")) == .openPeriod("from 2025"))
    #expect(refusal(Gauges.given("1", period: "2025-01/2025-12")) == nil)
  }

  @Test(
    "what cannot be known yet is flagged so",
    arguments: Indicator.ObsStatus.allCases)
  func knownTooEarly(_ flag: Indicator.ObsStatus) {
    let value = flag == .missing ? nil : "1"
    let ahead = refusal(Gauges.given(value, period: "2027", flag: flag))
    #expect(ahead == (flag == .forecast ? nil : .ahead("2027")))
    let running = refusal(Gauges.given(value, period: "2026", flag: flag))
    let isTooSure = flag == .normal || flag == .missing
    #expect(running == (isTooSure ? .running("2026", until: day("2026-12-31")) : nil))
    #expect(refusal(Gauges.given(value, flag: flag)) == nil)
  }

  @Test func missingHasNoValue() throws {
    #expect(refusal(Gauges.given("4", flag: .missing)) == .missingWithValue)
    #expect(refusal(Gauges.given(nil)) == .valueMissing)
    var register = Gauges.register.open()
    _ = try take(Gauges.given(nil, flag: .missing), in: &register)
    let figure = register.figure(try register.indicator(named: "heroin"))
    #expect(figure.lines.last?.actual == nil)
    #expect(figure.lines.last?.standing == .told)
  }

  @Test func sources() {
    let ids = ["gazette", "gauge-book"]
    #expect(refusal(Gauges.given("1", source: "herald")) == .unknownSource("herald", ids))
    #expect(refusal(Gauges.given("1", source: "ga")) == .unknownSource("ga", ids))
    #expect(refusal(Gauges.given("1", source: "  ")) == .sourceMissing)
    #expect(refusal(Gauges.given("1", source: "gaz")) == nil)
  }

  @Test func figures() {
    #expect(refusal(Gauges.given("1", "opium")) == .unknownFigure("opium"))
    #expect(refusal(Gauges.given("1", "")) == .unknownFigure(""))
    #expect(refusal(Gauges.given("1", "her")) == nil)
  }

  @Test func aPartyMustBeOne() {
    let stranger = Actor(person: "clerk", party: "xx")
    #expect(throws: Refusal.unknownParty("xx", ["pk", "tr"])) {
      _ = try Gauges.register.open().record(Gauges.given("1"), by: stranger)
    }
  }

  @Test("what others recorded meanwhile is not overwritten")
  func changedMeanwhile() throws {
    var register = Gauges.register.open()
    let draft = try register.record(Gauges.given("1"), by: clerk)
    _ = try take(Gauges.given("2"), in: &register)
    let now = Refusal.changed(item: "Heroin seized, 2025", now: "2 t (2000 kg)", by: "clerk")
    #expect(register.refusal(of: draft) == now)
  }

  @Test("of two unseen by each other both are shown; recording one of them settles it")
  func contested() throws {
    var book = Book(Gauges.register)
    for (value, writer) in [("1", "a-aaaaaa"), ("2", "b-bbbbbb")] {
      let draft = try Gauges.register.open().record(Gauges.given(value), by: clerk)
      book.write(draft.changes, by: writer)
    }
    let register = book.opened()
    #expect(
      try Gauges.lines(register) == ["2024 gazette 45", "2025 gazette 1 ≠", "2025 gazette 2 ≠"])
    let draft = try register.record(Gauges.given("2"), by: clerk, reason: "It is two")
    #expect(Set(draft.changes[0].after ?? []) == ["a-aaaaaa:1", "b-bbbbbb:1"])
    book.write(draft.changes)
    #expect(try Gauges.lines(book.opened()) == ["2024 gazette 45", "2025 gazette 2"])
  }
}

extension Payload {
  var reading: Reading? {
    if case .readingSet(let reading) = self { reading } else { nil }
  }
}
