import Entities
import Interchange
import Journal
import Store

extension Exchange {
  /// Notes what arrived in one of the register's files. It may be noted already: where someone was
  /// faster, or where an exchange was broken off, the same is found once more.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - before: What it holds here; nil where it is not there.
  ///   - after: What it shall hold.
  ///   - ours: The last commit here.
  ///   - theirs: The commit that arrived.
  mutating func noteArrival(
    of name: String, _ before: [UInt8]?, _ after: [UInt8]?, in ours: ObjectID, _ theirs: ObjectID
  ) {
    guard before != after else { return }
    guard let kind = SharedFiles.base(name) else {
      let events = Exchange.added(after, since: before)
      outcome.received.note(all: events.map(\.hashed))
      return outcome.arrived.note(all: events.compactMap(\.spoken))
    }
    outcome.receivedFiles.note(all: [name])
    let changes = Merging.differences(kind, before, after)
    if !changes.isEmpty { outcome.receivedElements[name, default: []].note(all: changes) }
    guard let before, let after else { return }
    switch kind {
    case .commitments:
      outcome.agreedByHand.note(all: Merging.itemsAgreed(since: before, in: after))
    case .register: noteKeyChanges(before, after, in: ours, theirs)
    default: break
    }
  }

  /// The parties whose keys are others than before, and the rule for words if that is.
  private mutating func noteKeyChanges(
    _ before: [UInt8], _ after: [UInt8], in ours: ObjectID, _ theirs: ObjectID
  ) {
    guard let old = Header(reading: before), let new = Header(reading: after) else { return }
    let known = Dictionary(
      old.parties.map { ($0.id, $0.signers) }, uniquingKeysWith: { first, _ in first })
    let gone = old.parties.filter { party in
      !party.signers.isEmpty && !new.parties.contains { $0.id == party.id }
    }
    var changed: [String?] = new.parties.filter { $0.signers != known[$0.id] ?? [] }.map(\.id)
    changed += gone.map(\.id)
    if old.words != new.words { changed.append(nil) }
    guard !changed.isEmpty else { return }
    let commit = try? commitOfRegister(in: ours, theirs)
    for party in changed {
      let change = Outcome.KeyChange(party: party, commit: commit)
      if let place = outcome.keyChanges.firstIndex(where: { $0.party == party }) {
        outcome.keyChanges[place] = change
      } else {
        outcome.keyChanges.append(change)
      }
    }
  }

  /// The latest of others' commits that changed register.json, and who says it is theirs.
  private func commitOfRegister(
    in ours: ObjectID, _ theirs: ObjectID
  ) throws(SyncFailure) -> String? {
    let said = try asked { (git) throws(GitFailure) in
      try git.desk([
        "log", "-1", "--no-merges", "--full-history", "--no-show-signature", "--format=%h of %an",
        theirs.hex, "^\(ours.hex)", "--", git.repository.path(RegisterFile.register.fileName),
      ])
    }
    let words = inert(said.text.utf8, limit: 120)
    return words.isEmpty ? nil : words
  }
}

extension Array where Element: Hashable {
  /// Appends those that are not among them yet, of which there may be a hundred thousand.
  mutating func note(all new: [Element]) {
    var known = Set(self)
    self += new.filter { known.insert($0).inserted }
  }
}
