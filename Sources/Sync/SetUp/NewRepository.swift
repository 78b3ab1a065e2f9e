package import Store

/// The folder git keeps a repository in, laid out by us: no template, no hook,
/// nothing of another's.
package struct NewRepository: Hashable, Sendable {
  /// The branch HEAD names.
  package var branch = "main"
  /// As git names it: `sha1`, `sha256`.
  package var objectFormat = "sha1"
  /// With whom it is exchanged, as the remote `origin`.
  package var origin: Address?
  /// Whether what came from others fills it: then not even git by hand makes symbolic
  /// links of what it holds.
  package var isReceived = false
  /// The register's folder in it, without slashes at its ends; empty where it is the top; nil where
  /// it is not known yet.
  package var prefix: String? = ""

  package init() {}

  /// Lays it out.
  ///
  /// - Parameters:
  ///   - draft: A folder on its way.
  ///   - name: Its name in there, `.git`; empty for the draft itself.
  /// - Throws: The number of the system's error.
  package func lay(in draft: FolderDraft, as name: String = "") throws(Errno) {
    if !name.isEmpty { try draft.makeFolder(name) }
    let above = name.isEmpty ? "" : name + "/"
    for folder in [
      "objects", "objects/info", "objects/pack", "refs", "refs/heads", "refs/tags", "info",
    ] {
      try draft.makeFolder(above + folder)
    }
    try draft.put(text: "ref: refs/heads/\(branch)\n", as: above + "HEAD")
    let heedsModes = !draft.looksLikeProgram(above + "HEAD")
    try draft.put(text: config(heedsModes: heedsModes), as: above + "config")
    let attributes = prefix.flatMap { MergeDriver.attributes("", for: $0) } ?? ""
    try draft.put(text: attributes, as: above + "info/attributes")
  }

  private func config(heedsModes: Bool) -> String {
    let isPlain = objectFormat == "sha1"
    var sections = [
      section(
        "core", nil,
        [
          ("repositoryformatversion", isPlain ? "0" : "1"), ("filemode", "\(heedsModes)"),
          ("bare", "false"),
          ("logallrefupdates", "true"),
        ] + (isReceived ? [("symlinks", "false")] : []))
    ]
    if !isPlain { sections.append(section("extensions", nil, [("objectformat", objectFormat)])) }
    let driver = MergeDriver.settings.map {
      ($0.0.split(separator: ".").last.map(String.init) ?? "", $0.1)
    }
    sections.append(section("merge", "ahd", driver))
    if let origin {
      sections.append(
        section(
          "remote", "origin",
          [
            ("url", origin.text), ("fetch", "+refs/heads/*:refs/remotes/origin/*"),
          ]))
      sections.append(
        section("branch", branch, [("remote", "origin"), ("merge", "refs/heads/\(branch)")]))
    }
    return sections.joined()
  }

  private func section(_ name: String, _ part: String?, _ values: [(String, String)]) -> String {
    let head = part.map { "[\(name) \(GitSettings.quoted($0))]\n" } ?? "[\(name)]\n"
    return head + values.map { "\t\($0.0) = \(GitSettings.quoted($0.1))\n" }.joined()
  }
}
