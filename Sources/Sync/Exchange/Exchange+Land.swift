import Interchange
import Store
import Text

/// Everything that has to be written back so that the branch can move from where it stands to a
/// commit.
struct Landing {
  let target: ObjectID
  /// Files of the register: what stood there, and what shall.
  var files: [(name: String, before: [UInt8]?, after: [UInt8], entry: TreeEntry)] = []
  /// Files of a larger repository; nil takes one away.
  var outside: [(path: [UInt8], entry: TreeEntry?)] = []
}

extension Exchange {
  /// Writes it back: files, index, branch. Until the branch has moved, a note on the desk says
  /// where to, so that after a crash it is gone on with; what others recorded is then never
  /// taken for one's own.
  mutating func land(_ landing: Landing) throws(SyncFailure) {
    guard let ours = head else { return }
    let changes = entries(landing.files.map { ($0.name, $0.entry) })
    if !landing.outside.isEmpty { try tryOn(landing, changes, from: ours) }
    try keep("\(ours.hex) \(landing.target.hex)\n")
    try step("noted")
    progress("writing what arrived")
    for file in landing.files {
      try bring(file.name, from: file.before, to: file.after)
      standing[ExactText(file.name)] = file.after
      try step("written \(file.name)")
    }
    try move(to: landing.target, changes, because: "what others recorded", outside: landing.outside)
    try? files.remove(landingPath)
  }

  private var landingPath: String { "\(git.deskFolder)/landing" }

  /// Synced, as the files are that come after it: in a power cut they may not outlast it.
  /// Never through a link.
  private func keep(_ text: String) throws(SyncFailure) {
    try? files.remove(landingPath)
    do throws(PlacingError) {
      try placing.put(Array(text.utf8), at: landingPath, mode: 0o600, replaces: false)
    } catch {
      throw .notPlaced(error)
    }
  }

  /// Brings a file from what it held when it was looked at to what it shall hold; what was recorded
  /// or edited in between stays, and goes with the next exchange.
  func bring(_ name: String, from before: [UInt8]?, to after: [UInt8]) throws(SyncFailure) {
    do throws(StoreError) {
      try shared.bring(name) { now in
        if now == before || now == after { return after }
        guard let file = SharedFiles.base(name) else {
          return Merging.journal(base: nil, ours: now, theirs: after).bytes
        }
        let joined = try? Merging.file(file, base: before, ours: now, theirs: after)
        return joined?.bytes ?? now
      }
    } catch {
      throw .store(error)
    }
  }

  /// Brings git's index to the commit, then moves the branch to it. In this order an exchange that
  /// is broken off in between leaves changes that look staged, and the next one commits them.
  mutating func move(
    to target: ObjectID, _ changes: [(path: [UInt8], entry: TreeEntry?)], because reason: String,
    outside: [(path: [UInt8], entry: TreeEntry?)] = []
  ) throws(SyncFailure) {
    let ours = head
    do throws(GitFailure) {
      try git.put(changes, into: .real)
      if let ours, !outside.isEmpty {
        try git.refresh(.real)
        _ = try git.desk(["read-tree", "-m", "-u", ours.hex, target.hex], index: .real)
      }
    } catch {
      throw SyncFailure(error)
    }
    try step("indexed")
    do throws(GitFailure) {
      let none = String(repeating: "0", count: target.hex.utf8.count)
      try git.moveRefs(
        ["-m", "ahd sync: \(reason)", "refs/heads/\(branch)", target.hex, ours?.hex ?? none],
        files: files)
      try? git.setHead("ours", target, files)
    } catch {
      throw movedMeanwhile(error) ? .movedMeanwhile : SyncFailure(error)
    }
    head = target
    try step("moved")
  }

  /// Whether the branch stands elsewhere by now.
  private func movedMeanwhile(_ error: GitFailure) -> Bool {
    guard case .failed(_, let errors, _) = error else { return false }
    let said = String(decoding: errors, as: UTF8.self)
    return [" but expected ", "reference already exists", "unable to resolve reference"]
      .contains(where: said.contains)
  }

  /// Whether the files outside of the register can be brought along, tried on a copy of the index.
  private func tryOn(
    _ landing: Landing, _ changes: [(path: [UInt8], entry: TreeEntry?)], from ours: ObjectID
  ) throws(SyncFailure) {
    do throws(Errno) {
      let index = (try? files.wholeFile(git.path(.real), limit: 1 << 32)) ?? []
      try? files.remove(git.path(.copy))
      if !index.isEmpty { try files.keep(index, at: git.path(.copy)) }
    } catch {
      throw .desk(git.path(.copy), error)
    }
    defer { try? files.remove(git.path(.copy)) }
    do throws(GitFailure) {
      try git.put(changes, into: .copy)
      try git.refresh(.copy)
      _ = try git.desk(
        ["read-tree", "-n", "-m", "-u", ours.hex, landing.target.hex], index: .copy)
    } catch {
      guard case .failed(_, let errors, _) = error else { throw SyncFailure(error) }
      let named = String(decoding: errors, as: UTF8.self).split(separator: "\n")
        .compactMap { line in line.split(separator: "'", maxSplits: 2).dropFirst().first }
      guard !named.isEmpty else { throw SyncFailure(error) }
      throw .outside(named.map(String.init), .editedHere)
    }
  }

  // MARK: After a crash

  /// Goes on with a landing that was broken off.
  mutating func finishLanding() throws(SyncFailure) {
    guard let note = try? files.wholeFile(landingPath, limit: 1024) else { return }
    let ids = note.split { $0 == 32 || $0 == 10 }.compactMap { ObjectID($0) }
    guard ids.count == 2, let head, ids[0] == head else {
      try? files.remove(landingPath)
      return
    }
    progress("going on with what was broken off")
    guard let landing = try whole(from: head, to: ids[1]) else {
      // The commit it would have led to is gone. What had been written of it is then taken for
      // something that was found in the folder.
      try? files.remove(landingPath)
      return
    }
    for file in landing.files {
      noteArrival(of: file.name, file.before, file.after, in: head, landing.target)
    }
    try remember()
    try land(landing)
  }

  /// What differs between two commits, looked at as strictly as what arrives: the note that names
  /// them may have been left by somebody else. Nil where the second commit is not there.
  private func whole(from ours: ObjectID, to target: ObjectID) throws(SyncFailure) -> Landing? {
    let differences: [Difference]
    do throws(GitFailure) { differences = try git.differences(ours, target) } catch {
      if case .failed = error { return nil }
      throw SyncFailure(error)
    }
    var joining = Joining(ours: ours, theirs: target, bases: [ours], repository: git.repository)
    for difference in differences { try joining.sort(difference) }
    try checkSizes(joining)
    let known = try contents(of: joining)
    var landing = Landing(target: target, outside: joining.taken)
    for place in joining.files.indices {
      joining.files[place].read(known)
      let file = joining.files[place]
      guard let after = file.theirs, let entry = file.difference.after else { continue }
      landing.files.append((file.name, file.ours, after, entry))
    }
    return landing
  }
}
