import Dates
import Entities
import JSON
import Register
import Reports
import Summary
import TestSupport
import Testing

/// CSV read back by a reader of RFC 4180 that knows nothing of how it was written.
@Suite struct CSVTests {
  @Test func listReadBack() throws {
    let register = try Desk.busy(Sample.register()).register
    let rows = Sample.rows(register)
    let records = try CSVReader.records(#require(ListReport(register, rows).csv))
    let heading = try #require(records.first)
    #expect(Set(records.map(\.count)) == [heading.count])
    #expect(records.count == rows.count + 1)
    for (record, row) in zip(records.dropFirst(), rows) {
      let cells = Dictionary(uniqueKeysWithValues: zip(heading, record))
      let item = try #require(register.item(Int(row)))
      #expect(cells["id"] == item.id)
      #expect(cells["title"] == item.title)
      #expect(cells["owedBy"] == item.owedBy.joined(separator: "; "))
      #expect(cells["quantity"] == item.quantity?.value.text ?? "")
      #expect(cells["status"] == register.status[Int(row)].rawValue)
      #expect(cells["dueLatest"] == item.due?.latest?.text ?? "")
    }
  }

  @Test(arguments: Sample.Name.allCases)
  func figuresReadBack(_ name: Sample.Name) throws {
    let register = Sample.register(name)
    let records = try CSVReader.records(#require(FiguresReport(register).csv))
    let lines = register.figures.flatMap(\.lines)
    #expect(records.count == lines.count + 1)
    let actual = try #require(records[0].firstIndex(of: "actual"))
    let forecast = try #require(records[0].firstIndex(of: "forecast"))
    let state = try #require(records[0].firstIndex(of: "state"))
    for (record, line) in zip(records.dropFirst(), lines) {
      #expect(record[actual] == line.read?.text ?? "")
      #expect(record[forecast] == line.forecast?.text ?? "")
      if line.actual == nil { #expect(!record[state].isEmpty) }
    }
  }

  @Test(arguments: [
    "=1+1", "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\u{0}=1",
  ])
  func formulasAreText(_ title: String) throws {
    let register = SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]).open()
    let records = try CSVReader.records(#require(ListReport(register, [0]).csv))
    let cell = try #require(records.last?[1])
    #expect(cell.first.map { !"=+-@".contains($0) } ?? false, "\(cell)")
  }

  @Test func quotesAndCommas() throws {
    let title = #"a "quoted", comma; 'n' more"#
    let register = SmallRegister([SmallRegister.item("pump", ["title": .string(title)])]).open()
    let records = try CSVReader.records(#require(ListReport(register, [0]).csv))
    #expect(records.last?[1] == title)
  }
}

/// Records of cells; throws where a quote or line end stands where RFC 4180 has none.
enum CSVReader {
  struct Fault: Error { let place: Int }

  static func records(_ text: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var scalars = Array(text.unicodeScalars)[...]
    while !scalars.isEmpty {
      record.append(try cell(&scalars))
      switch scalars.popFirst() {
      case ",": continue
      case "\r" where scalars.first == "\n":
        scalars.removeFirst()
        records.append(record)
        record = []
      default: throw Fault(place: text.unicodeScalars.count - scalars.count)
      }
    }
    return records
  }

  private static func cell(_ scalars: inout ArraySlice<Unicode.Scalar>) throws -> String {
    var cell = String.UnicodeScalarView()
    guard scalars.first == "\"" else {
      while let scalar = scalars.first, scalar != ",", scalar != "\r" {
        guard scalar != "\"", scalar != "\n" else { throw Fault(place: scalars.startIndex) }
        cell.append(scalar)
        scalars.removeFirst()
      }
      return String(cell)
    }
    scalars.removeFirst()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        guard scalars.first == "\"" else { return String(cell) }
        scalars.removeFirst()
      }
      cell.append(scalar)
    }
    throw Fault(place: scalars.endIndex)
  }
}
