import Foundation
import Interchange
import JSON
import Query
import Reports
import Screen
import Sheets
import TestSupport
import Testing

/// A sign with a mark on it is that sign: no format is broken by one, read by scalars.
@Suite struct MarkedTextTests {
  @Test(arguments: 0..<4) func csvReadsBack(seed: Int) throws {
    for text in MarkedText.texts(seed: seed) {
      let register = HostileTests.register(text)
      let records = try CSVReader.records(#require(ListReport(register, [0]).csv))
      try #require(records.map(\.count) == [records[0].count, records[0].count])
      let title = try #require(records[0].firstIndex(of: "title"))
      let read = Array(records[1][title].unicodeScalars)
      let shown = Array(Sanitise.line(text).unicodeScalars)
      // A tab or a line end in front may hide a formula from whoever looks at the cell.
      let first = text.unicodeScalars.first
      let isQuoted =
        first == "\t" || first == "\r" || isLive(String(String.UnicodeScalarView(shown)))
      #expect(read == (isQuoted ? ["'"] : []) + shown, "\(text.debugDescription)")
      for cell in records[1] { #expect(!isLive(cell), "\(cell.debugDescription)") }
    }
  }

  /// What is exported is taken back: the same item, its title as it was shown.
  @Test(arguments: 0..<2) func csvIsImported(seed: Int) throws {
    for text in MarkedText.texts(seed: seed) {
      let register = HostileTests.register(text)
      let sheet = try ImportSheet(Bytes(#require(ListReport(register, [0]).csv)))
      try #require(sheet.rows.count == 1, "\(text.debugDescription)")
      let cell = try #require(sheet.rows[0].cells["title"]?.value.string)
      #expect(cell.unicodeScalars.drop { $0 == "'" }.elementsEqual(shown(text)))
    }
  }

  private func shown(_ text: String) -> String.UnicodeScalarView.SubSequence {
    Sanitise.line(text).unicodeScalars.drop { $0 == "'" }
  }

  /// Whether a spreadsheet would run it: blanks before the sign do not matter to all of them.
  private func isLive(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
    return first.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false && Double(cell) == nil
  }

  @Test(arguments: ["=1+1", " =1", "\n=1", "\u{A0}@x", "＝1", "\t=\u{301}1", "-\u{301}1"])
  func noFormulaIsLive(text: String) throws {
    let register = HostileTests.register(text)
    let records = try CSVReader.records(#require(ListReport(register, [0]).csv))
    let row = try #require(records.last)
    for cell in row { #expect(!isLive(cell), "\(cell.debugDescription)") }
    let plan = register.plan(try ImportSheet(Bytes(#require(ListReport(register, [0]).csv)))) {
      row in
      ListReport.cells(register, row).mapValues { .string($0) }
    }
    #expect(plan.isSound && plan.isIdle)
  }

  @Test(arguments: 0..<4) func markdownKeepsItsColumns(seed: Int) throws {
    for text in MarkedText.texts(seed: seed) {
      let lines = (ListReport(HostileTests.register(text), [0]).markdown ?? "").split(
        separator: "\n")
      let rows = lines.filter { $0.utf8.first == UInt8(ascii: "|") }
      try #require(rows.count == 3)
      for row in rows { #expect(columns(row) == 9, "\(row)") }
    }
  }

  /// Of a row of a table, read by scalars; nil where something in it would be markup.
  private func columns(_ row: Substring) -> Int? {
    var bars = 0
    var isEscaped = false
    for scalar in row.unicodeScalars {
      if !isEscaped, "<`*[".unicodeScalars.contains(scalar) { return nil }
      if scalar == "|", !isEscaped { bars += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return bars - 1
  }

  @Test(arguments: 0..<2) func htmlIsWhole(seed: Int) {
    for text in MarkedText.texts(seed: seed, count: 20) {
      let html = SessionReport.write(HostileTests.register(text), as: .html).text
      #expect(MarkupCheck.problem(html) == nil, "\(text.debugDescription)")
      #expect(!html.unicodeScalars.contains("\u{200B}"))
    }
  }

  @Test(arguments: 0..<4) func calendarsReadBack(seed: Int) throws {
    for text in MarkedText.texts(seed: seed) {
      let register = HostileTests.register(text)
      let calendar = CalendarReport(register, alarm: 7).text(Order(register).rows)
      let summaries = unfolded(calendar).filter { $0.starts(with: "SUMMARY:".utf8) }
      try #require(!summaries.isEmpty)
      for summary in summaries {
        let read = try #require(unescaped(summary.dropFirst(8)), "\(text.debugDescription)")
        #expect(!read.contains(0x0D))
      }
    }
  }

  /// Lines of bytes, folding undone.
  private func unfolded(_ text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for line in text.utf8.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.first == 0x20, !lines.isEmpty {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(Array(line))
      }
    }
    return lines
  }

  /// A text of RFC 5545 as it was meant; nil where a sign that must be escaped is not.
  private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { return nil }
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        continue
      }
      guard let next = rest.popFirst(), "\\,;nN".utf8.contains(next) else { return nil }
      out.append(next == UInt8(ascii: "n") ? 0x0A : next)
    }
    return out
  }
}
