import Entities
import Store
import Text

extension Exchange {
  /// Looks at the repository and refuses what an exchange may not come into, before
  /// anything is touched.
  ///
  /// - Returns: The way to the others; nil where nobody is told.
  mutating func begin() throws(SyncFailure) -> (any Channel)? {
    try refuseUnderway()
    if try git.isForeign() { throw .foreign(git.repository.top) }
    let settings = try asked { (git) throws(GitFailure) in try git.settings() }
    isSHA256 = settings.isSHA256
    let refs = try findHead()
    let channel = try channel(settings)
    try git.repository.refuseLinks(
      ["refs/heads/\(branch)"] + [channel?.tracking].compactMap(\.self), files: files)
    outcome.partner = channel?.shown ?? ""
    tracked = channel?.tracking.flatMap { refs[ExactText($0)] }
    lastSeen = channel.flatMap(heldBefore)
    var heads: [String: ObjectID] = [:]
    heads["ours"] = head
    heads["theirs"] = tracked
    try git.prepareDesk(
      settings, partner: channel?.address, pushAddress: channel?.pushAddress, heads: heads,
      files: files)
    let own = try asked { (git) throws(GitFailure) in try git.ownSettings() }
    git = git.withoutQuestions(own)
    email = own["user.email"] ?? terms.email
    key = Signing.key(terms.key, [settings, own])
    try step("begun")
    return channel
  }

  /// What a bundle held when it was last read.
  private func heldBefore(_ channel: any Channel) -> ObjectID? {
    let note = SyncNote.load(of: terms.folder, terms.identity, files: files)
    guard channel.tracking == nil, let note, note.partner == channel.shown else { return nil }
    return note.seen.flatMap { ObjectID($0) }
  }

  private mutating func channel(_ settings: GitSettings) throws(SyncFailure) -> (any Channel)? {
    switch terms.way {
    case .nobody: return nil
    case .remote where settings.remotes.isEmpty: return try lastBundle()
    case .remote:
      return try RemoteChannel.of(branch, settings, in: git.repository.top, files: files)
    case .bundle(let path, let mode): return over(path, mode)
    }
  }

  private mutating func over(_ path: String, _ mode: UInt32) -> BundleChannel {
    bundle = path
    return BundleChannel(
      path: path, branch: branch, mode: mode, salt: hex16(terms.identity.random()), files: files)
  }

  /// The bundle of the last exchange. Where its file is not there no new one is begun, since it may
  /// be on a stick that is not plugged in.
  private mutating func lastBundle() throws(SyncFailure) -> BundleChannel {
    let note = SyncNote.load(of: terms.folder, terms.identity, files: files)
    guard let path = note?.bundle else { throw .noRemote }
    guard let status = try? files.statusAt(path, true) else {
      throw .git(GitFault(.notThere, partner: inert(path.utf8)))
    }
    return over(path, status.mode)
  }

  /// The files that git keeps while something that a person began by hand (a merge, a rebase) is
  /// not at its end.
  private func refuseUnderway() throws(SyncFailure) {
    let signs = [
      ("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply/applying", "am"),
      ("rebase-apply", "rebase"), ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"),
    ]
    let folder = git.repository.gitFolder
    for (name, what) in signs where (try? files.statusAt("\(folder)/\(name)", false)) != nil {
      throw .underway(what)
    }
    let lock = "\(folder)/index.lock"
    if (try? files.statusAt(lock, false)) != nil { throw .git(GitFault(.lockedHere(lock))) }
  }

  /// Finds our branch. Returns the commits that all refs of the repository name.
  private mutating func findHead() throws(SyncFailure) -> [ExactText: ObjectID] {
    let list = try asked { (git) throws(GitFailure) in
      try git.refs([
        "for-each-ref", "--format=%(HEAD)%(objectname) %(refname)", "refs/heads", "refs/remotes",
      ])
    }
    var refs: [ExactText: ObjectID] = [:]
    for line in list.text.parts(by: "\n") {
      let parts = line.dropping(1).parts(by: " ")
      guard parts.count == 2, let id = ObjectID(parts[0]) else { continue }
      refs[ExactText(parts[1])] = id
      if line.begins(with: "*") {
        head = id
        branch = parts[1].dropping("refs/heads/".utf8.count)
      }
    }
    if head == nil { branch = try unbornBranch() }
    return refs
  }

  private func unbornBranch() throws(SyncFailure) -> String {
    let said = try asked { (git) throws(GitFailure) in
      try git.refs(["symbolic-ref", "-q", "HEAD"], answers: [0, 1])
    }
    guard let branch = said.text.rest(after: "refs/heads/") else { throw .detached }
    return branch
  }
}
