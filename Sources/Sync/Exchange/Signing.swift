import Text

/// With which key commits are signed: the user's own ssh key, through git itself.
package enum Signing {
  /// Whatever a configuration says: a program named there could be any.
  static let program = ["-c", "gpg.ssh.program=ssh-keygen"]

  /// What makes git sign with a key, before the command.
  static func arguments(_ key: String) -> [String] {
    ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(key)"] + program
  }

  /// The key to sign with, as git's user.signingkey; nil for none.
  ///
  /// - Parameters:
  ///   - chosen: `[sync] key` of the configuration, which comes first: a path.
  ///   - settings: Git's own, the nearest first; a key counts where it is one of ssh's.
  /// - Returns: A path, or a public key that an agent holds the other half of.
  package static func key(_ chosen: String?, _ settings: [GitSettings]) -> String? {
    if let chosen { return chosen }
    guard let key = settings.lazy.compactMap({ $0["user.signingkey"] }).first, !key.isEmpty else {
      return nil
    }
    let format = settings.lazy.compactMap { $0["gpg.format"] }.first
    return format == "ssh" || key.begins(with: "ssh-") || key.begins(with: "key::") ? key : nil
  }
}
