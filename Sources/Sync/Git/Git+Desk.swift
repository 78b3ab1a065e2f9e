package import Store
import Text

extension Git {
  /// What the repository's own configuration says of what is heeded; its includes are not followed.
  package func settings() throws(GitFailure) -> GitSettings {
    try settings(of: "\(repository.commonFolder)/config")
  }

  /// The settings in any file that git would read so.
  func settings(of path: String) throws(GitFailure) -> GitSettings {
    let list = try refs(["config", "--file", path, "--no-includes", "-z", "--list"])
    return GitSettings(list.records)
  }

  /// Makes the desk, or makes it anew: a git folder of our own with nothing in it but what is
  /// written here. Without it nothing but `refs` and `settings` may be asked.
  ///
  /// - Parameters:
  ///   - settings: Those of the repository.
  ///   - partner: With whom is exchanged, as the remote `partner`; nil for nobody.
  ///   - pushAddress: Where is sent to, where that is another place.
  ///   - heads: What the desk's branches `ours`, `theirs` shall name, so that
  ///     git knows what is here.
  ///   - files: Where it is written.
  /// - Throws: `desk` where it cannot be written.
  package func prepareDesk(
    _ settings: GitSettings, partner: Address? = nil, pushAddress: Address? = nil,
    heads: [String: ObjectID] = [:], files: FileSystem = .real
  ) throws(SyncFailure) {
    do throws(Errno) {
      try files.empty(deskFolder)
      try files.keep(Array("ref: refs/heads/ours\n".utf8), at: "\(deskFolder)/HEAD")
      try files.keep(Git.attributes, at: "\(deskFolder)/info/attributes")
      try files.keep(configuration(settings, partner, pushAddress), at: "\(deskFolder)/config")
      try files.keepFolder("\(deskFolder)/refs/heads")
      try layRefs(settings, files)
      for (name, id) in heads { try setHead(name, id, files) }
      // A shallow clone lacks the commits before its end, and that is no fault.
      let shallow = try? files.wholeFile("\(repository.commonFolder)/shallow", limit: 1 << 24)
      if let shallow { try files.keep(shallow, at: "\(deskFolder)/shallow") }
    } catch {
      throw .desk(deskFolder, error)
    }
  }

  /// Sets a branch of the desk, or takes it away.
  func setHead(
    _ name: String, _ id: ObjectID?, _ files: FileSystem = .real
  ) throws(Errno) {
    let path = "\(deskFolder)/refs/heads/\(name)"
    if let id {
      try files.keep(Array("\(id.hex)\n".utf8), at: path)
    } else {
      try? files.remove(path)
    }
  }

  /// Where a branch of the desk stands.
  func head(_ name: String, files: FileSystem = .real) -> ObjectID? {
    let path = "\(deskFolder)/refs/heads/\(name)"
    guard let bytes = try? files.wholeFile(path, limit: 1024) else { return nil }
    return ObjectID(bytes[...].prefix { $0 != 10 })
  }

  /// The settings of the user's own configuration that an exchange heeds besides.
  func ownSettings() throws(GitFailure) -> GitSettings {
    let names = "^(user\\.(email|signingkey)|core\\.sshcommand|gpg\\.format)$"
    let list = try desk(["config", "-z", "--get-regexp", names], answers: [0, 1])
    return GitSettings(list.records, isOwn: true)
  }

  /// The same, with ssh told that nobody can be asked; a program of the user's
  /// own is left as it is.
  func withoutQuestions(_ own: GitSettings) -> Git {
    func variable(_ name: String) -> String? {
      environment.lazy.compactMap { $0.rest(after: "\(name)=") }.last
    }
    let chosen = variable("GIT_SSH_COMMAND") ?? own["core.sshcommand"]
    guard let command = chosen ?? (variable("GIT_SSH") == nil ? "ssh" : nil) else { return self }
    let program = command.prefix { $0 != " " }.split(separator: "/").last
    guard program == "ssh" else { return self }
    var git = self
    // A machine that does not answer must not hold an exchange up for ever.
    let patience = "-o ConnectTimeout=30 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
    git.environment.append("GIT_SSH_COMMAND=\(command) -o BatchMode=yes \(patience)")
    return git
  }

  /// No attribute of the repository's has an effect: bytes come and go as they are.
  private static let attributes = Array(
    "* -filter -text -ident -eol -crlf -working-tree-encoding -diff -merge\n".utf8)

  private func configuration(
    _ settings: GitSettings, _ partner: Address?, _ pushAddress: Address?
  ) -> [UInt8] {
    var text = """
      # Written anew by ahd at every exchange.
      [core]
        repositoryformatversion = \(settings.isSHA256 ? 1 : 0)
        bare = false
        symlinks = false
        autocrlf = false
        fsmonitor = false
        untrackedCache = false
        splitIndex = false
        sparseCheckout = false
        fileMode = \(settings.heedsModes)
        fsync = committed,loose-object
        fsyncMethod = batch
        commitGraph = false
        hooksPath = /dev/null
        attributesFile = /dev/null
        excludesFile = /dev/null
        protectNTFS = true
        protectHFS = true
      [transfer]
        fsckObjects = true
      [fetch]
        fsckObjects = true
        recurseSubmodules = false
        writeCommitGraph = false
      [push]
        recurseSubmodules = no
        followTags = false
        gpgSign = false
      [submodule]
        recurse = false
      [i18n]
        commitEncoding = UTF-8
      [gc]
        auto = 0
      [maintenance]
        auto = false
      [http]
        followRedirects = initial
        lowSpeedLimit = 1
        lowSpeedTime = 60

      """
    if settings.isSHA256 { text += "[extensions]\n  objectFormat = sha256\n" }
    if let partner { text += "[remote \"partner\"]\n  url = \(GitSettings.quoted(partner.text))\n" }
    if let pushAddress { text += "  pushurl = \(GitSettings.quoted(pushAddress.text))\n" }
    for (section, name) in [("user", "name"), ("user", "email")] {
      if let value = settings["\(section).\(name)"] {
        text += "[\(section)]\n  \(name) = \(GitSettings.quoted(value))\n"
      }
    }
    return Array(text.utf8)
  }
}
