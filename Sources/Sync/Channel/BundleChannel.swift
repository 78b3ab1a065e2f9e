package import Store
import Text

/// The way over a file: a git bundle on a stick, where there is no network. It is read where it is
/// there, and written anew whole, so that whoever gets it needs nothing else.
package struct BundleChannel: Channel {
  /// The file, found from everywhere.
  package let path: String
  /// What the branch is called in it.
  private let branch: String
  /// Permission bits of a new one.
  private let mode: UInt32
  /// What makes the name of a draft one nobody has.
  private let salt: String
  private let files: FileSystem
  private let state = State()

  /// The most bytes that are read of one.
  package static let limit = 1 << 31

  private final class State {
    /// The file as it was received; nil where there was none.
    var received: FileStatus?
  }

  package init(
    path: String, branch: String, mode: UInt32, salt: String, files: FileSystem = .real
  ) {
    (self.path, self.branch, self.mode, self.salt) = (path, branch, mode, salt)
    self.files = files
  }

  package var shown: String { inert(path.utf8) }
  package var address: Address? { nil }

  // MARK: Receiving

  package func receive(
    _ git: Git, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> ObjectID? {
    state.received = try status()
    guard let received = state.received else {
      try refuseNowhere()
      return nil
    }
    guard received.kind == .file else { throw .notPlaced(.notAFile(shown)) }
    guard received.size <= BundleChannel.limit else {
      throw .git(GitFault(.tooLarge(BundleChannel.limit), partner: shown))
    }
    guard received.size > 0 else { throw .git(GitFault(.notABundle, partner: shown)) }
    return try git.reachFile(path, shown: shown, files: files) { (copy) throws(SyncFailure) in
      let head = try head(copy, git)
      _ = try asked { () throws(GitFailure) in
        try git.desk(
          [
            "fetch", "--no-tags", "--no-write-fetch-head", copy.name,
            "+\(head.ref):refs/heads/theirs",
          ], reach: copy.reach, progress: progress)
      }
      return head.id
    }
  }

  /// A stick that is not plugged in is no reason to mend anything.
  private func refuseNowhere() throws(SyncFailure) {
    let folder = String(path.reversed().drop { $0 != "/" }.reversed())
    if (try? files.statusAt(folder, true)) == nil {
      throw .git(GitFault(.notThere, partner: shown))
    }
  }

  private func status() throws(SyncFailure) -> FileStatus? {
    do throws(Errno) { return try files.statusAt(path, true) } catch {
      if error.isMissing { return nil }
      throw .store(.cannotRead(shown, error))
    }
  }

  /// Its branch: the one that is called as ours, else the one its HEAD is on, else its only one.
  private func head(
    _ copy: Other, _ git: Git
  ) throws(SyncFailure) -> (id: ObjectID, ref: String) {
    let list = try asked { () throws(GitFailure) in
      try git.desk(["bundle", "list-heads", copy.name], limit: 1 << 22)
    }
    let heads = list.output.split(separator: 10).compactMap {
      line -> (id: ObjectID, ref: String)? in
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard parts.count == 2, let id = ObjectID(parts[0]) else { return nil }
      return (id, String(decoding: parts[1], as: UTF8.self))
    }
    let branches = heads.filter { $0.ref.begins(with: "refs/heads/") }
    let chosen =
      branches.first { $0.ref == "refs/heads/\(branch)" } ?? heads.first { $0.ref == "HEAD" }
      ?? (branches.count == 1 ? branches[0] : nil)
    if let chosen { return chosen }
    throw .followsNothing(
      branch: branch, remote: shown, theirs: branches.map { $0.ref.dropping(11) })
  }

  // MARK: Sending

  package func send(
    _ tip: ObjectID, upon theirs: ObjectID?, _ git: Git, progress: @escaping (String) -> Void
  ) throws(SyncFailure) -> Bool {
    guard try status() == state.received else { return false }
    let draft = "\(git.deskFolder)/bundle"
    try? files.remove(draft)
    defer { try? files.remove(draft) }
    _ = try asked { () throws(GitFailure) in
      _ = try git.desk(["update-ref", "refs/heads/\(branch)", tip.hex])
      _ = try git.desk(["symbolic-ref", "HEAD", "refs/heads/\(branch)"])
      return try git.desk(
        ["bundle", "create", "--progress", draft, "HEAD", "refs/heads/\(branch)"],
        progress: progress)
    }
    try place(draft)
    return true
  }

  /// Whole or not at all: until it is, the file stays what it was.
  private func place(_ draft: String) throws(SyncFailure) {
    let bytes: [UInt8]
    do throws(Errno) { bytes = try files.wholeFile(draft, limit: BundleChannel.limit) } catch {
      throw .desk(draft, error)
    }
    do throws(PlacingError) {
      try Placing(salt: salt, files: files).put(
        bytes, at: path, mode: mode, replaces: state.received != nil)
    } catch {
      throw .notPlaced(error)
    }
  }

  private func asked(
    _ body: () throws(GitFailure) -> Git.Answer
  ) throws(SyncFailure) -> Git.Answer {
    do throws(GitFailure) { return try body() } catch {
      throw SyncFailure(error, partner: shown)
    }
  }
}
