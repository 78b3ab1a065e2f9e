import Dates
package import Entities
import Journal
package import Store
import Text

extension Exchange {
  /// Looks in git's history whose word each event is, once everything is exchanged. Where that
  /// fails, the exchange has still gone well.
  mutating func lookWhoseWord() {
    guard let head, let bytes = standing[ExactText(RegisterFile.register.fileName)],
      let header = Header(reading: bytes)
    else { return }
    guard header.asksForKeys else {
      outcome.agreedByHand = []
      return
    }
    let before = outcome.late
    do throws(SyncFailure) {
      let search = WordSearch(git, header, files: files)
      let today = terms.now.day
      var ended: Set<SHA256> = []
      let vouched = try search.renew(
        to: head, of: terms.folder, terms.identity, progress: progress
      ) { line, signer in
        if !signer.isValid(on: today) { ended.insert(line) }
      } keeping: { (vouched) throws(SyncFailure) in
        let late = outcome.arrived.filter {
          ended.contains($0.hash) && vouches($0.party, for: $0, vouched)
        }
        outcome.late.note(all: late)
        try remember()
      }
      tellUnvouched(header, vouched)
      tellOthers(vouched)
    } catch {
      // The next exchange finds these again, and tells them.
      outcome.late = before
      outcome.notLooked = error.words
    }
  }

  private func vouches(_ party: String, for line: SpokenLine, _ vouched: Vouched?) -> Bool {
    vouched?.vouching.parties[line.hash]?.contains(party) ?? false
  }

  /// What was committed here under a key of its party, and recorded by others: a folder may be
  /// shared, and a journal in it may be a stranger's.
  private mutating func tellOthers(_ vouched: Vouched?) {
    let own = terms.identity.writer(in: terms.folder, files: files)
    outcome.signedForOthers = outcome.signed.filter {
      $0.writer != own && vouches($0.party, for: $0, vouched)
    }
  }

  /// What was committed here in the name of a party that lists keys, and came with none of them.
  private mutating func tellUnvouched(_ header: Header, _ vouched: Vouched?) {
    let spoken = outcome.signed + outcome.unsigned
    let unvouched = Set(spoken.filter { !vouches($0.party, for: $0, vouched) }.map(\.party))
    outcome.unvouched = header.parties.filter {
      unvouched.contains($0.id) && !$0.signers.isEmpty
    }.map(\.id)
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
  ///   - keeping: Is told what was found before it is kept: no later search finds it anew.
  /// - Returns: All that is known now; nil where no key may speak for anybody.
  /// - Throws: What `keeping` throws; `desk`, `git`, `ended`, or `store` where it could not be kept.
  @discardableResult
  package func renew(
    to tip: ObjectID, of folder: String, _ identity: Identity,
    progress: (String) -> Void = { _ in }, found: (SHA256, Signer) -> Void = { _, _ in },
    keeping: (Vouched) throws(SyncFailure) -> Void = { _ in }
  ) throws(SyncFailure) -> Vouched? {
    let place = (try? files.realPath(folder)) ?? folder
    let file = VouchedFile(folder: place, identity: identity, files: files)
    var known: Vouched?
    if case .kept(let kept) = file.load() { known = kept }
    guard let vouched = try look(to: tip, knowing: known, progress: progress, found: found)
    else { return nil }
    if vouched == known { return vouched }
    try keeping(vouched)
    do throws(Errno) { try file.save(vouched) } catch { throw .desk(file.path, error) }
    return vouched
  }
}
