import Acts
import Dates
import Entities
import Interchange
import Journal
import Register
import Store
import Text

extension Exchange {
  /// Commits what is new in the register's own files. What was committed and is no
  /// longer there is put back.
  mutating func commit() throws(SyncFailure) {
    progress("looking for what is new")
    let (ours, names) = (head, RegisterFile.allCases.map(\.fileName) + ["journal"])
    let paths = names.map(git.repository.path)
    let committed =
      try ours.map { (ours) throws(SyncFailure) in
        try asked { (git) throws(GitFailure) in try git.entries(of: ours, at: paths) }
      } ?? [:]
    let found = try contents()
    var now = FolderState(found: found, ids: found.mapValues { id(of: $0) })
    for (path, entry) in committed {
      guard let name = git.repository.name(path.text), SharedFiles.isShared(name) else { continue }
      now.committed[ExactText(name)] = entry
    }
    try compare(&now)
    noteSpoken(now)
    try remember()
    try putBack(now)
    standing = now.whole
    if !now.changes.isEmpty { try make(now) }
  }

  /// What the folder holds, beside what is committed.
  struct FolderState {
    let found: [ExactText: [UInt8]]
    var ids: [ExactText: ObjectID]
    var committed: [ExactText: TreeEntry] = [:]
    /// What shall stand there: what was found, with what was lost.
    var whole: [ExactText: [UInt8]] = [:]
    var events: [Event] = []
    var edited: [Message.Edit] = []

    init(found: [ExactText: [UInt8]], ids: [ExactText: ObjectID]) {
      self.found = found
      self.ids = ids
      whole = found
    }

    /// What is to be committed, by name.
    var changes: [(name: String, entry: TreeEntry)] {
      whole.keys.sorted().compactMap { name in
        guard let id = ids[name], committed[name]?.id != id else { return nil }
        let mode = committed[name].flatMap { $0.isFile ? $0.mode : nil }
        return (name.text, TreeEntry(mode: mode ?? TreeEntry.file, id: id))
      }
    }
  }

  private func contents() throws(SyncFailure) -> [ExactText: [UInt8]] {
    do throws(StoreError) {
      var contents: [ExactText: [UInt8]] = [:]
      for name in try shared.names() {
        contents[ExactText(name)] = try shared.contents(name)
      }
      return contents
    } catch {
      throw .store(error)
    }
  }

  /// The name git gives a file of these bytes. A file whose name is the committed one was not
  /// changed, so that git need not be asked.
  private func id(of bytes: [UInt8]) -> ObjectID { ObjectID(ofFile: bytes, isSHA256: isSHA256) }

  /// Finds what is new, and what was there and is not.
  private mutating func compare(_ now: inout FolderState) throws(SyncFailure) {
    let (ids, found) = (now.ids, now.found)
    let asked = now.committed.filter { ids[$0.key] != $0.value.id }.sorted { $0.key < $1.key }
    let old = try self.asked { (git) throws(GitFailure) in
      try git.contents(asked.map(\.value.id.hex), limit: 1 << 33)
    }
    let before = Dictionary(uniqueKeysWithValues: zip(asked.map(\.key), old))
    try refuseUnreadable(now)
    try refuseOther((before[ExactText(RegisterFile.register.fileName)] ?? nil) ?? nil)
    for name in Set(found.keys).union(before.keys).sorted() {
      let old = (before[name] ?? nil) ?? nil
      guard let bytes = found[name] else {
        guard let old else { continue }
        now.whole[name] = old
        now.ids[name] = now.committed[name]?.id
        noteLost(name.text, max(1, Exchange.lines(old)))
        continue
      }
      guard now.ids[name] != now.committed[name]?.id else { continue }
      if let file = SharedFiles.base(name.text) {
        now.edited.append(.init(file: name.text, names: Merging.differences(file, old, bytes)))
        continue
      }
      let joined = Merging.journal(base: old, ours: bytes, theirs: old)
      if joined.bytes != bytes {
        noteLost(name.text, joined.lost.count)
        now.whole[name] = joined.bytes
        now.ids[name] = id(of: joined.bytes)
      }
      now.events += Exchange.added(joined.bytes, since: old)
    }
  }

  /// Refuses a file that nobody could join any more, as one that is no JSON. A file with a wrong
  /// value in it travels, and the fault is told.
  private func refuseUnreadable(_ now: FolderState) throws(SyncFailure) {
    for (name, _) in now.changes {
      guard let file = SharedFiles.base(name), let bytes = now.found[ExactText(name)] else {
        continue
      }
      if !Merging.isReadable(file, bytes) { throw .damaged(name) }
    }
  }

  /// A repository that holds another register is none for this one, wherever its `.git` leads.
  private func refuseOther(_ committed: [UInt8]?) throws(SyncFailure) {
    let ours = terms.register.header.id
    guard let theirs = committed.flatMap(Register.id(in:)), theirs != ours else { return }
    throw .otherHere(theirs: theirs, ours: ours, git.repository.gitFolder)
  }

  private mutating func noteLost(_ name: String, _ lines: Int) {
    if lines > 0 { outcome.lost.note(all: [.init(file: name, lines: lines, isHere: true)]) }
  }

  private static func lines(_ bytes: [UInt8]) -> Int { bytes.count { $0 == 10 } }

  /// The events of a journal that were not in it before.
  static func added(_ bytes: [UInt8]?, since old: [UInt8]?) -> [Event] {
    guard let bytes else { return [] }
    guard let old else { return Event.all(in: bytes) }
    if bytes.starts(with: old) { return Event.all(in: Array(bytes[old.count...])) }
    let known = Set(Event.all(in: old).map(\.hashed))
    return Event.all(in: bytes).filter { !known.contains($0.hashed) }
  }

  private func putBack(_ now: FolderState) throws(SyncFailure) {
    for (name, bytes) in now.whole.sorted(by: { $0.key < $1.key }) where bytes != now.found[name] {
      try bring(name.text, from: now.found[name], to: bytes)
    }
  }

  /// Whose words are about to be committed, and whether under a key.
  private mutating func noteSpoken(_ now: FolderState) {
    guard !now.changes.isEmpty else { return }
    outcome.isSigned = key != nil
    let spoken = now.events.compactMap(\.spoken)
    let isNew = Set(spoken)
    outcome.signed.removeAll(where: isNew.contains)
    outcome.unsigned.removeAll(where: isNew.contains)
    if outcome.isSigned { outcome.signed += spoken } else { outcome.unsigned += spoken }
  }

  private mutating func make(_ now: FolderState) throws(SyncFailure) {
    let (ours, changes) = (head, entries(now.changes))
    _ = try git.hash(now.changes.map { now.whole[ExactText($0.name)] ?? [] }, files)
    var message = Message(register: terms.register, events: now.events, edited: now.edited)
    message.isFirst = ours == nil
    if message.isFirst { message.edited = [] }
    let name = inert(terms.person.utf8, limit: 80).filter { !"<>".contains($0) }
    let hand = Git.Hand(
      name: name.isEmpty ? terms.identity.login : name, email: email,
      time: max(0, Int(terms.now.milliseconds / 1000)), key: key)
    let commit = try asked { (git) throws(GitFailure) in
      let tree = try git.tree(of: ours, changing: changes)
      return try git.commit(tree, upon: ours.map { [$0] } ?? [], message.text, by: hand)
    }
    try step("committed")
    try move(to: commit, changes, because: message.subject)
    outcome.commit = commit
    committed = Committed(
      id: commit, upon: ours, events: now.events.map(\.hashed), edited: now.edited.map(\.file))
  }

  /// The commit that holds what was new here.
  struct Committed {
    let id: ObjectID
    let upon: ObjectID?
    /// By their hashed names.
    let events: [String]
    let edited: [String]
  }

  /// Paths of the repository for names of the register.
  func entries(
    _ changes: [(name: String, entry: TreeEntry)]
  ) -> [(path: [UInt8], entry: TreeEntry?)] {
    changes.map { (Array(git.repository.path($0.name).utf8), $0.entry) }
  }
}
