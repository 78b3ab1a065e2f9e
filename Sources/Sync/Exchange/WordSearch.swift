import Acts
package import Entities
import Journal
import Register
package import Store
import Text

/// Looks through git's history for whose word is whose: a line is vouched for by a party if a
/// commit that is no merge adds it to the journal of its writer and is signed with a key of that
/// party (docs/format.md). git and ssh-keygen verify; here it is only put together.
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
  ///   - found: Is told each line found now, and the key that vouches for it.
  /// - Returns: All that is known now; nil where no key may speak for anybody.
  /// - Throws: `desk`, `git` or `ended`; what was known before still holds.
  package func look(
    to tip: ObjectID, knowing known: Vouched?, progress: (String) -> Void = { _ in },
    found: (SHA256, Signer) -> Void = { _, _ in }
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
      for (commit, key) in try signatures(of: some) {
        for line in spoken[commit] ?? [] {
          vouched.vouching.add(line, by: key.party)
          found(line, key.signer)
        }
      }
      done += some.count
    }
    // What lies behind the end of a shallow history may arrive yet.
    vouched.tips = ends.isEmpty ? [tip.hex] : []
    return vouched
  }

  /// Commits between two words of progress.
  private static let step = 100

  // MARK: What came in which commit

  /// The commits to look at: those that touch a journal and are no merges. At the end of a shallow
  /// clone a commit seems to add everything there is, so that one is left out.
  private func commits(
    to tip: ObjectID, without tips: [String]
  ) throws(SyncFailure) -> [ObjectID] {
    let old = tips.compactMap { ObjectID($0) }.map { "^\($0.hex)" }
    let list = try ask(
      ["rev-list", "--no-merges", "--full-history", "--ignore-missing", tip.hex] + old + [
        "--", git.repository.path("journal"),
      ])
    let ends = ends
    return lines(list.output).filter { !ends.contains($0) }.compactMap { ObjectID($0) }
  }

  private var ends: Set<String> {
    Set(lines((try? files.wholeFile("\(git.deskFolder)/shallow", limit: 1 << 24)) ?? []))
  }

  /// Of each commit the lines that it brings and that carry a party's word. A line counts as
  /// brought only in the journal of its writer, and only if it was not in that journal before: a
  /// copy in another file, a line that is moved, and one that gets its line end are not brought.
  private func spoken(in commits: [ObjectID]) throws(SyncFailure) -> [ObjectID: Set<SHA256>] {
    guard !commits.isEmpty else { return [:] }
    var brought: [ObjectID: Set<SHA256>] = [:]
    var removed: [ObjectID: Set<SHA256>] = [:]
    let parties = Set(header.parties.map(\.id))
    var changed = ChangedLines { found in
      guard let said = SpokenLine(found.line), said.writer == found.writer,
        parties.contains(said.party)
      else { return }
      if found.isAdded {
        brought[found.commit, default: []].insert(said.hash)
      } else {
        removed[found.commit, default: []].insert(said.hash)
      }
    }
    let journals = git.repository.path("journal")
    _ = try ask(
      [
        "diff-tree", "--stdin", "--root", "-r", "-p", "-U0", "--text", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--no-color", "--inter-hunk-context=0",
        "--src-prefix=a/", "--dst-prefix=b/", "--relative=\(journals)/", "--", journals,
      ], input: commits.map(\.hex).joined(separator: "\n") + "\n", heard: { changed.take($0) })
    for (commit, lines) in removed { brought[commit]?.subtract(lines) }
    return brought.filter { !$0.value.isEmpty }
  }

  /// The commits that were made in this register. What was signed in another one says nothing here,
  /// even if somebody joined the two histories: its items may have the same names.
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

  /// The key that signed each of these commits. Commits without a signature that holds are left
  /// out.
  private func signatures(
    of commits: ArraySlice<ObjectID>
  ) throws(SyncFailure) -> [(ObjectID, (party: String, signer: Signer))] {
    let allowed = "\(git.deskFolder)/signers"
    do throws(Errno) {
      try files.keep(Array(header.allowedSigners.utf8), at: allowed)
    } catch {
      throw .desk(git.deskFolder, error)
    }
    // Only ssh-keygen is asked: what another program would say of a signature is not about these
    // keys. And what one person's configuration holds for revoked is not: all shall find the same.
    let programs = ["gpg.program", "gpg.openpgp.program", "gpg.x509.program"].flatMap {
      ["-c", "\($0)=false"]
    }
    let answer = try ask(
      programs + Signing.program + [
        "-c", "gpg.ssh.allowedSignersFile=\(allowed)", "-c", "gpg.ssh.revocationFile=", "log",
        "--no-walk=unsorted", "--stdin", "--no-show-signature", "--format=%H %ct %G? %GF %GS",
      ], input: commits.map(\.hex).joined(separator: "\n") + "\n")
    let keys = header.keys
    return lines(answer.output).compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      // Where a commit has no date, git asks whether the key is valid now.
      guard words.count == 5, words[1] != "0", words[2] == "G", words[3].begins(with: "SHA256:"),
        let key = keys[words[4]], let commit = ObjectID(words[0])
      else { return nil }
      return (commit, key)
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
