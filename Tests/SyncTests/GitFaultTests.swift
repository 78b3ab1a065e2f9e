import Foundation
import Sync
import Testing

/// What git and ssh say becomes a fact and a sentence.
@Suite struct GitFaultTests {
  typealias Fact = GitFault.Fact

  /// Words of OpenSSH 9.2, git 2.39, 2.51 and 2.55, libcurl, and forges, as they came.
  static let recorded: [(said: String, fact: Fact)] = [
    (
      "Host key verification failed.\r\nfatal: Could not read from remote repository.", .hostUnknown
    ),
    (
      "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key for [h]:2299 has "
        + "changed and you have requested strict checking.\r\nHost key verification failed.",
      .hostChanged
    ),
    (
      "root@h: Permission denied (publickey,keyboard-interactive).\r\nfatal: Could not read from "
        + "remote repository.", .keyRefused
    ),
    ("ssh: connect to host h port 22: Connection timed out\r", .timedOut),
    ("ssh: connect to host h port 22: No route to host\r", .unreachable),
    ("ssh: connect to host h port 22: Network is unreachable\r", .unreachable),
    ("Connection to h port 22 timed out\r\nfatal: Could not read from remote", .timedOut),
    ("fatal: http://h/page/info/refs not valid: is this a git repository?", .noRepository),
    ("ERROR: Repository not found.\nfatal: Could not read from remote repository.", .noRepository),
    ("fatal: Could not read from remote repository.\n\nPlease make sure you have", .cutOff),
    ("kex_exchange_identification: Connection closed by remote host\r", .cutOff),
    (
      "fatal: unable to access 'https://h/': gnutls_handshake() failed: An unexpected TLS packet "
        + "was received.", .notTrusted
    ),
    ("fatal: unable to access 'https://h/': SSL certificate problem: self-signed", .notTrusted),
    ("fatal: unable to access 'https://h/': Recv failure: Connection reset by peer", .cutOff),
    ("fatal: Authentication failed for 'http://h/401/x/'", .wrongPassword),
    (
      "remote: GitLab: You are not allowed to push code to protected branches on this project.\n"
        + "error: failed to push some refs to 'h'\n! [remote rejected] main -> main (pre-receive "
        + "hook declined)",
      .declined("GitLab: You are not allowed to push code to protected branches on this project.")
    ),
    (
      "remote: error: GH006: Protected branch update failed for refs/heads/main.\n"
        + "! [remote rejected] main -> main (protected branch hook declined)",
      .declined("GH006: Protected branch update failed for refs/heads/main.")
    ),
    (
      "remote: error: this exceeds GitHub's file size limit of 100.00 MB\n"
        + "! [remote rejected] main -> main (pre-receive hook declined)", .remoteTooLarge
    ),
    (
      "remote: fatal: unable to write loose object file: No space left on device\n"
        + "error: remote unpack failed: unpack-objects abnormal exit\n"
        + "!\trefs/heads/main:refs/heads/main\t[remote rejected] (unpacker error)",
      .remoteFull("unable to write loose object file: No space left on device")
    ),
    ("! [remote rejected] main -> main (cannot lock ref 'refs/heads/main': is at 1)", .moved),
    ("!\tmain:refs/heads/main\t[remote rejected] (reference already exists)", .moved),
    ("fatal: unable to write loose object file: Disk quota exceeded", .quotaUsedUp),
    ("error: sha1 file '/r/.git/index.lock' write error. Out of diskspace", .diskFull),
    (
      "error: unable to create temporary file: Read-only file system",
      .noAccess("unable to create temporary file: Read-only file system")
    ),
    (
      "error: insufficient permission for adding an object to repository database .git/objects\n"
        + "fatal: Unable to write the object",
      .noAccess("insufficient permission for adding an object to repository database .git/objects")
    ),
    (
      "fatal: update_ref failed for ref 'refs/heads/main': cannot lock ref 'refs/heads/main': Unable to "
        + "create '/r/.git/refs/heads/main.lock': File exists.\n\nAnother git process seems to be",
      .lockedHere("/r/.git/refs/heads/main.lock")
    ),
    (
      "error: could not lock config file /r/.git/config: File exists",
      .lockedHere("/r/.git/config.lock")
    ),
    (
      "error: object file .git/objects/aa/bb is empty\nfatal: loose object aabb (stored in "
        + ".git/objects/aa/bb) is corrupt", .damaged("object file .git/objects/aa/bb is empty")
    ),
    ("fatal: /r/.git/index: index file smaller than expected", .damagedIndex),
    ("error: bad signature 0x00000000\nfatal: index file corrupt", .damagedIndex),
    ("fatal: No such ref: HEAD", .damagedBranch),
    (
      "error: object 1d201bd0af26ce5b331ad77c03cd128392cc011f: hasDotgit: contains '.git'\n"
        + "fatal: fsck error in packed object\nfatal: index-pack failed",
      .forbidden("contains '.git'")
    ),
    (
      "fatal: unable to access 'https://h/': OpenSSL SSL_connect: Connection reset by peer", .cutOff
    ),
    (
      "error: RPC failed; curl 56 GnuTLS recv error (-110): The TLS connection was non-properly "
        + "terminated.", .cutOff
    ),
    (
      "fatal: unable to access 'https://h/': gnutls_handshake() failed: The TLS connection was "
        + "non-properly terminated.", .cutOff
    ),
    (
      "Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures\r\n"
        + "fatal: Could not read from remote repository.", .keyRefused
    ),
    ("error: Load key \"/k\": incorrect passphrase supplied to decrypt private key?", .locked),
    ("error: Couldn't sign message: agent refused operation?", .locked),
    ("error: gpg failed to sign the data", .notSigned("gpg failed to sign the data")),
    ("fatal: unable to find remote helper for 'https'", .noProgram("git-remote-https")),
    ("fatal: repository 'https://h/x/' not found", .noRepository),
    ("fatal: could not read Username for 'https://h': terminal prompts disabled", .noPassword),
    ("fatal: unable to access 'https://h/': The requested URL returned error: 403", .http(403)),
    (
      "fatal: unable to access 'https://h/': The requested URL returned error: 503",
      .serverFailed(503)
    ),
    (
      "fatal: detected dubious ownership in repository at '/share/x.git'\nTo add an exception for "
        + "this directory, call:", .notOurs("/share/x.git")
    ),
    ("fatal: something new", .other(128, "something new")),
    // What the other side says of its own accord is no sign.
    ("remote: Connection refused, No space left on device\nfatal: odd", .other(128, "odd")),
  ]

  @Test(arguments: recorded) func recordedWordsAreKnown(said: String, fact: Fact) {
    #expect(GitFault.read(code: 128, errors: Array(said.utf8)).fact == fact)
  }

  @Test func anOldGitIsKnown() throws {
    let place = try GitPlace()
    defer { place.remove() }
    let answer = try place.run(["init", "--an-option-of-later"])
    let fault = GitFault.read(code: answer.code, errors: Array(answer.said.utf8))
    #expect(fault.fact == .tooOld("unknown option `an-option-of-later'"))
    #expect(fault.words.contains("too old"))
  }

  @Test func theSignalOfAFileTooLargeIsKnown() {
    #expect(GitFault.read(code: 153, errors: [], limit: 7).fact == .tooLarge(7))
    let said = "error: unpack-objects died of signal 25\nfatal: unpack-objects failed"
    #expect(GitFault.read(code: 128, errors: Array(said.utf8), limit: 7).fact == .tooLarge(7))
  }

  /// Each is one sentence with something to do; nothing in it reaches a terminal raw.
  @Test(arguments: recorded) func eachIsASentence(said: String, fact: Fact) {
    let words = GitFault(fact, partner: "h").words
    #expect(words.hasSuffix("."))
    #expect(words.contains(";") || words.contains(":"))
    #expect(!words.contains("\n"))
  }

  @Test func hostileWordsAreInert() {
    let said = "fatal: \u{1B}]0;owned\u{7}\u{1B}[2J\u{202E}txt.\u{9B}31m\u{0}\u{200B}end"
    let fault = GitFault.read(code: 1, errors: Array(said.utf8))
    #expect(fault.fact == .other(1, "]0;owned [2Jtxt. 31m end"))
    let long = GitFault.read(code: 1, errors: Array(repeating: UInt8(ascii: "x"), count: 1 << 20))
    #expect(long.words.count < 400)
  }

  // MARK: Provoked

  /// Real programs' own words, on this machine.
  @Test func theWordsOfThisMachinesGitAreKnown() throws {
    let place = try GitPlace()
    defer { place.remove() }
    try place.git("init", "-q", "-b", "main", "a")
    try place.commit(in: "a", "one")
    try place.git("init", "-q", "-b", "main", "empty")
    try place.git("init", "-q", "--bare", "-b", "main", "bare.git")
    try place.write("nothing.bundle", "")
    try place.write("junk.bundle", "junk\n")
    try place.git("-C", "a", "bundle", "create", "../whole.bundle", "main")
    let whole = try Data(contentsOf: place.folder.appending(path: "whole.bundle"))
    try whole.dropLast(60).write(to: place.folder.appending(path: "short.bundle"))
    try place.commit(in: "a", "two")
    try place.git("-C", "a", "bundle", "create", "../thin.bundle", "main~1..main")
    let fetch = ["-C", "empty", "fetch"]
    func fact(_ arguments: [String]) throws -> Fact? {
      let answer = try place.run(arguments)
      if answer.code == 0 { return nil }
      return GitFault.read(code: answer.code, errors: Array(answer.said.utf8)).fact
    }
    #expect(try fact(fetch + ["ssh://h.invalid/x"]) == .unknownHost)
    #expect(try fact(fetch + ["https://h.invalid/x"]) == .unknownHost)
    #expect(try fact(fetch + ["git://h.invalid/x"]) == .unknownHost)
    #expect(try fact(fetch + ["ssh://127.0.0.1:2/x"]) == .refused)
    #expect(try fact(fetch + ["http://127.0.0.1:2/x"]) == .refused)
    #expect(try fact(fetch + ["git://127.0.0.1:2/x"]) == .refused)
    #expect(try fact(fetch + ["../missing"]) == .noRepository)
    #expect(try fact(fetch + ["../bare.git", "main"]) == .noSuchBranch)
    #expect(try fact(fetch + ["ext::sh -c id"]) == .wayNotAllowed("ext"))
    #expect(try fact(fetch + ["foo://h"]) == .noProgram("git-remote-foo"))
    #expect(try fact(fetch + ["../junk.bundle"]) == .notABundle)
    #expect(try fact(fetch + ["../nothing.bundle"]) == .notABundle)
    #expect(try fact(fetch + ["../short.bundle", "main"]) == .broken)
    #expect(try fact(fetch + ["../thin.bundle", "main"]) == .lacksHistory)
    let sign = ["-c", "gpg.format=ssh", "-C", "a", "commit", "--allow-empty", "-S", "-m", "x"]
    #expect(try fact(["-c", "user.signingkey=/no/key"] + sign) == .noSigningKey("/no/key"))
    #expect(try fact(sign) == .noSigningKey(""))
    let nobody = ["-c", "user.useConfigOnly=true", "-c", "user.name=", "-c", "user.email="]
    #expect(try fact(nobody + ["-C", "empty", "commit", "--allow-empty", "-m", "x"]) == .noName)
  }

  @Test func theWordsOfAPushAreKnown() throws {
    let place = try GitPlace()
    defer { place.remove() }
    try place.git("init", "-q", "-b", "main", "a")
    try place.commit(in: "a", "one")
    try place.git("clone", "-q", "--bare", "a", "bare.git")
    try place.git("clone", "-q", "bare.git", "b")
    try place.commit(in: "b", "theirs")
    try place.git("-C", "b", "push", "-q", "origin", "main")
    try place.commit(in: "a", "ours")
    func fact(_ target: String, _ ref: String = "main") throws -> Fact? {
      let answer = try place.run(["-C", "a", "push", "--porcelain", "../\(target)", ref])
      if answer.code == 0 { return nil }
      return GitFault.read(code: answer.code, errors: Array(answer.said.utf8)).fact
    }
    #expect(try fact("bare.git") == .moved)
    try place.git("-C", "bare.git", "config", "receive.denyNonFastForwards", "true")
    #expect(
      try fact("bare.git", "+main:main")
        == .declined("denying non-fast-forward refs/heads/main (you should pull first)"))
    #expect(try fact("b", "+main:main") == .checkedOut)
    try place.write("bare.git/hooks/update", "#!/bin/sh\necho Only the chair may. >&2\nexit 1\n")
    try place.permit("bare.git/hooks/update", 0o755)
    let new = try fact("bare.git", "main:new")
    #expect(new == .declined("Only the chair may. hook declined to update refs/heads/new"))
    try place.git("-C", "bare.git", "config", "receive.maxInputSize", "10")
    #expect(try fact("bare.git", "main:new") == .remoteTooLarge)
  }
}
