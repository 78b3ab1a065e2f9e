import Acts
import Dates
import Entities
import JSON
import Journal
import Register
import Summary
import TestSupport
import Testing

/// How a figure's readings are put together.
@Suite struct FigureTests {
  private func figure(
    _ periods: [JSONValue], frequency: String? = "year", asOf day: Day? = nil
  ) throws -> Figure {
    var small = Gauges.register
    small.indicators = [
      [
        "id": "f", "title": "F", "short": "f", "measures": "f", "unit": "t",
        "frequency": frequency.map(JSONValue.string) ?? .null, "periods": .array(periods),
      ]
    ]
    let register = small.open(asOf: day)
    return register.figure(try register.indicator(named: "f"))
  }

  private func words(_ figure: Figure) -> [String] {
    figure.lines.map { "\($0.period) \($0.actual?.text ?? "?")\($0.isDue ? " due" : "")" }
  }

  @Test func gapsAreUnknown() throws {
    let figure = try figure([
      ["period": "2024", "actual": 3], ["period": "2021", "actual": 1],
    ])
    #expect(words(figure) == ["2021 1", "2022 ? due", "2023 ? due", "2024 3", "2025 ? due"])
  }

  @Test func aRunningPeriodIsNotMissing() throws {
    let figure = try figure([
      ["period": "2025", "actual": 3], ["period": "2026", "target": 5],
      ["period": "2027", "target": 6],
    ])
    #expect(words(figure) == ["2025 3", "2026 ?", "2027 ?"])
    #expect(
      figure.lines.map(\.standing) == [
        .told, .runs(until: day("2026-12-31")), .ahead(from: day("2027-01-01")),
      ])
    #expect(figure.next?.period.text == "2026")
    #expect(figure.next?.ends == day("2026-12-31"))
  }

  @Test func aLongerReadingCoversItsMonths() throws {
    let figure = try figure(
      [["period": "2026-33", "actual": 3]], frequency: "month", asOf: day("2026-05-10"))
    #expect(words(figure) == ["Q1 2026 3", "Apr 2026 ? due"])
    #expect(figure.next?.period.text == "2026-05")
  }

  @Test func withoutAnyReadingTheOpeningBalanceBegins() throws {
    #expect(
      words(try figure([], frequency: "quarter", asOf: day("2026-08-01"))) == [
        "Q1 2026 ? due", "Q2 2026 ? due",
      ])
    #expect(words(try figure([], frequency: nil)) == [])
  }

  @Test func oldSeriesAreBounded() throws {
    let figure = try figure([["period": "0000", "actual": 1]], frequency: "month")
    #expect(figure.lines.count == 601)
    #expect(figure.lines.last?.period == "Oct 2026")
  }

  @Test func undatedTargetsAreNotAddedUp() throws {
    #expect(
      words(try figure([["label": "no date", "target": 3]], frequency: nil)) == [
        "no date ? due"
      ])
    var register = Gauges.register
    register.indicators[2] = register.indicators[2].replacing(
      "periods", with: [["label": "no date", "target": 3]])
    var book = Book(register)
    let given = Gauges.given("2", "visits", period: "2026-33")
    let draft = try register.open().record(given, by: Actor(person: "clerk"))
    book.write(draft.changes)
    #expect(try Gauges.lines(book.opened(), "visits") == ["no date - ? of 3", "Q1 2026 gazette 2"])
  }

  @Test("lines are those of the naive fold", arguments: seeds(6, of: 16))
  func naive(seed: Int) throws {
    let history = History.random(seed: seed, steps: 120, wildness: seed % 3 * 20)
    for day in [nil, day("2026-02-10")] {
      let register = history.opened(asOf: day)
      let naive = NaiveFold(history.lines, register.header, asOf: day)
      let expected = naive.fields("indicator/level").flatMap { name, field -> [String] in
        guard case .reading(let period, let source) = name else { return [] }
        let values = field.isContested ? field.values : Array(field.values.suffix(1))
        return values.compactMap { value in
          guard case .reading(let reading) = value else { return nil }
          return "\(period) \(source) \(reading.value ?? "?")\(field.isContested ? " ≠" : "")"
        }
      }
      let figure = register.figure(try register.indicator(named: "level"))
      let found = figure.lines.map { line in
        let value = line.actual?.text ?? "?"
        return
          "\(line.span?.text ?? "") \(line.source ?? "") \(value)\(line.isContested ? " ≠" : "")"
      }
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test(
    "division is exact or none",
    arguments: [
      ("45500", "1000", "45.5"), ("1", "3", nil), ("0", "7", "0"), ("7", "0", nil),
      ("-1", "8", "-0.125"), ("186.5", "0.01", "18650"), ("1e-3", "2e2", "0.000005"),
      ("999999999999999999999999", "9", "111111111111111111111111"), ("1", "1e400", nil),
      ("10", "4", "2.5"), ("100", "10", "10"), ("6", "0.3", "20"),
    ])
  func division(_ a: String, _ b: String, _ quotient: String?) {
    #expect(Amount(text: a).divided(by: Amount(text: b))?.text == quotient)
  }

  @Test("quotient times divisor gives the number back", arguments: 0..<8)
  func divisionAndProduct(seed: Int) {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let a = Amount(text: "\(Int.random(in: -99_999...99_999, using: &random))")
      let factors = ["1", "2", "0.5", "1000", "0.01", "125", "3", "7"]
      let b = Amount(text: factors.randomElement(using: &random) ?? "1")
      guard let quotient = a.divided(by: b) else { continue }
      #expect(quotient.times(b)?.text == a.text)
    }
  }
}
