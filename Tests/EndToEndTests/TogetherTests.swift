import Foundation
import Testing

/// A quarter of two ministries that share one register over git: each in a home of its own, with a
/// repository in the middle, an offline spell, and a stick.
@Suite(.serialized) struct TogetherTests {
  @Test func aQuarterOfTwoMinistries() throws {
    let scene = try Ministries()
    let (ankara, islamabad) = (scene.ankara, scene.islamabad)
    try scene.expectTheSame("at the beginning")

    // A report there, the word for it here: done only once both have spoken.
    try ankara.say("done", "train-20-officers", "--party", "turkiye", "--evidence", "Certificates")
    #expect(try ankara.say("sync").contains("Sent 1 event"))
    let arrived = try islamabad.say("sync")
    #expect(arrived.contains("A. Ankara for Türkiye") && arrived.contains("Train 20 officers"))
    try islamabad.say("confirm", "train-20-officers", "--party", "pakistan")
    try scene.exchange()
    #expect(try ankara.say("list", "--status", "done", "--csv").contains("train-20-officers"))

    // Away from the network both go on, and set one thing otherwise.
    scene.onDay("2026-11-28")
    let away = scene.hub.appendingPathExtension("away")
    try FileManager.default.moveItem(at: scene.hub, to: away)
    try ankara.say("set", "visa-streamlining", "status", "in-progress")
    #expect(try ankara.say("sync", code: 75).contains("is not there just now"))
    try islamabad.say("set", "visa-streamlining", "status", "suspended")
    try islamabad.say("note", "visa-streamlining", "The desk asks for time")
    #expect(try islamabad.say("sync", code: 75).contains("is not there just now"))
    try FileManager.default.moveItem(at: away, to: scene.hub)
    try scene.exchange()
    for ministry in [ankara, islamabad] {
      #expect(try ministry.say("list", "flag:contested", "--csv").contains("visa-streamlining"))
    }
    try scene.expectTheSame("after the offline spell")
    scene.onDay("2026-11-30")
    try ankara.say("set", "visa-streamlining", "status", "suspended", "--reason", "Agreed by phone")
    try scene.exchange()
    #expect(try !islamabad.say("list", "flag:contested", "--csv").contains("visa-streamlining"))

    // The session draws near; there is only a stick.
    scene.onDay("2026-12-05")
    let stick = ankara.home.folder.appending(path: "stick.bundle").path
    try ankara.say("agenda", "jwg-session-05", "--take", "train-20-officers")
    try ankara.say("sync", "--bundle", stick)
    try islamabad.say("agenda", "jwg-session-05", "--add", "Date and place of the next session")
    #expect(try islamabad.say("sync", "--bundle", stick).contains("received"))
    try ankara.say("sync", "--bundle", stick)
    try scene.expectTheSame("after the stick")

    // Back on the network there is nothing that the stick had not brought.
    try scene.exchange()
    #expect(try islamabad.say("sync").contains("nothing is new on either side"))
    try scene.expectTheSame("at the end")
    #expect(ankara.git("diff", "--quiet", "HEAD") == 0)
    #expect(ankara.git("fsck", "--strict", "--no-dangling") == 0)
  }

  /// Titles mended by hand on two machines are joined member by member; where both
  /// mended one, it is said.
  @Test func filesMendedByHandAreJoined() throws {
    let scene = try Ministries()
    let (ankara, islamabad) = (scene.ankara, scene.islamabad)
    try ankara.edit("commitments.json", "Train 20 officers in Ankara", "Train 20 in Ankara")
    try islamabad.edit("commitments.json", "Simpler visa procedures", "Simpler visas")
    try scene.exchange()
    try scene.expectTheSame("after two edits")
    let titles = try ankara.say("list", "--csv")
    #expect(titles.contains("Train 20 in Ankara") && titles.contains("Simpler visas"))
    try ankara.edit("commitments.json", "Train 20 in Ankara", "Train twenty")
    try islamabad.edit("commitments.json", "Train 20 in Ankara", "Train 20 there")
    try scene.exchange()
    try scene.expectTheSame("after one edit of both")
    for ministry in [ankara, islamabad] {
      #expect(try ministry.say("list", "--csv").contains("Train 20 in Ankara"), "what was agreed")
      let findings = try ministry.say("check", "--json")
      #expect(findings.contains("Train twenty") && findings.contains("Train 20 there"))
    }
  }

  /// Plain git merge, by hand, asks the program; there are no markers.
  @Test func plainGitMergesByHand() throws {
    let scene = try Ministries()
    let (ankara, islamabad) = (scene.ankara, scene.islamabad)
    try ankara.edit("commitments.json", "Train 20 officers in Ankara", "Train 20 in Ankara")
    try ankara.say("note", "train-20-officers", "Mended")
    try ankara.say("sync")
    try islamabad.edit("commitments.json", "Simpler visa procedures", "Simpler visas")
    let bin = URL(filePath: Home.program).deletingLastPathComponent().path
    let path = "PATH=\(bin):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let git = [
      "env", path, "HOME=\(islamabad.home.folder.path)", "git", "-C", islamabad.register.path,
    ]
    #expect(Machine.run(git + ["commit", "-qam", "by hand"]) == 0)
    #expect(Machine.run(git + ["pull", "-q", "--no-rebase", "--no-edit"]) == 0)
    let titles = try islamabad.say("list", "--csv")
    #expect(titles.contains("Train 20 in Ankara") && titles.contains("Simpler visas"))
    try scene.exchange()
    try scene.expectTheSame("after a merge by hand")
  }

  /// In the dashboard: what is to be sent is counted, :sync sends it beside everything else, and
  /// what arrived is told.
  @Test func theDashboardExchanges() throws {
    let scene = try Ministries()
    try scene.islamabad.say("done", "train-20-officers", "--party", "pakistan")
    try scene.islamabad.say("sync")
    let tmux = try scene.ankara.open()
    tmux.wait(for: "in step")
    tmux.press("n")
    tmux.enter("Seen")
    tmux.wait(for: "1 to send")
    tmux.press(":")
    tmux.enter("sync")
    tmux.wait(for: "1 received", "I. Islamabad for Pakistan: Reported done", without: ["1 to send"])
    tmux.press("q")
    tmux.waitForTheEnd()
    tmux.close()
    try scene.islamabad.say("sync")
    try scene.expectTheSame("after :sync")
  }

  @Test(.enabled(if: Machine.mayMount)) func aFullOrLockedStickLosesNothing() throws {
    let ankara = try Ministry("A. Ankara")
    _ = try ankara.home.copy(of: "pakistan-turkiye")
    let disk = try SmallDisk(in: ankara.home, kilobytes: 600)
    let stick = disk.folder.appending(path: "river.bundle")
    #expect(try ankara.say("sync", "--bundle", stick.path, code: 66).contains("--git"))
    try ankara.say("sync", "--git", "--bundle", stick.path)
    let before = try Data(contentsOf: stick)
    try ankara.say("note", "visa-streamlining", "One more")
    disk.fill()
    #expect(try ankara.say("sync", "--bundle", stick.path, code: 74).contains("no space is left"))
    #expect(try Data(contentsOf: stick) == before)
    disk.free()
    disk.remount("ro")
    #expect(try ankara.say("sync", "--bundle", stick.path, code: 77).contains("read-only"))
    disk.remount("rw")
    #expect(try ankara.say("sync", "--bundle", stick.path).contains("Sent 1 event"))
    let left = try FileManager.default.contentsOfDirectory(atPath: disk.folder.path)
    #expect(left == ["river.bundle"])
  }
}
