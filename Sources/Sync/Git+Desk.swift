package import Store

extension Git {
  /// What the repository's own configuration says of what is heeded; its includes are not followed.
  package func settings() throws(GitFailure) -> GitSettings {
    let list = try refs([
      "config", "--file", "\(repository.commonFolder)/config", "--no-includes", "-z", "--list",
    ])
    return GitSettings(list.records)
  }

  /// Makes the desk, or makes it anew: a git folder of our own with nothing in it but what is written here.
  /// Without it nothing but `refs` and `settings` may be asked.
  ///
  /// - Parameters:
  ///   - settings: Those of the repository.
  ///   - partner: With whom is exchanged, as the remote `partner`; nil for nobody.
  ///   - heads: What the desk's branches `ours`, `theirs` shall name, so that git knows what is here.
  ///   - files: Where it is written.
  /// - Throws: `desk` where it cannot be written.
  package func prepareDesk(
    _ settings: GitSettings, partner: Address? = nil, heads: [String: ObjectID] = [:],
    files: FileSystem = .real
  ) throws(SyncFailure) {
    do throws(Errno) {
      try files.keep(Array("ref: refs/heads/ours\n".utf8), at: "\(deskFolder)/HEAD")
      try files.keep(Git.attributes, at: "\(deskFolder)/info/attributes")
      try files.keep(configuration(settings, partner), at: "\(deskFolder)/config")
      try files.keepFolder("\(deskFolder)/refs/heads")
      for (name, head) in heads {
        try files.keep(Array("\(head.hex)\n".utf8), at: "\(deskFolder)/refs/heads/\(name)")
      }
      // What a shallow clone lacks is no fault.
      let shallow = try? files.wholeFile("\(repository.commonFolder)/shallow", limit: 1 << 24)
      if let shallow {
        try files.keep(shallow, at: "\(deskFolder)/shallow")
      } else {
        try? files.remove("\(deskFolder)/shallow")
      }
    } catch {
      throw .desk(deskFolder, error)
    }
  }

  /// No attribute of the repository's has an effect: bytes come and go as they are.
  private static let attributes = Array(
    "* -filter -text -ident -eol -crlf -working-tree-encoding -diff -merge\n".utf8)

  private func configuration(_ settings: GitSettings, _ partner: Address?) -> [UInt8] {
    var text = """
      # Written anew by ahd at every exchange.
      [core]
        repositoryformatversion = \(settings.isSHA256 ? 1 : 0)
        bare = false
        symlinks = false
        autocrlf = false
        fsmonitor = false
        untrackedCache = false
        sparseCheckout = false
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
      [gc]
        auto = 0
      [maintenance]
        auto = false
      [http]
        followRedirects = initial

      """
    if settings.isSHA256 { text += "[extensions]\n  objectFormat = sha256\n" }
    if let partner { text += "[remote \"partner\"]\n  url = \(quoted(partner.text))\n" }
    for (section, name) in [("user", "name"), ("user", "email")] {
      if let value = settings["\(section).\(name)"] {
        text += "[\(section)]\n  \(name) = \(quoted(value))\n"
      }
    }
    return Array(text.utf8)
  }

  private func quoted(_ value: String) -> String {
    let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
