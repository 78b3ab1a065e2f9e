import Foundation
import Store
import Sync
import Testing

/// The repository in the middle is a folder, made and kept in the ways git has for that: what is
/// exchanged over it is as plain git would have left it.
@Suite struct ShareTests {
  private func mode(_ partners: Partners, _ path: String) throws -> Int {
    let place = partners.place.folder.appending(path: path).path
    let attributes = try FileManager.default.attributesOfItem(atPath: place)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test(arguments: ["group", "true", "0660"]) func aGroupKeepsItsRights(word: String) throws {
    let partners = try Partners()
    let place = partners.place
    try FileManager.default.removeItem(at: place.folder.appending(path: "hub.git"))
    try place.git("init", "-q", "--bare", "-b", "main", "--shared=\(word)", "hub.git")
    let people = try partners.clones("b")
    try people[0].note("of a")
    try people[0].sync()
    #expect(try mode(partners, "hub.git/refs/heads/main") & 0o060 == 0o060)
    let objects = try FileManager.default.contentsOfDirectory(
      atPath: place.folder.appending(path: "hub.git/objects").path)
    for name in objects { #expect(try mode(partners, "hub.git/objects/\(name)") & 0o070 == 0o070) }
    #expect(try people[1].sync().received.count == 2)
    #expect(try place.git("-C", "hub.git", "fsck", "--strict") == "")
  }

  @Test func branchesArePackedThere() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    for number in 1...2 {
      try people[0].note("note \(number)")
      try people[0].sync()
      try partners.place.git("-C", "hub.git", "pack-refs", "--all")
      try partners.place.git("-C", "hub.git", "gc", "-q", "--prune=now")
      try people[1].sync()
    }
    #expect(try people[1].notes() == ["note 1", "note 2"])
    #expect(
      try partners.place.git("-C", "hub.git", "rev-parse", "main")
        == people[0].git("rev-parse", "main"))
  }

  /// Their log goes on, where they have one or want one.
  @Test(arguments: [true, false]) func theLogOfTheBranchGoesOn(isThere: Bool) throws {
    let partners = try Partners()
    let place = partners.place
    try place.git("-C", "hub.git", "config", "core.logAllRefUpdates", "true")
    if isThere {
      try place.git("-C", "a", "commit", "-q", "--allow-empty", "-m", "begin")
      try place.git("-C", "a", "push", "-q", "origin", "main")
    }
    let a = try partners.clones()[0]
    try a.note("of a")
    try a.sync()
    let log = try place.git("-C", "hub.git", "reflog", "main").split(separator: "\n")
    #expect(log.count == (isThere ? 3 : 2))
    let tip = try a.git("rev-parse", "--short", "main").dropLast()
    #expect(log.first?.hasPrefix(tip) == true)
    try place.git("-C", "hub.git", "config", "core.logAllRefUpdates", "false")
    try a.note("more of a")
    try a.sync()
    let more = try place.git("-C", "hub.git", "reflog", "main").split(separator: "\n")
    #expect(more.count == log.count + 1, "one that is there goes on")
  }

  /// A tool that copies files leaves out folders that are empty.
  @Test func emptyFoldersWereLeftOut() throws {
    let partners = try Partners()
    for name in ["refs/heads", "refs/tags", "objects/info", "objects/pack", "info", "hooks"] {
      try FileManager.default.removeItem(
        at: partners.place.folder.appending(path: "hub.git/\(name)"))
    }
    let people = try partners.clones("b")
    try people[0].note("of a")
    try people[0].sync()
    #expect(try people[1].sync().received.count == 2)
  }

  @Test(arguments: ["team/spring", "a/b/c"]) func aBranchInAFolder(branch: String) throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.git("switch", "-q", "-c", branch)
    try a.git("config", "branch.\(branch).remote", "origin")
    try a.git("config", "branch.\(branch).merge", "refs/heads/\(branch)")
    for number in 1...2 {
      try a.note("note \(number)")
      try a.sync()
    }
    #expect(
      try partners.place.git("-C", "hub.git", "rev-parse", branch) == a.git("rev-parse", "HEAD"))
    #expect(
      try partners.place.git("-C", "hub.git", "fsck", "--strict") == "", "and main is what it was")
  }

  /// As git finds it: by a URL, without the end of its name, or the folder above.
  @Test(arguments: ["file://PLACE/our%20hub.git", "PLACE/our hub", "../our hub.git/", "../work"])
  func itIsFoundAsGitFindsIt(typed: String) throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    let place = partners.place
    try place.git("clone", "-q", "--bare", "hub.git", "our hub.git")
    try place.git("clone", "-q", "hub.git", "work")
    try place.git("-C", "work", "switch", "-q", "--detach")
    for one in people {
      try one.git("remote", "set-url", "origin", typed.replacing("PLACE", with: place.folder.path))
    }
    try people[0].note("of a")
    try people[0].sync()
    #expect(try people[1].sync().received.count == 2)
  }

  /// Nothing of ours is left over there, nor here but the desk.
  @Test func nothingIsLeft() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: partners.place.folder.appending(path: "hub.git").path
      ).sorted()
    }
    let before = try names()
    try a.note("of a")
    try a.sync()
    #expect(try names() == before)
    let desk = try FileManager.default.contentsOfDirectory(atPath: "\(a.folder)/.git/ahd")
    #expect(!desk.contains("others") && !desk.contains("theirs") && !desk.contains("arrived"))
  }

  @Test func aConfigurationThatIsBrokenIsSaid() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try partners.place.write("hub.git/config", "[core\n")
    let failure = try #require(try a.refusal())
    guard case .theirs(let path, .unreadable) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(path.hasSuffix("hub.git/config") && failure.exitCode == 65)
    #expect(failure.words.hasSuffix("try again."))
  }

  /// On a stick all may look like another's, and what is ours on it too.
  @Test func foldersOfAnotherUser() throws {
    let partners = try Partners()
    let people = try partners.clones("b")
    try partners.place.script(
      "apart", "#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"\n")
    let program = partners.place.folder.appending(path: "apart").path
    #expect(try partners.place.run(["-C", "hub.git", "log"], program: program).code != 0)
    try people[0].note("of a")
    try people[0].sync(program: program)
    #expect(try people[1].sync(program: program).received.count == 2)
  }

  /// Another git has the branch locked at that moment.
  @Test func aLockOverThereIsHeeded() throws {
    let partners = try Partners()
    let a = try partners.clones()[0]
    try a.note("of a")
    try partners.place.write("hub.git/refs/heads/main.lock", "")
    guard case .outrun? = try a.refusal() else {
      Issue.record("it was not heeded")
      return
    }
  }
}
