import Foundation
import Testing

/// `ahd set`, `ahd add`, and several items in one command.
@Suite struct AmendCommandTests {
  private func journal(_ home: Home) throws -> [String] {
    let folder = home.folder.appending(path: "data/ahd/pakistan-turkiye/journal")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.flatMap { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  @Test func aDateIsSetAndTheOldOneStands() throws {
    let home = try Home()
    defer { home.remove() }
    let set = try home.ahd("set", "train-20", "due", "Q1 2027", "--reason", "No room before")
    #expect(set.code == 0)
    #expect(set.out == "Due Q1 2027*: Train 20 officers in Ankara (agreed: Q1 2026*).\n")
    let shown = try home.ahd("show", "train-20")
    #expect(shown.out.contains("was Q1 2026*"))
    #expect(
      shown.out.contains("agreed: Q1 2026*; amended 21 Nov 2026 by A. Officer: No room before"))
    #expect(
      try home.ahd("list", "--status", "overdue", "train-20").out.contains("Train 20") == false)
    #expect(try home.ahd("undo").code == 0)
    #expect(try home.ahd("show", "train-20").out.contains("Amended") == false)
    #expect(try home.ahd("check").code == 0)
  }

  static let refused: [(String, Int32, String)] = [
    ("set train-20 nosuch x", 64, "cannot be set"),
    ("set train-20 status done", 64, "ahd done"),
    ("set train-20 status odd", 64, "in-progress"),
    ("set train-20 domains nosuch", 64, "narcotics-control"),
    ("set train-20 owedBy nosuch", 64, "party or body"),
    ("set train-20 due soon", 64, "not a date"), ("set train-20 verifiable maybe", 64, "yes, no"),
    ("set train-20 quantity twenty", 64, "a number and its unit"),
    ("set train-20 title", 64, "Give an id"),
    ("set train-20 strength odd", 64, "one of firm"),
    ("set train-20 due 2027 --source src-south", 64, "go together"),
    ("set train-20 due 2027 --source src-south --paragraph 900", 64, "1 to"),
    ("set nosuch due 2027", 66, "no item"), ("add Title --domain narc", 64, "strength"),
    ("add Title --strength pledge", 64, "Domains"),
    ("add Title --strength odd --domain narc", 64, "one of firm"),
    ("add Title --strength pledge --domain narc --due soon", 64, "not a date"),
    ("set train-20 title T --read-only", 77, "read-only"),
  ]

  @Test(arguments: refused)
  func anErrorSaysWhatIsAccepted(arguments: String, code: Int32, words: String) throws {
    let home = try Home()
    defer { home.remove() }
    let answer = try home.ahd(arguments.split(separator: " ").map(String.init))
    #expect(answer.code == code, "\(answer.err)")
    #expect(answer.err.contains(words), "\(answer.err)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
  }

  @Test func anItemIsAddedInOneLineAndPrintsItsID() throws {
    let home = try Home()
    defer { home.remove() }
    let added = try home.ahd(
      "add", "Share port manifests", "--domain", "narc", "--owed-by", "pakistan", "--owed-to",
      "turkiye", "--due", "2027-Q1", "--strength", "pledge", "--source", "src-south",
      "--paragraph", "16")
    #expect(added.out == "share-port-manifests\n")
    let shown = try home.ahd("show", "share-port", "--json")
    for part in ["\"pledge\"", "\"not-started\"", "\"narcotics-control\"", "\"2027-33\""] {
      #expect(shown.out.contains(part), "\(part)")
    }
    let again = try home.ahd(
      "add", "Share port manifests", "--domain", "narc", "--strength", "discussed", "--json")
    #expect(again.out.contains("\"share-port-manifests-2\""))
    #expect(try home.ahd("list", "--json").out.contains("share-port-manifests-2"))
    #expect(try home.ahd("done", "share-port-manifests", "--party", "turkiye").code == 0)
    #expect(try home.ahd("check").code == 0)
  }

  @Test func severalItemsAreOneEvent() throws {
    let home = try Home()
    defer { home.remove() }
    #expect(try home.ahd("done", "ai-threat", "drone-def", "--evidence", "Minutes").code == 0)
    let before = try journal(home).count
    #expect(before == 2, "the opening line and one event")
    #expect(try home.ahd("confirm", "ai-threat", "drone-def", "--party", "turkiye").code == 0)
    #expect(try home.ahd("note", "ai-threat", "drone-def", "Both").code == 0)
    #expect(try home.ahd("set", "ai-threat", "drone-def", "accountable", "none").code == 65)
    #expect(try home.ahd("set", "ai-threat", "drone-def", "verifiable", "yes").code == 0)
    #expect(try journal(home).count == before + 3)
    let mixed = try home.ahd("confirm", "ai-threat", "train-20", "--party", "pakistan")
    #expect(mixed.code == 65)
    #expect(mixed.err.contains("Train 20 officers in Ankara"))
    #expect(try journal(home).count == before + 3, "nothing is written")
    #expect(try home.ahd("undo").code == 0)
  }
}
