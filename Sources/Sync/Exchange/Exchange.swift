import Acts
package import Dates
import Entities
import Journal
package import Register
package import Store
import Text

/// One exchange of a register with others, over git: commits what is new in its own files,
/// receives, joins, writes back, sends; and again where someone else was faster. Files come first
/// and the branch after, so that whatever breaks it off, the next one goes on from what is there.
package struct Exchange {
  /// The way to the others.
  package enum Way: Sendable {
    /// The remote the branch follows, or the one there is; where there is none, the
    /// bundle of the last time.
    case remote
    /// A file, and the permission bits of a new one.
    case bundle(String, mode: UInt32)
    /// None: what is new is committed, and nobody is told.
    case nobody
  }

  /// Who exchanges, where, and when.
  package struct Terms {
    /// The register's folder, and the register as it was read there a moment ago.
    package var folder: String
    package var register: Register
    /// Whose state folder, on which machine.
    package var identity: Identity
    /// Who the commits are by.
    package var person: String
    /// The address of who told git none: login@machine.
    package var email: String
    package var now: Moment
    package var way: Way
    /// What commits are signed with, before git's own user.signingkey; nil for what git says.
    package var key: String?

    package init(
      folder: String, register: Register, identity: Identity, person: String, email: String,
      now: Moment, way: Way = .remote, key: String? = nil
    ) {
      self.folder = folder
      self.register = register
      self.identity = identity
      self.person = person
      self.email = email
      self.now = now
      self.way = way
      self.key = key
    }
  }

  let terms: Terms
  let files: FileSystem
  let shared: SharedFiles
  let placing: Placing
  /// How far it is, in a few words.
  let progress: (String) -> Void
  /// Told each step by its name once it is done; what it throws breaks the exchange
  /// off there. For tests.
  let step: (String) throws(SyncFailure) -> Void

  // What becomes known on the way.
  /// The bundle's file it goes over; nil for a remote.
  var bundle: String?
  var git: Git
  /// What came of it; of one that was broken off, what had arrived by then.
  package internal(set) var outcome = Outcome()
  /// The branch we are on, and where it stands; nil before its first commit.
  var branch = ""
  var head: ObjectID?
  /// Where theirs was last seen.
  var tracked: ObjectID?
  /// Of the register's files, what was in the folder when it was last looked at and is committed.
  var standing: [ExactText: [UInt8]] = [:]
  /// What is kept of what is to be told; nil for nothing.
  var remembered: UntoldFile.Lists?
  /// The last of it that was to be kept: it may be, though that failed.
  var attempted: UntoldFile.Lists?
  /// What arrived with exchanges before, and was not told.
  var recalled: Set<String> = []
  /// What a bundle held when it was read last, and holds now.
  var lastSeen: ObjectID?
  var seen: ObjectID?
  var committed: Committed?
  /// Of the one who commits, and what commits are signed with.
  var email = ""
  var key: String?
  /// Objects have names of SHA-256.
  var isSHA256 = false

  /// How often it is tried again where others are faster.
  static let rounds = 5

  /// - Parameters:
  ///   - terms: Who exchanges, where, and when.
  ///   - git: On the register's repository.
  ///   - files: The file system.
  ///   - progress: Is told how far it is, inert, for a terminal.
  ///   - step: Is told each step by its name; breaks the exchange off by throwing.
  package init(
    _ terms: Terms, git: Git, files: FileSystem = .real,
    progress: @escaping (String) -> Void = { _ in },
    step: @escaping (String) throws(SyncFailure) -> Void = { _ in }
  ) {
    self.terms = terms
    self.git = git
    self.files = files
    self.progress = progress
    self.step = step
    let salt = hex16(terms.identity.random())
    shared = SharedFiles(folder: terms.folder, salt: salt, files: files)
    placing = Placing(salt: salt, files: files)
  }

  /// Does it, and keeps what the dashboard's first line tells of it.
  ///
  /// - Returns: What came of it, and of those before it that could not tell; `told` once it is.
  /// - Throws: Why not; then nothing is lost, and the next exchange goes on from there.
  package mutating func run() throws(SyncFailure) -> Outcome {
    do throws(SyncFailure) { try exchange() } catch {
      // Where another one is at work, that one tells.
      if case .busy = error {} else { keepNote(error) }
      throw error
    }
    keepNote(nil)
    return outcome
  }

  private mutating func exchange() throws(SyncFailure) {
    let lock = try ExchangeLock(git, files)
    defer { lock.release() }
    recall()
    let channel = try begin()
    try finishLanding()
    try commit()
    guard let channel else { return end(nil) }
    while true {
      let theirs = try channel.receive(git, progress: progress)
      try step("received")
      if channel.tracking == nil { seen = theirs }
      if let theirs { try take(theirs) } else { giveAll() }
      try remember()
      guard let head else { throw .movedMeanwhile }
      let isGiven =
        head == theirs ? true : try channel.send(head, upon: theirs, git, progress: progress)
      if isGiven { break }
      outcome.outrun += 1
      guard outcome.outrun < Exchange.rounds else { throw .outrun(outcome.outrun) }
      progress("others were faster; once more")
    }
    try step("sent")
    end(channel)
    try? git.tidy(files, progress)
  }

  /// They have nothing: all that there is will be new to them. What they had
  /// when last seen is gone.
  private mutating func giveAll() {
    outcome.isFirst = tracked == nil
    outcome.isRewritten = outcome.isRewritten || tracked != nil
    outcome.sent = standing.filter { SharedFiles.isJournal($0.key.text) }.sorted { $0.key < $1.key }
      .flatMap { Event.all(in: $0.value).map(\.hashed) }
    outcome.sentFiles = standing.keys.sorted().map(\.text)
      .filter { !SharedFiles.isJournal($0) }
  }

  /// What is known of theirs now, and how much of a person's own work was left alone. All is
  /// exchanged by then: what fails here is done the next time.
  private mutating func end(_ channel: (any Channel)?) {
    if let head, let ref = channel?.tracking, tracked != head {
      try? git.moveRefs(["-m", "ahd sync", ref, head.hex], files: files)
    }
    lookWhoseWord()
    leaveOutWhatIsNotHere()
    outcome.leftAlone = (try? leftAlone()) ?? 0
  }

  /// Changed files that are none of the register's own. Git may note in the index
  /// what it finds unchanged.
  private func leftAlone() throws(GitFailure) -> Int {
    let status = try git.desk(
      [
        "status", "--porcelain", "-z", "--no-renames", "--untracked-files=no",
        "--ignore-submodules=all",
      ], index: .real, extra: ["GIT_OPTIONAL_LOCKS=1"])
    return status.records.count { record in
      let path = String(decoding: record.dropFirst(3), as: UTF8.self)
      return git.repository.name(path).map { !SharedFiles.isShared($0) } ?? true
    }
  }

  /// A run of git that concerns nobody else.
  func asked<Result>(_ body: (Git) throws(GitFailure) -> Result) throws(SyncFailure) -> Result {
    do throws(GitFailure) { return try body(git) } catch { throw SyncFailure(error) }
  }
}
