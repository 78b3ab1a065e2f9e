import Foundation
import Testing

/// What was done stays done, and is said, where the answer cannot be written; and where it is done.
@Suite struct AfterwardsTests {
  private static let made =
    "ahd init river --title River --party Alba --party Borea --domain Floods"

  private func home(_ lines: String...) throws -> Home {
    let home = try Home()
    for line in lines {
      let answer = try home.shell(line)
      #expect(answer.code == 0, "\(line): \(answer.err)")
    }
    return home
  }

  private static let told = [
    ("ahd --register river add Weir --domain floods --strength firm --owed-by alba", "recorded"),
    ("ahd --register river undo", "recorded"),
    ("ahd init port --title Port --party Alba --party Borea --domain Floods", "made"),
    ("ahd init quay --title Quay --party Alba --party Borea --domain Floods --git", "made"),
    ("ahd clone hub.git other", "cloned"),
    ("ahd --register river sync", "through"),
  ]

  @Test("a full disk behind stdout: what is recorded, made, cloned is so, and that is said")
  func fullOutput() throws {
    let home = try home(
      Self.made, "git init -q --bare -b main hub.git",
      "ahd --register river sync --git --remote hub.git",
      "ahd --register river add Gauge --domain floods --strength firm --owed-by alba")
    defer { home.remove() }
    for (line, word) in Self.told {
      let answer = try home.shell("\(line) >/dev/full")
      #expect(answer.code == (word == "cloned" ? 0 : 74), "\(line): \(answer.err)")
      #expect(answer.err.hasPrefix("ahd: ") && answer.err.contains(word), "\(answer.err)")
      #expect(answer.err.split(separator: "\n").count == 1, "\(answer.err)")
    }
    #expect(try home.shell("ahd --register river list >/dev/full").err.isEmpty)
  }

  @Test("what an exchange could not say on a full disk, the next one says")
  func toldByTheNext() throws {
    let home = try home(
      Self.made, "git init -q --bare -b main hub.git",
      "ahd --register river sync --git --remote hub.git", "ahd clone hub.git other",
      "ahd --register other add Gauge --domain floods --strength firm --owed-by alba",
      "ahd --register other sync")
    defer { home.remove() }
    for line in ["", " --lines", " --json"] {
      #expect(try home.shell("ahd --register river sync\(line) >/dev/full").code == 74, "\(line)")
    }
    let told = try home.shell("ahd --register river sync")
    #expect(told.out.hasPrefix("Received 1 event from "), "\(told.out)")
    #expect(try home.shell("ahd --register river sync").out.hasPrefix("In step with "))
  }

  @Test(
    "a state or data folder under a link that leads nowhere is a sentence",
    arguments: [("state", Int32(0), "Saved, but "), ("data", 73, "Not saved: ")])
  func danglingLink(_ name: String, _ code: Int32, _ words: String) throws {
    let home = try home("ln -s nowhere ../\(name)")
    defer { home.remove() }
    let answer = try home.shell("ahd note visa-streamlining text")
    #expect(answer.code == code, "\(answer.err)")
    #expect(answer.err.contains("ahd: \(words)"), "\(answer.err)")
    #expect(answer.err.contains("a link that leads nowhere"), "\(answer.err)")
  }

  @Test("under a umask of 0 nothing of a new repository is for everybody to write")
  func openUmask() throws {
    let home = try home("umask 000; \(Self.made) --git; ahd --register river sync --git")
    defer { home.remove() }
    #expect(try home.shell("find river -perm -o=w ! -type l").out.isEmpty)
  }

  @Test("a folder made in one of a group's stays the group's, so that each of it can write there")
  func setGroup() throws {
    let home = try home(Self.made, "chmod 2770 river")
    defer { home.remove() }
    let line = "ahd --register river add Gauge --domain floods --strength firm --owed-by alba"
    #expect(try home.shell(line).code == 0)
    #expect(try home.shell("stat -c %a river/journal").out == "2770\n")
    #expect(try home.shell("stat -c %a river/journal/*").out == "640\n")
    #expect(try home.shell("ahd --register river sync --git").code == 0)
    #expect(
      try home.shell("find river/.git -type d ! -path '*/ahd*' ! -perm -2050").out.isEmpty)
  }
}
