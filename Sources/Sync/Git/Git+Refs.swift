import Store

/// Moving branches of the repository itself. git runs hooks then, and those may stand in a
/// configuration (from git 2.54 on, `hook.NAME.command`): it is given a git folder of our own,
/// whose branches, logs and objects are the repository's, and nothing else.
extension Git {
  private var refsFolder: String { "\(deskFolder)/own" }

  /// Says how that is laid out, by what is heeded of the repository's own configuration.
  func layRefs(_ settings: GitSettings, _ files: FileSystem) throws(Errno) {
    try files.empty(refsFolder, butFor: [])
    try files.keep(Array(refsConfiguration(settings).utf8), at: "\(refsFolder)/config")
  }

  private func refsConfiguration(_ settings: GitSettings) -> String {
    var text = settings.layout
    text += "[core]\n  bare = false\n  hooksPath = /dev/null\n  fsync = reference\n"
    text += "  logAllRefUpdates = \(settings.flag("core.logallrefupdates") ?? true)\n"
    for name in ["name", "email"] {
      if let value = settings["user.\(name)"] {
        text += "[user]\n  \(name) = \(GitSettings.quoted(value))\n"
      }
    }
    return text
  }

  /// Runs `update-ref`.
  ///
  /// - Parameters:
  ///   - arguments: Without the command.
  ///   - input: What it reads.
  ///   - files: Where its folder is laid.
  /// - Throws: `GitFailure`; then no ref has moved.
  func moveRefs(
    _ arguments: [String], input: [UInt8] = [], files: FileSystem = .real
  ) throws(GitFailure) {
    try refuseLock(files)
    defer { try? files.empty(refsFolder, butFor: ["config"]) }
    do throws(Errno) { try lead(files) } catch { throw .notLaid(refsFolder, error) }
    do throws(GitFailure) {
      _ = try refs(["update-ref"] + arguments, in: refsFolder, input: input)
    } catch {
      guard case .failed(let code, let errors, let output) = error else { throw error }
      let said = String(decoding: errors, as: UTF8.self)
        .replacing("\(refsFolder)/", with: "\(repository.commonFolder)/")
      throw .failed(code, errors: Array(said.utf8), output: output)
    }
  }

  /// git locks HEAD as well where that is on the branch, and its HEAD here is a copy.
  private func refuseLock(_ files: FileSystem) throws(GitFailure) {
    let lock = "\(repository.gitFolder)/HEAD.lock"
    guard (try? files.statusAt(lock, false)) != nil else { return }
    let said = "fatal: Unable to create '\(lock)': File exists."
    throw .failed(128, errors: Array(said.utf8), output: [])
  }

  /// Has its names stand for what is the repository's. git takes no HEAD that is a link.
  private func lead(_ files: FileSystem) throws(Errno) {
    let (own, common) = (repository.gitFolder, repository.commonFolder)
    let head = try files.wholeFile("\(own)/HEAD", limit: 1 << 12, .readItself)
    try files.keep(head, at: "\(refsFolder)/HEAD")
    for name in ["objects", "refs", "packed-refs", "reftable"] {
      try files.point("\(refsFolder)/\(name)", "\(common)/\(name)")
    }
    let mode = try files.statusAt("\(common)/refs", true).mode
    for folder in ["\(own)/logs", "\(common)/logs", "\(common)/logs/refs"] {
      do throws(Errno) { try files.makeFolder(folder, mode) } catch {
        guard error == .exists else { throw error }
      }
    }
    try files.keepFolder("\(refsFolder)/logs")
    try files.point("\(refsFolder)/logs/refs", "\(common)/logs/refs")
    try files.point("\(refsFolder)/logs/HEAD", "\(own)/logs/HEAD")
  }
}
