import Entities
import JSON
import Journal
import Register
import TestSupport

extension Shot {
  /// The figures view, its forms, and charts of every kind.
  static let figures: [Shot] =
    [
      Shot(name: "figures", keys: "v figures Enter j"),
      Shot(name: "figures-filtered", keys: "f j j j j j j Enter v figures Enter"),
      Shot(name: "figures-riverbank", keys: "v figures Enter", register: riverbank),
      Shot(name: "figures-none", keys: "v figures Enter", register: SmallRegister().open()),
      Shot(name: "figures-many", keys: "v figures Enter", register: Charts.register),
      Shot(
        name: "ascii-figures", keys: "v figures Enter", register: Charts.register, isASCII: true),
      Shot(name: "form-record", keys: "6 r"),
      Shot(name: "form-record-typed", keys: "6 r 38500 Tab Right Tab ANF,by,letter"),
      Shot(name: "form-record-refused", keys: "6 r 1,5 Enter"),
      Shot(name: "figure-recorded", keys: "6 r 38.5 Tab Tab Gazette Enter Enter"),
    ] + Charts.all
}

/// Figures with readings of every kind, as charts.
private enum Charts {
  static let names = ["empty", "extremes", "negative", "one", "series", "sources", "zero"]

  static let all =
    names.indices.map { number in
      Shot(name: "chart-\(names[number])", keys: keys(number), register: register)
    }
    + ["negative", "series", "sources"].compactMap { name in
      names.firstIndex(of: name).map {
        Shot(name: "ascii-chart-\(name)", keys: keys($0), register: register, isASCII: true)
      }
    }

  /// By id, as the pane lists them.
  private static func keys(_ number: Int) -> String {
    "6 \(String(repeating: "j ", count: number))Enter"
  }

  static var register: Register {
    var small = SmallRegister()
    small.sources = [
      ["id": "gazette", "short": "Gazette", "paragraphs": 9],
      ["id": "book", "short": "Gauge book", "paragraphs": 9],
    ]
    small.indicators = [
      figure("empty", nil, []), figure("extremes", nil, extremes),
      figure("negative", nil, negative),
      figure(
        "one", "month", [["period": "2026-10", "actual": .number("0.5"), "source": "gazette"]]),
      figure("series", "month", series).replacing("baseline", with: 20),
      figure(
        "sources", "year", [["period": "2024", "actual": 40, "target": 60, "source": "book"]]),
      figure(
        "zero", nil,
        [["period": "2025", "actual": 0], ["period": "2026-33", "actual": .number("0.0")]]),
    ]
    return recorded(small)
  }

  private static func figure(_ id: String, _ frequency: String?, _ periods: [JSONValue])
    -> JSONValue
  {
    [
      "id": .string(id), "title": .string("chart of \(id)"), "short": .string(id),
      "measures": .string("what \(id) is for"), "unit": "t", "unitName": "tonnes",
      "frequency": frequency.map(JSONValue.string) ?? .null, "periods": .array(periods),
    ]
  }

  /// More than a Double holds, less than it tells from nothing.
  private static let extremes: [JSONValue] = [
    ["period": "2021", "actual": .number("1e400")],
    ["period": "2022", "actual": .number("1e-400")],
    ["period": "2023", "actual": .number("0.0000001")],
    ["period": "2024", "actual": .number("12345678901")],
    ["period": "2025", "actual": .number("-0")],
  ]

  private static let negative: [JSONValue] = [
    ["period": "2020", "actual": -3], ["period": "2021", "actual": 5, "target": 4],
    ["period": "2022", "actual": 0],
    ["period": "2023", "actual": .number("-0.4"), "obsStatus": "estimated"],
    ["period": "2024", "actual": .number("-2.25"), "target": -1],
    ["period": "2025", "actual": nil],
  ]

  /// Three years by months, with gaps, estimates and forecasts.
  private static let series: [JSONValue] = (0..<36).compactMap { month in
    let period = "\(2024 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
    guard month % 11 != 5 else { return nil }
    let status = month == 30 ? "estimated" : month >= 34 ? "forecast" : "normal"
    return [
      "period": .string(period), "actual": .number("\(18 + month * 7 % 23).5"),
      "obsStatus": .string(status), "source": "gazette",
    ]
  }

  /// Two sources of one year, and two readings of one that nobody has settled.
  private static func recorded(_ small: SmallRegister) -> Register {
    var book = Book(small)
    func take(_ value: String, _ period: String, _ source: String, _ writer: String, _ flag: String)
    {
      book.write(
        .readingSet(.init(period: period, source: source, value: value, obsStatus: flag)),
        on: .indicator("sources"), after: [], was: .null, by: writer, person: "seed")
    }
    take("44", "2024", "gazette", "a-aaaaaa", "normal")
    take("52.25", "2024", "A letter of the office", "a-aaaaaa", "estimated")
    take("30", "2025", "book", "a-aaaaaa", "normal")
    take("31", "2025", "book", "b-bbbbbb", "normal")
    take("12", "2026", "book", "a-aaaaaa", "provisional")
    return book.opened()
  }
}
