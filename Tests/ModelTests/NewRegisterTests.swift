import Acts
import Dates
import Entities
import JSON
import Register
import TestSupport
import Testing

/// A register of one's own has no fault from its first day.
@Suite struct NewRegisterTests {
  private func made(
    _ parties: [String], _ domains: [String] = ["Floods"], rhythm: String? = "quarter",
    title: String = "River commission"
  ) throws -> NewRegister {
    try NewRegister(
      title: title, parties: parties.map { try NewRegister.Named(typed: $0) },
      domains: domains.map { try NewRegister.Named(typed: $0) },
      rhythm: rhythm.flatMap(Rhythm.init(typed:)), completion: nil, asOf: Samples.today)
  }

  private func open(_ new: NewRegister) -> Register {
    Register(files: new.files.mapValues { Bytes($0) }, today: Samples.today)
  }

  static let kinds: [([String], String?)] = [
    (["Alba", "Borea"], "quarter"), (["İstanbul", "Ağrı", "Şanlıurfa"], "week"), (["One"], nil),
    (["pk=Pakistan", "tr=Türkiye"], "FREQ=MONTHLY;INTERVAL=2"),
    (["日本", "中国"].map { "x\($0.count)y\($0.unicodeScalars.first?.value ?? 0)=\($0)" }, "year"),
    (["River commission", "Other"], "month"),
  ]

  @Test(arguments: kinds)
  func nothingIsFound(_ parties: [String], _ rhythm: String?) throws {
    let new = try made(parties, rhythm: rhythm)
    let register = open(new)
    #expect(register.opening.problems.isEmpty)
    #expect(register.header.parties.map(\.name) == new.parties.map(\.name))
    #expect(Set(register.header.parties.map(\.short)).count == parties.count)
    #expect(register.meetings.count == new.sessions.count)
    #expect(register.meetings.allSatisfy { $0.state == .projected && $0.date?.unit != .day })
    #expect((register.schedule.next == nil) == (rhythm == nil))
    #expect(register.header.rule == (parties.count > 1 ? .both : .single))
  }

  @Test func whatCannotBeIsToldApart() throws {
    #expect(throws: NewRegisterFault.sameID("alba", "parties", ["Alba", "ALBA"])) {
      try made(["Alba", "ALBA"])
    }
    #expect(throws: NewRegisterFault.notAnID("A b")) { try made(["A b=Alba"]) }
    #expect(Rhythm(typed: "Monthly") == Rhythm(typed: "month"))
    #expect(throws: NewRegisterFault.notText) { try made(["Alba\u{1B}[D"]) }
    #expect(throws: NewRegisterFault.noName("a=")) { try made(["a="]) }
    #expect(throws: NewRegisterFault.none("domain")) { try made(["Alba"], []) }
    #expect(throws: NewRegisterFault.noTitle) { try made(["Alba"], title: " ") }
  }
}
