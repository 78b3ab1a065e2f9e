import Foundation
import Testing

/// `[sync]` of the configuration, with the real program on both sides of a repository or a stick.
@Suite(.serialized) struct SyncSettingsTests {
  private func note(_ text: String, _ tmux: Tmux) {
    tmux.press("n")
    tmux.wait(for: "Enter record")
    tmux.type(text)
    tmux.wait(for: text)
    tmux.press("Enter")
    tmux.wait(for: "Note kept", "1 to send")
  }

  private func leave(_ tmux: Tmux) {
    tmux.press("q")
    tmux.waitForTheEnd()
    tmux.close()
  }

  @Test func atStartItReceivesAndAtQuitItSends() throws {
    let scene = try Ministries()
    let (ankara, islamabad) = (scene.ankara, scene.islamabad)
    try ankara.configure("[sync]\nat-start = true\nat-quit = true\n")
    try islamabad.say("done", "train-20-officers", "--party", "pakistan")
    try islamabad.say("sync")
    let tmux = try ankara.open()
    tmux.wait(
      for: "1 received", "I. Islamabad for Pakistan: Reported done: Train 20 officers in Ankara")
    note("Seen in Ankara", tmux)
    leave(tmux)
    try islamabad.say("sync")
    #expect(try islamabad.say("log", "--json").contains("Seen in Ankara"))
    try scene.expectTheSame("after a day at the desk")
  }

  /// The shortest interval there is, of short minutes.
  @Test func everyMinuteItDoesBoth() throws {
    let scene = try Ministries()
    let (ankara, islamabad) = (scene.ankara, scene.islamabad)
    try ankara.configure("[sync]\nevery-minutes = 1\n")
    let tmux = try ankara.home.dashboard(
      environment: ankara.environment.merging(["AHD_SYNC_MINUTE": "5000"]) { $1 })
    note("Seen in Ankara", tmux)
    try islamabad.say("note", "visa-streamlining", "From Islamabad")
    try islamabad.say("sync")
    tmux.wait("what was exchanged", seconds: 150) {
      $0.contains("1 received") && !$0.contains("to send")
    }
    leave(tmux)
    try islamabad.say("sync")
    #expect(try islamabad.say("log", "--json").contains("Seen in Ankara"))
  }

  @Test func awayFromTheNetworkOnlyTheMarkSaysSo() throws {
    let scene = try Ministries()
    try scene.ankara.configure("[sync]\nat-start = true\n")
    let away = scene.hub.appendingPathExtension("away")
    try FileManager.default.moveItem(at: scene.hub, to: away)
    let tmux = try scene.ankara.open()
    tmux.wait(for: "offline since 12:00", "! overdue  ~ vague date past", without: ["is not there"])
    tmux.press("v")
    tmux.wait(for: "how it stands with the others")
    tmux.type("exchange")
    tmux.press("Enter")
    tmux.wait(for: "Exchange", "Offline", "hub.git is not there just now")
    try FileManager.default.moveItem(at: away, to: scene.hub)
    tmux.press(":")
    tmux.type("sync")
    tmux.press("Enter")
    tmux.wait(for: "in step", "nothing is new on either side", without: ["offline"])
    tmux.press("q")
    leave(tmux)
  }

  /// Where there is no remote it goes over the stick of the last time, and begins none anew
  /// where that is unplugged.
  @Test func withoutARemoteItGoesOverTheStick() throws {
    let ankara = try Ministry("A. Ankara")
    let islamabad = try Ministry("I. Islamabad")
    _ = try ankara.home.copy(of: "pakistan-turkiye")
    let stick = ankara.home.folder.appending(path: "stick")
    try FileManager.default.createDirectory(at: stick, withIntermediateDirectories: true)
    let bundle = stick.appending(path: "jwg.bundle").path
    try ankara.say("sync", "--git", "--bundle", bundle)
    try ankara.configure("[sync]\nat-start = true\nat-quit = true\n")
    var tmux = try ankara.open()
    tmux.wait(for: "in step")
    note("Seen in Ankara", tmux)
    leave(tmux)
    try islamabad.say("clone", bundle, islamabad.register.path)
    #expect(try islamabad.say("log", "--json").contains("Seen in Ankara"))
    #expect(try islamabad.say("sync").contains("In step with \(bundle)"))

    try FileManager.default.removeItem(atPath: bundle)
    tmux = try ankara.open()
    tmux.wait(for: "offline since 12:00")
    leave(tmux)
    #expect(!FileManager.default.fileExists(atPath: bundle))
    #expect(try ankara.say("sync", code: 75).contains("plug in the stick"))
  }
}
