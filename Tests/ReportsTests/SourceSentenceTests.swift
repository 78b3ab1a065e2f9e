import Entities
import JSON
import Register
import Reports
import Sheets
import TestSupport
import Testing

/// Whatever a paper, a calendar or a command says of a source is what the register holds of it.
@Suite struct SourceSentenceTests {
  private static let played: Result<Register, any Error> = Result { try PlayedQuarter().register }

  private func walk(_ text: String, atLeast count: Int, _ register: Register) {
    var walk = SourceWalk(register)
    walk.walk(text)
    #expect(walk.faults == [])
    #expect(walk.seen >= count, "\(walk.seen) sentences were looked at")
  }

  private var wide: Page { Page(width: 2_000) }

  @Test(arguments: [false, true]) func ofTheReport(isShareable: Bool) throws {
    let register = try Self.played.get()
    let options = SessionReport.Options(isShareable: isShareable)
    walk(SessionReport.write(register, options, as: .markdown).text, atLeast: 150, register)
  }

  @Test func ofTheCalendar() throws {
    let register = try Self.played.get()
    let rows = Array(0..<Int32(register.count))
    let folded = CalendarReport(register).text(rows)
    let lines = folded.replacing("\r\n ", with: "").replacing("\\n", with: "\n")
      .replacing("\\,", with: ",")
    walk(lines, atLeast: 60, register)
    #expect(lines.contains("State: confirmed by Note verbale of 18 November, recorded 20 Nov 2026"))
    let calendar = lines.split(separator: "BEGIN:VEVENT").first { $0.contains("jwg-session-05") }
    let parts = try #require(calendar).split(separator: "Before that it was expected for Dec 2026")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("SouthAsianDesk"), "what projected it does not confirm it")
  }

  @Test func ofEachItem() throws {
    let register = try Self.played.get()
    let texts = (0..<register.count).map { ShowReport(register, $0).text(wide) }
    walk(texts.joined(separator: "\n"), atLeast: 70, register)
  }

  @Test func ofMeetingsFiguresAndAgendas() throws {
    let register = try Self.played.get()
    let agendas = register.meetings.filter { $0.kind == .session }.flatMap {
      [AgendaReport(register, $0).text(wide), AgendaReport(register, $0).markdown ?? ""]
    }
    let texts = [
      MeetingsReport(register).text(wide), FiguresReport(register).text(wide),
    ]
    walk((texts + agendas).joined(separator: "\n"), atLeast: 10, register)
  }

  /// Neither register of an untouched group names what its sources do not say.
  @Test(arguments: [Samples.bundled, Samples.riverbank])
  func beforeAnythingIsRecorded(files: [RegisterFile: Bytes]) {
    let register = Register(files: files, today: Samples.today)
    walk(SessionReport.write(register, as: .markdown).text, atLeast: 20, register)
  }

  /// The walk finds what is not so.
  @Test(arguments: [
    "Source: WebDesk, paragraph 9: The date is confirmed",
    "In the words of SouthAsianDesk, paragraph 1: March 2026",
    "Inferred from SouthAsianDesk, paragraph 25: Set for Ankara in December 2025; no day",
    "SouthAsianDesk ¶18, inferred by the register: 20, Ankara, scholarships, next quarter",
    "Ali Yerlikaya in SouthAsianDesk ¶18: 20, Ankara, scholarships, next quarter",
    "Dec 2026 · “December 2026”, on 7 Nov 2025", "Confirmed by its source; recorded 20 Nov 2026",
    "one source, attributed to Talal Chaudhry", "Named in SouthAsianDesk ¶2",
    "  - Vienna is confirmed. Behind: T10",
  ])
  func findsWhatIsNotSo(sentence: String) throws {
    var walk = SourceWalk(try Self.played.get())
    walk.walk(sentence.hasPrefix("  ") ? "- **[1] SouthAsianDesk ¶14**\n\(sentence)" : sentence)
    #expect(walk.faults.count == 1, "\(walk.faults)")
  }
}
