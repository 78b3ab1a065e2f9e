package import Model
package import Store

extension Exchange {
  /// Looks whose word it is in what is here now, once all is exchanged: where that fails, the
  /// exchange is done all the same.
  mutating func lookWhoseWord() {
    guard let head, let bytes = standing[ExactText(RegisterFile.register.fileName)],
      let header = Header(reading: bytes)
    else { return }
    tellKeyChanges(header)
    guard header.asksForKeys else {
      outcome.agreedByHand = []
      return
    }
    do throws(SyncFailure) {
      let search = WordSearch(git, header, files: files)
      let today = terms.now.day
      var ended: Set<SHA256> = []
      let vouched = try search.renew(
        to: head, of: terms.folder, terms.identity, progress: progress
      ) { line, signer in
        if !signer.isValid(on: today) { ended.insert(line) }
      }
      tellUnvouched(header, vouched)
      tellOthers(vouched)
      outcome.late = arrived.filter {
        ended.contains($0.hash) && vouches($0.party, for: $0, vouched)
      }
    } catch {
      outcome.notLooked = error.words
    }
  }

  private func vouches(_ party: String, for line: SpokenLine, _ vouched: Vouched?) -> Bool {
    vouched?.vouching.parties[line.hash]?.contains(party) ?? false
  }

  /// What was committed here under a key of its party, and recorded by others: a folder may be
  /// shared, and a journal in it may be a stranger's.
  private mutating func tellOthers(_ vouched: Vouched?) {
    guard outcome.isSigned else { return }
    let own = terms.identity.writer(in: terms.folder, files: files)
    outcome.signedForOthers = spoken.filter {
      $0.writer != own && vouches($0.party, for: $0, vouched)
    }
  }

  /// What was committed here in the name of a party that lists keys, and came with none of them.
  private mutating func tellUnvouched(_ header: Header, _ vouched: Vouched?) {
    let unvouched = Set(spoken.filter { !vouches($0.party, for: $0, vouched) }.map(\.party))
    outcome.unvouched = header.parties.filter {
      unvouched.contains($0.id) && !$0.signers.isEmpty
    }.map(\.id)
  }

  /// Whose keys are others than they were before others' commits arrived.
  private mutating func tellKeyChanges(_ header: Header) {
    let old = terms.register.header
    let before = Dictionary(
      old.parties.map { ($0.id, $0.signers) }, uniquingKeysWith: { first, _ in first })
    let gone = old.parties.filter { party in
      !party.signers.isEmpty && !header.parties.contains { $0.id == party.id }
    }
    let parties =
      header.parties.filter { $0.signers != before[$0.id] ?? [] }.map(\.id) + gone.map(\.id)
    guard begun != head, !parties.isEmpty || header.words != old.words else { return }
    let commit = try? commitOfRegister()
    outcome.keyChanges = (parties + (header.words == old.words ? [] : [nil])).map {
      Outcome.KeyChange(party: $0, commit: commit)
    }
  }

  /// The latest of others' commits that changed register.json, and who says it is theirs.
  private func commitOfRegister() throws(SyncFailure) -> String? {
    guard let head else { return nil }
    let said = try asked { (git) throws(GitFailure) in
      try git.desk(
        [
          "log", "-1", "--no-merges", "--full-history", "--no-show-signature", "--format=%h of %an",
          head.hex,
        ]
          + (begun.map { ["^\($0.hex)"] } ?? []) + [
            "--", git.repository.path(RegisterFile.register.fileName),
          ])
    }
    let words = inert(said.text.utf8, limit: 120)
    return words.isEmpty ? nil : words
  }
}

extension WordSearch {
  /// Looks in a clone just made, before anything is exchanged.
  ///
  /// - Parameters:
  ///   - folder: The register's.
  ///   - tip: What was cloned.
  ///   - identity: Whose state folder.
  ///   - git: Runs git on a repository.
  /// - Throws: As `renew` does.
  package static func look(
    in folder: String, to tip: ObjectID, _ identity: Identity, git: (Repository) -> Git
  ) throws(SyncFailure) {
    let shared = SharedFiles(folder: folder, salt: "")
    guard let bytes = try? shared.contents(RegisterFile.register.fileName),
      let header = Header(reading: bytes), header.asksForKeys
    else { return }
    let git = git(try Repository.find(folder))
    let settings: GitSettings
    do throws(GitFailure) { settings = try git.settings() } catch { throw SyncFailure(error) }
    try git.prepareDesk(settings)
    try WordSearch(git, header).renew(to: tip, of: folder, identity)
  }

  /// Looks, and keeps what was found where the register's store reads it.
  ///
  /// - Parameters:
  ///   - tip: The last commit.
  ///   - folder: The register's.
  ///   - identity: Whose state folder.
  ///   - progress: Is told how far it is.
  ///   - found: Is told each line found now, and the key that vouches for it.
  /// - Returns: All that is known now; nil where no key may speak for anybody.
  /// - Throws: `desk`, `git`, `ended`, or `store` where it could not be kept.
  @discardableResult
  package func renew(
    to tip: ObjectID, of folder: String, _ identity: Identity,
    progress: (String) -> Void = { _ in }, found: (SHA256, Signer) -> Void = { _, _ in }
  ) throws(SyncFailure) -> Vouched? {
    let place = (try? files.realPath(folder)) ?? folder
    let file = VouchedFile(folder: place, identity: identity, files: files)
    var known: Vouched?
    if case .kept(let kept) = file.load() { known = kept }
    guard let vouched = try look(to: tip, knowing: known, progress: progress, found: found)
    else { return nil }
    if vouched == known { return vouched }
    do throws(Errno) { try file.save(vouched) } catch { throw .desk(file.path, error) }
    return vouched
  }
}
