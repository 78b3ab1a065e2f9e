import Check
import Dates
import Entities
import JSON
import Query
import Register
import Summary
import TestSupport
import Testing

/// The bundled register is what the README shows, as of 21 Nov 2026 and nothing reported.
@Suite struct BundledRegisterTests {
  private let register = Samples.register

  @Test func hasNoProblems() { #expect(register.check().map(\.words) == []) }

  @Test func secondHasNoProblems() {
    let other = Samples.river
    #expect(other.check().map(\.words) == [])
    #expect(other.breaches() == [])
    #expect(other.count > 0)
  }

  /// Nothing is said without a claim that bears it out, of either register.
  @Test(arguments: [Samples.bundled, Samples.riverbank])
  func bearsOutWhatItSays(files: [RegisterFile: Bytes]) {
    let register = Register(files: files, today: Samples.today)
    let found = register.findings().filter { $0.kind == .unfounded || $0.kind == .noSource }
    #expect(found.map { "\(register.id(of: $0) ?? ""): \(register.words(of: $0))" } == [])
    let header = register.header
    let claims: [[Claim]] =
      header.people.map(\.claims) + header.bodies.map(\.claims) + register.meetings.map(\.claims)
      + register.indicators.map(\.claims) + register.tensions.map(\.claims)
    #expect(claims.allSatisfy { !$0.isEmpty })
    #expect(register.tensions.allSatisfy { $0.kind != nil })
  }

  @Test func tellsConflictsApartFromWhatIsLeftOpen() {
    let counts = TensionCounts(register.tensions)
    #expect(counts.disagreements == 12 && counts.leftOpen == 14 && counts.unsorted == 0)
    #expect(
      counts.words == "12 places where the sources disagree and 14 that they leave open")
  }

  @Test func keepsToItsInvariants() { #expect(register.breaches() == []) }

  @Test func countsStrengths() {
    let counts = Dictionary(grouping: register.index.strength) { $0 }.mapValues(\.count)
    #expect(register.count == 38)
    #expect(
      counts == [.firm: 2, .pledge: 19, .followUp: 1, .discussed: 9, .position: 5, .past: 2])
  }

  @Test func countsStatuses() {
    let rows = register.select(Filter())
    let (byStatus, noReport) = register.statusTallies(rows)
    #expect(
      byStatus.filter { $0.value > 0 }
        == [.notStarted: 21, .proposed: 14, .inProgress: 2, .done: 1])
    #expect(noReport == 4)
    #expect(register.tally(rows).total == 38)
    #expect(register.tally(rows).overdue == 4)
    // Renewed resolve is an act of the day itself; what is reported since is nothing.
    #expect(register.tally(rows).done == 1)
  }

  @Test func ordersItsFirstRowsAsDrawn() {
    let titles = Order(register).rows.prefix(14).map { register.index.title(Int($0)) }
    #expect(
      titles == [
        "Hold session 1 in Ankara", "Train 20 officers in Ankara", "Return visit by Mr Naqvi",
        "Police exchange results", "Meet four times a year", "Set up the working group",
        "Keep heroin figures current", "Back Türkiye at Interpol", "Return three prisoners",
        "Review progress and adjust", "Anti-ransomware hackathons", "Biometric databases",
        "Coast guard exchanges", "Coast guards v. smuggling",
      ])
  }

  @Test func tellsHowLate() {
    let rows = Order(register).rows.prefix(7).map(Int.init)
    #expect(
      rows.map { register.lateness($0)?.short ?? "" }
        == ["10 mo", "7 mo", "~6 mo", "~4 mo", "", "", ""])
    #expect(
      rows.prefix(6).map { register.flags[$0].contains(.vague) }
        == [false, false, true, true, false, false])
  }

  @Test func labelsDueDates() {
    let rows = Order(register).rows.prefix(11).map(Int.init)
    #expect(
      rows.map { register.dueLabel($0) } == [
        "Dec 2025", "Q1 2026*", "early 2026~", "by mid-2026~", "4 a year", "no date", "no date",
        "coming vote", "no date", "per session", "no date",
      ])
  }

  @Test func countsDomains() {
    let tallies = zip(
      register.header.domains, register.domainTallies(register.select(Filter())))
    let counts = Dictionary(
      tallies.map { ($0.id, [$1.total, $1.overdue]) }, uniquingKeysWith: { a, _ in a })
    #expect(counts.count == 14)
    let drawn: [String: [Int]] = [
      "counterterrorism": [6, 0], "narcotics-control": [4, 0], "human-smuggling": [3, 0],
      "border-management": [2, 0], "cybercrime": [2, 0], "coast-guard": [3, 0],
      "policing": [4, 2], "governance": [9, 2], "emerging-threats": [3, 0],
      "immigration-consular": [5, 0], "information-sharing": [2, 0], "capacity-building": [1, 0],
    ]
    #expect(counts.filter { drawn[$0.key] != nil } == drawn)
    #expect(register.header.domains.map(\.isCore) == (0..<14).map { $0 < 7 })
  }

  @Test func knowsTheNextSession() {
    let schedule = register.schedule
    #expect(schedule.next?.id == "jwg-session-05")
    #expect(schedule.next?.state == .projected)
    #expect(schedule.next?.date?.edtf?.text == "2026-12")
  }

  @Test func drawsTheMeetingsFromTheTalksOn() {
    let schedule = register.schedule
    #expect(schedule.entries.count == 15)
    #expect(schedule.today == 13)
    let drawn = schedule.entries.dropFirst(6).map { entry in
      "\(entry.isUnreported ? "?" : " ")\(entry.meeting.short) \(entry.meeting.state.rawValue)"
    }
    #expect(
      drawn == [
        " Ministers held", " Monument held", "?Session 1 tentative", "?Visit tentative",
        "?Session 2 projected", "?Session 3 projected", "?Session 4 projected",
        " Session 5 projected", " Interpol external",
      ])
  }

  @Test func ordersFiguresAsDrawn() {
    let figures = register.figures
    #expect(figures.count == 10)
    #expect(
      figures.prefix(4).map(\.indicator.short)
        == ["heroin seized, ANF", "officers trained", "prisoners returned", "sessions held"])
  }

  @Test func showsUnknownReadingsAsUnknown() {
    let heroin = register.figures.first { $0.indicator.id == "heroin-seized-anf" }
    #expect(heroin?.lines.map(\.period) == ["2024", "2025"])
    #expect(heroin?.lines.map { $0.actual?.text ?? "?" } == ["45", "?"])
    #expect(heroin?.lines.map(\.isDue) == [false, true])
  }

  @Test func flagsTrainTwentyOfficers() {
    let row = register.at("train-20-officers")
    #expect(register.allFlags(row).ids == ["overdue", "unreported", "single-source"])
    #expect(register.delivery(row).report == nil)
    #expect(register.concerned(row).count == 2)
  }

  @Test func nothingIsOverdueOnTheDayOfTheOpeningBalance() {
    let then = Register(files: Samples.bundled, today: register.header.asOf)
    #expect(then.header.asOf == day("2025-11-07"))
    #expect(then.tally(then.select(Filter())).overdue == 0)
  }
}
