import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Whose court the ball is in, and since when, in the list.
@Suite struct CourtViewTests {
  private func row(_ width: Int) -> String {
    var typist = Typist(size: Size(width: width, height: 50))
    typist.type("j x Certificates Shift-Tab Shift-Tab t Enter")
    let rows = frame(of: typist.state).glyphs().split(separator: "\n").map(String.init)
    return rows.first { $0.contains("▸") && $0.contains("Train 20 officers") } ?? ""
  }

  @Test func theStatusSaysAsMuchAsThereIsRoomFor() {
    #expect(row(120).contains("◑ PK missing"))
    #expect(row(150).contains("needs Pakistan's word"))
    #expect(row(200).contains("◑ reported, needs Pakistan's word"))
    #expect(row(260).contains("◑ reported, needs Pakistan's word since 21 Nov"))
  }

  @Test(arguments: [180, 200, 215, 230, 245, 260, 300]) func theTitleGoesBeforeTheDay(width: Int) {
    let row = row(width)
    #expect(row.contains("reported, needs Pakistan's word"))
    if row.contains("since") { #expect(row.contains("Train 20 officers in Ankara")) }
  }
}
