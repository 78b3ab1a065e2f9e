package import Model
package import Store

/// Looks through git's history for whose word is whose: a line is vouched for by a party if a commit that
/// is no merge adds it to a journal and is signed with a key of that party (docs/format.md). git and
/// ssh-keygen verify; here it is only put together.
package struct WordSearch {
  private let git: Git
  private let header: Header
  let files: FileSystem

  /// - Parameters:
  ///   - git: Whose desk is made.
  ///   - header: Who may speak for whom.
  ///   - files: Where what git reads is written.
  package init(_ git: Git, _ header: Header, files: FileSystem = .real) {
    self.git = git
    self.header = header
    self.files = files
  }

  /// Looks at the commits that were not looked at before: each signature costs two programs.
  ///
  /// - Parameters:
  ///   - tip: The last commit.
  ///   - known: What was found before; void where the keys are others now.
  ///   - progress: Is told how far it is.
  /// - Returns: All that is known now; nil where no key may speak for anybody.
  /// - Throws: `desk`, `git` or `ended`; what was known before still holds.
  package func look(
    to tip: ObjectID, knowing known: Vouched?, progress: (String) -> Void = { _ in }
  ) throws(SyncFailure) -> Vouched? {
    guard !header.allowedSigners.isEmpty else { return nil }
    let hash = header.signersHash
    var vouched = known.flatMap { $0.signers == hash ? $0 : nil } ?? Vouched(signers: hash)
    let spoken = try spoken(in: try commits(to: tip, without: vouched.tips))
    var done = 0
    let commits = try ofThisRegister(spoken.keys.sorted())
    while done < commits.count {
      if commits.count > WordSearch.step {
        progress("Whose word it is: \(done) of \(commits.count)")
      }
      let some = commits[done..<min(commits.count, done + WordSearch.step)]
      for (commit, party) in try signers(of: some) {
        for line in spoken[commit] ?? [] { vouched.vouching.add(line, by: party) }
      }
      done += some.count
    }
    vouched.tips = [tip.hex]
    return vouched
  }

  /// Commits between two words of progress.
  private static let step = 100

  // MARK: What came in which commit

  /// Those that touch a journal and are no merges. Where a shallow clone ends, a commit seems to add all there
  /// is, so it is left out.
  private func commits(
    to tip: ObjectID, without tips: [String]
  ) throws(SyncFailure) -> [ObjectID] {
    let old = tips.compactMap { ObjectID($0) }.map { "^\($0.hex)" }
    let list = try ask(
      ["rev-list", "--no-merges", "--full-history", "--ignore-missing", tip.hex] + old + [
        "--", git.repository.path("journal"),
      ])
    let ends = Set(
      lines((try? files.wholeFile("\(git.deskFolder)/shallow", limit: 1 << 24)) ?? []))
    return lines(list.output).filter { !ends.contains($0) }.compactMap { ObjectID($0) }
  }

  /// Of each commit the lines it adds that carry a party's word.
  private func spoken(in commits: [ObjectID]) throws(SyncFailure) -> [ObjectID: [SHA256]] {
    guard !commits.isEmpty else { return [:] }
    var spoken: [ObjectID: [SHA256]] = [:]
    let parties = Set(header.parties.map(\.id))
    var added = AddedLines { commit, line in
      guard let said = SpokenLine(line), parties.contains(said.party) else { return }
      spoken[commit, default: []].append(said.hash)
    }
    _ = try ask(
      [
        "diff-tree", "--stdin", "--root", "-r", "-p", "-U0", "--text", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--no-color", "--inter-hunk-context=0",
        "--src-prefix=a/", "--dst-prefix=b/", "--", git.repository.path("journal"),
      ], input: commits.map(\.hex).joined(separator: "\n") + "\n", heard: { added.take($0) })
    return spoken
  }

  /// Those that were made in this register: what was signed in another one, which may use the same words, says
  /// nothing here, whoever joined the two histories.
  private func ofThisRegister(_ commits: [ObjectID]) throws(SyncFailure) -> [ObjectID] {
    guard !commits.isEmpty else { return [] }
    let path = git.repository.path(RegisterFile.register.fileName)
    let answer = try ask(
      ["cat-file", "--batch-check=%(objectname)"],
      input: commits.map { "\($0.hex):\(path)\n" }.joined())
    let blobs = lines(answer.output).map { ObjectID($0) }
    guard blobs.count == commits.count else { return [] }
    let distinct = Set(blobs.compactMap(\.self)).sorted()
    let contents: [[UInt8]?]
    do throws(GitFailure) {
      contents = try git.contents(distinct.map(\.hex), limit: 1 << 28)
    } catch {
      throw SyncFailure(error)
    }
    let own = zip(distinct, contents).filter { _, bytes in
      bytes.flatMap(Register.id(in:)) == header.id
    }
    let ofOurs = Set(own.map(\.0))
    return zip(commits, blobs).filter { $1.map(ofOurs.contains) ?? false }.map(\.0)
  }

  // MARK: Who signed it

  /// The party whose key signed each of these commits; none for the rest.
  private func signers(
    of commits: ArraySlice<ObjectID>
  ) throws(SyncFailure) -> [(ObjectID, String)] {
    let allowed = "\(git.deskFolder)/signers"
    do throws(Errno) {
      try files.keep(Array(header.allowedSigners.utf8), at: allowed)
    } catch {
      throw .desk(git.deskFolder, error)
    }
    // Only ssh-keygen is asked: what another program would say of a signature is not about these keys.
    let programs = ["gpg.program", "gpg.openpgp.program", "gpg.x509.program"].flatMap {
      ["-c", "\($0)=false"]
    }
    let answer = try ask(
      programs + Signing.program + [
        "-c", "gpg.ssh.allowedSignersFile=\(allowed)", "log", "--no-walk=unsorted", "--stdin",
        "--no-show-signature", "--format=%H %G? %GF %GS",
      ], input: commits.map(\.hex).joined(separator: "\n") + "\n")
    let parties = Set(header.parties.map(\.id))
    return lines(answer.output).compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 4, words[1] == "G", words[2].hasPrefix("SHA256:"),
        parties.contains(words[3]), let commit = ObjectID(words[0])
      else { return nil }
      return (commit, words[3])
    }
  }

  // MARK: Parts

  /// Times in lines of signers are in UTC.
  private func ask(
    _ arguments: [String], input: String = "", heard: (([UInt8]) -> Void)? = nil
  ) throws(SyncFailure) -> Git.Answer {
    do throws(GitFailure) {
      return try git.desk(
        arguments, input: Array(input.utf8), extra: ["TZ=UTC"], heard: heard)
    } catch {
      throw SyncFailure(error)
    }
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
  }
}
