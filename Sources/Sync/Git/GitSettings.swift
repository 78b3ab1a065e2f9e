import Text

/// What of a repository's own configuration is heeded: names, addresses, who follows whom;
/// nothing that starts a program or changes what is written. The user's own configuration counts
/// besides, through git itself.
package struct GitSettings: Hashable, Sendable {
  /// By git's names, the part between the dots as it is spelt: `remote.origin.url`.
  private(set) var values: [String: String] = [:]

  /// Names that are heeded; those with a part between dots by their ends.
  private static let heeded: Set<String> = [
    "user.name", "user.email", "user.signingkey", "gpg.format", "extensions.objectformat",
    "core.filemode", "core.bare", "core.sharedrepository", "core.logallrefupdates",
    "extensions.refstorage", "receive.denycurrentbranch",
  ]
  private static let ofRemotes: Set<String> = ["url", "pushurl"]
  private static let ofBranches: Set<String> = ["remote", "merge"]

  /// Reads what `git config -z --list` prints; of several values of a name the last counts, of
  /// several addresses the first: git fetches from that.
  ///
  /// - Parameters:
  ///   - records: One a setting: the name, a line end, the value.
  ///   - isOwn: All names count, since it is the user's own configuration that was read.
  init(_ records: [ArraySlice<UInt8>], isOwn: Bool = false) {
    for record in records {
      let parts = record.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(decoding: parts[0], as: UTF8.self)
      let value = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
      guard isOwn || GitSettings.isHeeded(name), !value.utf8.contains(where: { $0 < 0x20 }) else {
        continue
      }
      if name.ends(with: ".url"), values[name] != nil { continue }
      values[name] = value
    }
  }

  /// Those of a repository that says nothing but how its objects are named.
  init(objectFormat: String) { values["extensions.objectformat"] = objectFormat }

  private static func isHeeded(_ name: String) -> Bool {
    let end = name.parts(by: ".").last ?? ""
    return heeded.contains(name) || name.begins(with: "remote.") && ofRemotes.contains(end)
      || name.begins(with: "branch.") && ofBranches.contains(end)
  }

  package subscript(_ name: String) -> String? { values[name] }

  /// Whether it is set, or not; nil where that is not said, or is neither yes nor no.
  func flag(_ name: String) -> Bool? {
    switch values[name]?.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }

  /// The remotes that have an address, sorted.
  package var remotes: [String] {
    values.keys.compactMap { $0.rest(after: "remote.")?.start(before: ".url") }.sorted()
  }

  /// Whether its files keep what makes them programs: on a stick or a share all may look like one.
  var heedsModes: Bool { flag("core.filemode") != false }

  /// Its objects have names of SHA-256.
  package var isSHA256: Bool { values["extensions.objectformat"] == "sha256" }
}
