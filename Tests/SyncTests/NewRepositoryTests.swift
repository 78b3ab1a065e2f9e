import Foundation
import Store
import Sync
import Testing

/// What we lay out is a repository to git.
@Suite struct NewRepositoryTests {
  private func made(_ new: NewRepository, _ test: (GitPlace) throws -> Void) throws {
    let place = try GitPlace()
    defer { place.remove() }
    let path = place.folder.appending(path: "a").path
    try Placing(salt: "x").makeFolder(path) { (folder) throws(Errno) in
      try new.lay(in: folder, as: ".git")
    }
    try test(place)
  }

  @Test(arguments: ["sha1", "sha256"]) func gitWorksInIt(format: String) throws {
    var new = NewRepository()
    new.objectFormat = format
    try made(new) { place in
      try place.commit(in: "a", "one")
      try place.git("-C", "a", "fsck", "--strict")
      #expect(try place.git("-C", "a", "symbolic-ref", "HEAD") == "refs/heads/main\n")
      let id = try place.git("-C", "a", "rev-parse", "HEAD")
      #expect(id.count == (format == "sha1" ? 41 : 65))
    }
  }

  /// A stick, or a share, on which all files look like programs.
  @Test func whereModesSayNothingGitIsToldSo() throws {
    var stick = FileSystem.real
    stick.statusAt = { path, followsLinks throws(Errno) in
      var status = try FileSystem.real.statusAt(path, followsLinks)
      status.mode |= 0o111
      return status
    }
    let place = try GitPlace()
    defer { place.remove() }
    let path = place.folder.appending(path: "a").path
    try Placing(salt: "x", files: stick).makeFolder(path) { (folder) throws(Errno) in
      try NewRepository().lay(in: folder, as: ".git")
    }
    #expect(try place.git("-C", "a", "config", "core.fileMode") == "false\n")
  }

  @Test func itsConfigSaysWhatItShould() throws {
    var new = NewRepository()
    new.branch = "our \"branch\\"
    new.origin = try Address("u@h:a \"b\"\\c;d#e")
    new.isReceived = true
    try made(new) { place in
      func config(_ key: String) throws -> String { try place.git("-C", "a", "config", key) }
      #expect(try config("remote.origin.url") == "u@h:a \"b\"\\c;d#e\n")
      #expect(try config("branch.our \"branch\\.merge") == "refs/heads/our \"branch\\\n")
      #expect(try config("merge.ahd.driver") == "ahd merge-driver %O %A %B %P\n")
      #expect(try config("core.symlinks") == "false\n")
      let attributes = try place.git("-C", "a", "check-attr", "merge", "--", "register.json")
      #expect(attributes == "register.json: merge: ahd\n")
    }
  }
}
