package import Store
import Text

/// Makes a register ready to be exchanged, as `ahd init --git`, `ahd sync --git` and
/// `--remote URL` ask: a repository where there is none, with whom, and what has plain `git merge`
/// join the register's files.
package struct Preparation {
  /// The register's.
  private let folder: String
  private let salt: String
  private let files: FileSystem
  private let git: (Repository) -> Git

  /// - Parameters:
  ///   - folder: The register's.
  ///   - salt: What makes the name of a draft one nobody has.
  ///   - files: Where it is written.
  ///   - git: Runs git on a repository.
  package init(
    _ folder: String, salt: String, files: FileSystem = .real, git: @escaping (Repository) -> Git
  ) {
    (self.folder, self.salt, self.files, self.git) = (folder, salt, files, git)
  }

  /// The repository that holds the register; a new one in its folder where none does.
  ///
  /// - Returns: It, and whether it is new.
  /// - Throws: `SyncFailure`; then nothing was made.
  package func makeRepository() throws(SyncFailure) -> (repository: Repository, isNew: Bool) {
    do throws(SyncFailure) {
      let found = try Repository.find(folder, files: files)
      if try !git(found).isForeign() {
        try note(found)
        return (found, false)
      }
    } catch {
      guard case .noRepository = error else { throw error }
    }
    do throws(PlacingError) {
      let placing = Placing(salt: salt, files: files)
      try placing.makeFolder("\(folder)/.git") { (draft) throws(Errno) in
        try NewRepository().lay(in: draft)
      }
    } catch {
      throw .notPlaced(error)
    }
    return (try Repository.find(folder, files: files), true)
  }

  /// Has the branch of a register's repository follow others.
  ///
  /// - Parameter address: With whom it is exchanged from here on, found from everywhere.
  /// - Returns: With whom it was before, as shown; nil for nobody.
  /// - Throws: `SyncFailure`: no repository, or one that does not hold the register.
  @discardableResult
  package func follow(_ address: Address) throws(SyncFailure) -> String? {
    let repository = try Repository.find(folder, files: files)
    let git = git(repository)
    if try git.isForeign() { throw .foreign(repository.top) }
    if let file = Address.file(at: address.text, from: repository.top) { throw .isFile(file) }
    try repository.refuseLinks(["refs/remotes"], files: files)
    return try asked { () throws(GitFailure) in
      let settings = try git.settings()
      let head = try git.refs(["symbolic-ref", "-q", "HEAD"], answers: [0, 1]).text
      let branch = head.rest(after: "refs/heads/") ?? "main"
      let remotes = settings.remotes
      let name =
        settings["branch.\(branch).remote"].flatMap { remotes.contains($0) ? $0 : nil }
        ?? (remotes.count == 1 && !remotes.contains("origin") ? remotes[0] : "origin")
      let before = settings["remote.\(name).url"]
      if before != nil, before != address.text { try git.forget(name, settings, files) }
      try git.set("remote.\(name).url", address.text)
      try git.unset("remote.\(name).pushurl")
      if before == nil {
        try git.set("remote.\(name).fetch", "+refs/heads/*:refs/remotes/\(name)/*")
      }
      if settings["branch.\(branch).remote"] != name {
        try git.set("branch.\(branch).remote", name)
        try git.set("branch.\(branch).merge", "refs/heads/\(branch)")
      }
      return before == address.text
        ? nil : before.map { (try? Address($0))?.shown ?? inert($0.utf8) }
    }
  }

  /// What has plain `git merge` join the register's files.
  private func note(_ repository: Repository) throws(SyncFailure) {
    let git = git(repository)
    try repository.refuseLinks(["info/attributes"], files: files)
    try asked { () throws(GitFailure) in
      for (key, value) in MergeDriver.settings { try git.set(key, value) }
    }
    let path = "\(repository.commonFolder)/info/attributes"
    do throws(Errno) {
      var old: [UInt8] = []
      do throws(Errno) { old = try files.wholeFile(path, limit: 1 << 20, .readItself) } catch {
        guard error.isMissing else { throw error }
      }
      let text = String(decoding: old, as: UTF8.self)
      guard let new = MergeDriver.attributes(text, for: repository.prefix) else { return }
      try files.keep(Array(new.utf8), at: path)
    } catch {
      throw .desk(path, error)
    }
  }

  private func asked<Result>(
    _ body: () throws(GitFailure) -> Result
  ) throws(SyncFailure) -> Result {
    do throws(GitFailure) { return try body() } catch { throw SyncFailure(error) }
  }
}

extension Git {
  /// Whether the register merely lies in a folder of a larger repository that has commits and does
  /// not hold it, a home folder under git, say; or in a folder whose `.git` leads to a repository
  /// elsewhere, which has nothing to do with it. Nothing of it is ever committed there unasked.
  func isForeign() throws(SyncFailure) -> Bool {
    if repository.isOwn { return false }
    do throws(GitFailure) {
      let head = try refs(["rev-parse", "--verify", "-q", "HEAD"], answers: [0, 1, 128])
      if head.code != 0 { return false }
      let path = "HEAD:\(repository.path("register.json"))"
      return try refs(["rev-parse", "--verify", "-q", path], answers: [0, 1, 128]).code != 0
    } catch {
      throw SyncFailure(error)
    }
  }

  /// Takes away what is known of a remote's branches: it is elsewhere from here on.
  fileprivate func forget(
    _ remote: String, _ settings: GitSettings, _ files: FileSystem
  ) throws(GitFailure) {
    let known = try refs(["for-each-ref", "--format=delete %(refname)", "refs/remotes/\(remote)"])
    guard !known.output.isEmpty else { return }
    do throws(Errno) { try layRefs(settings, files) } catch { throw .notLaid(deskFolder, error) }
    try moveRefs(["--no-deref", "--stdin"], input: known.output, files: files)
  }

  private var config: [String] { ["config", "--file", "\(repository.commonFolder)/config"] }

  /// Sets a value of the repository's own configuration, in place of all there are.
  fileprivate func set(_ key: String, _ value: String) throws(GitFailure) {
    _ = try refs(config + ["--replace-all", key, value])
  }

  fileprivate func unset(_ key: String) throws(GitFailure) {
    let (isUnset, wasNone): (Int32, Int32) = (0, 5)
    _ = try refs(config + ["--unset-all", key], answers: [isUnset, wasNone])
  }
}
