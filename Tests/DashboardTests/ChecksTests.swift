import Check
import Entities
import Register
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Stepping through what the check found.
@Suite struct ChecksTests {
  private func typist(
    _ keys: String, _ register: Register = Shot.bundled, settings: Settings = Typist.settings
  ) -> Typist {
    var typist = Typist(register, size: Size(width: 120, height: 36), settings: settings)
    typist.type(keys)
    return typist
  }

  private func text(_ typist: Typist) -> String { frame(of: typist.state).glyphs() }

  @Test func everyFindingIsThereOnceUnfolded() throws {
    var typist = typist("v checks Enter")
    let checks = try #require(typist.state.checks)
    #expect(checks.findings.count == Shot.bundled.findings().count)
    #expect(checks.groups.map(\.range.count).reduce(0, +) == checks.findings.count)
    for _ in checks.groups {
      let folded = typist.state.checks?.groups.first {
        !(typist.state.checks?.isUnfolded($0) ?? true)
      }
      guard let folded, let number = checks.groups.firstIndex(of: folded),
        let line = typist.state.checks?.lines.firstIndex(of: .group(number))
      else { break }
      typist.type("g" + String(repeating: " j", count: line) + " Enter")
    }
    #expect(
      typist.state.checks?.lines.count == checks.findings.count + checks.groups.count)
  }

  @Test func notesStartFolded() throws {
    let checks = try #require(typist("v checks Enter").state.checks)
    #expect(checks.groups.filter { $0.severity == .note }.allSatisfy { !checks.isUnfolded($0) })
    #expect(checks.groups.first?.severity == .warning)
  }

  @Test func enterOpensWhatItIsAbout() {
    var typist = typist("v checks Enter j Enter")
    guard let view = typist.state.view as? ItemView, let row = Shot.bundled.row(view.target) else {
      Issue.record("\(String(describing: typist.state.view))")
      return
    }
    #expect(Shot.bundled.flags[row].contains(.unreported))
    typist.type("Esc")
    #expect(typist.state.view is ChecksView, "and Esc is back among the checks")
    typist.type("j j j j j Enter")
    #expect((typist.state.view as? AgendaView)?.session == "jwg-session-01")
  }

  /// The key the fix names works where the finding stands, and the finding goes once it is settled.
  @Test func aFindingIsSettledWhereItStands() throws {
    var typist = typist("v checks Enter j")
    let finding = try #require((typist.state.view as? ChecksView)?.finding)
    let row = try #require(finding.row)
    #expect(finding.kind == .noReport)
    typist.type("x Enter")
    #expect(typist.state.register.status[row] == .reportedDone)
    #expect(typist.state.view is ChecksView)
    #expect(typist.state.checks?.findings.contains(finding) == false)
    #expect(
      (typist.state.view as? ChecksView)?.finding?.kind == .noReport, "the next one of its kind")
  }

  @Test func theFilterInForceHolds() throws {
    let typist = typist("f j j j j j j Enter v checks Enter")
    let rows = Set(typist.state.rows.map(Int.init))
    let checks = try #require(typist.state.checks)
    #expect(!checks.findings.isEmpty)
    for finding in checks.findings {
      if let row = finding.row { #expect(rows.contains(row)) }
      if case .meeting = finding.about { Issue.record("a meeting is of no domain") }
    }
    #expect(text(typist).contains("Narcotics"))
  }

  @Test func aRegisterWithErrorsOpensOnThem() {
    let typist = typist("", Shot.changed(["\"edtf\": \"2025-12\"": "\"edtf\": \"Dec\""]))
    #expect(typist.state.view is ChecksView)
    #expect(typist.state.checks?.findings.first?.severity == .error)
    #expect(text(typist).contains("open read-only"))
    #expect(text(typist).contains("commitments.json:"))
  }

  @Test func errorsAreToldWhateverIsFiltered() throws {
    let broken = Shot.changed(["\"edtf\": \"2025-12\"": "\"edtf\": \"Dec\""])
    let typist = typist("Esc f j j j j j j Enter v checks Enter", broken)
    #expect(typist.state.checks?.findings.contains { $0.severity == .error } == true)
  }

  @Test func hostileTextIsInert() {
    let register = Shot.changed([
      "Train 20 officers in Ankara": #"Train\u001b[2J\u202e\u0007officers"#
    ])
    let drawn = text(typist("v checks Enter j j j j j j", register))
    #expect(drawn.contains("Train"))
    for scalar in drawn.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar.value != 0x202E)
    }
  }
}
