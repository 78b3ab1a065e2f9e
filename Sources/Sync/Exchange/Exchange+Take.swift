import Acts
import Entities
import Interchange
import Journal
import Register
import Store
import Text

extension Exchange {
  /// Joins theirs with ours, and writes back what is new here.
  mutating func take(_ theirs: ObjectID) throws(SyncFailure) {
    outcome.isFirst = false
    guard let ours = head, ours != theirs else { return }
    if let committed, committed.upon == theirs, committed.id == ours { return tell(committed) }
    progress("joining")
    let bases = try asked { (git) throws(GitFailure) in try git.mergeBases(ours, theirs) }
    try noteRewriting(of: theirs, bases)
    var joining = Joining(ours: ours, theirs: theirs, bases: bases, repository: git.repository)
    for base in bases where base != ours && base != theirs {
      let differences = try asked { (git) throws(GitFailure) in
        try git.differences(base, theirs)
      }
      joining.sinceBase[base] = Dictionary(
        differences.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let differences = try asked { (git) throws(GitFailure) in try git.differences(ours, theirs) }
    for difference in differences { try joining.sort(difference) }
    if !joining.conflicts.isEmpty { throw .outside(joining.conflicts, .bothChanged) }
    try checkSizes(joining)
    try join(&joining)
    tell(joining)
    try remember()
    let target = try target(of: joining)
    guard target != ours else { return }
    try step("joined")
    var landing = Landing(target: target, outside: joining.taken)
    for file in joining.files where file.result != file.ours {
      guard let result = file.result, let entry = file.entry else { continue }
      landing.files.append((file.name, standing[ExactText(file.name)], result, entry))
    }
    try land(landing)
  }

  /// What they had when last seen should be part of what they have now.
  private mutating func noteRewriting(
    of theirs: ObjectID, _ bases: [ObjectID]
  ) throws(SyncFailure) {
    guard let tracked = tracked ?? lastSeen, tracked != theirs, !bases.contains(tracked) else {
      return
    }
    let common = try? git.mergeBases(tracked, theirs)
    outcome.isRewritten = outcome.isRewritten || common.map { !$0.contains(tracked) } ?? false
  }

  // MARK: What arrived

  func checkSizes(_ joining: Joining) throws(SyncFailure) {
    let arrived = joining.files.compactMap { file in
      file.difference.after.map { (name: file.name, id: $0.id) }
    }
    let sizes = try asked { (git) throws(GitFailure) in try git.sizes(arrived.map(\.id.hex)) }
    for (file, size) in zip(arrived, sizes) {
      let limit = SharedFiles.limit(of: file.name)
      guard let size else { throw joining.unfit(file.name, .unreadable) }
      guard size <= limit else { throw joining.unfit(file.name, .tooLarge(size, limit: limit)) }
    }
  }

  /// Reads what is to be joined, and joins it.
  private mutating func join(_ joining: inout Joining) throws(SyncFailure) {
    // Ours is what stands here, whether or not git still has it.
    for place in joining.files.indices {
      joining.files[place].ours = standing[ExactText(joining.files[place].name)]
    }
    let known = try contents(of: joining)
    for place in joining.files.indices {
      joining.files[place].read(known)
      if joining.files[place].bases.count > 1 {
        joining.files[place].base = try commonBase(of: joining.files[place], joining.bases)
      }
    }
    try checkRegister(joining)
    for place in joining.files.indices { try joining.join(place) }
    try keepNamed(&joining)
    try nameResults(&joining)
  }

  /// Keeps what one side took out of a file while the other began to name it. Neither side had a
  /// damaged register; without this the joined one would be, since a name in it would lead nowhere.
  private func keepNamed(_ joining: inout Joining) throws(SyncFailure) {
    guard joining.isOfBoth else { return }
    var register: [RegisterFile: [UInt8]] = [:]
    for kind in RegisterFile.allCases { register[kind] = standing[ExactText(kind.fileName)] }
    var kept: [RegisterFile: Set<String>] = [:]
    // What is kept may name further things that were taken out, so this is repeated until nothing
    // more has to be kept.
    while true {
      for file in joining.files {
        if let kind = SharedFiles.base(file.name) { register[kind] = file.result }
      }
      let before = kept
      kept.merge(Merging.missing(in: register)) { $0.union($1) }
      if kept == before { return }
      for (place, file) in joining.files.enumerated() {
        guard let kind = SharedFiles.base(file.name), let ids = kept[kind] else { continue }
        try joining.join(place, keeping: ids)
      }
    }
  }

  /// The contents of all files that have to be joined, by the name git has for them.
  func contents(of joining: Joining) throws(SyncFailure) -> [String: [UInt8]] {
    let names = Set(joining.files.flatMap(\.ids)).map(\.hex).sorted()
    let bytes = try asked { (git) throws(GitFailure) in try git.contents(names, limit: 1 << 33) }
    var known: [String: [UInt8]] = [:]
    for (name, bytes) in zip(names, bytes) { known[name] = bytes }
    return known
  }

  /// The copy of a file that both sides last agreed on. Where each had joined the other's before
  /// there are several such copies, and this joins them into one.
  private func commonBase(
    of file: Joining.File, _ bases: [ObjectID]
  ) throws(SyncFailure) -> [UInt8]? {
    let copies = file.baseCopies
    guard let kind = SharedFiles.base(file.name) else {
      return copies.reduce(nil as [UInt8]?) {
        Merging.journal(base: nil, ours: $0, theirs: $1).bytes
      }
    }
    guard Set(copies).count > 1 else { return copies.first ?? nil }
    let path = git.repository.path(file.name)
    let older = try asked { (git) throws(GitFailure) in
      let before = try git.mergeBases(bases[0], bases[1])
      return try git.contents(before.prefix(1).map { "\($0.hex):\(path)" }, limit: 1 << 33).first
    }
    let agreed = (older ?? nil) ?? nil
    return copies.dropFirst().reduce(copies[0]) { joined, copy in
      let next = try? Merging.file(kind, base: agreed, ours: joined, theirs: copy)
      return next?.bytes ?? joined
    }
  }

  /// It has to be the same register.
  private func checkRegister(_ joining: Joining) throws(SyncFailure) {
    let name = RegisterFile.register.fileName
    guard let file = joining.files.first(where: { $0.name == name }) else { return }
    guard let theirs = file.theirs else {
      if joining.bases.isEmpty { throw .noRegisterThere(outcome.partner) }
      return
    }
    guard let id = Register.id(in: theirs) else { throw joining.unfit(name, .unreadable) }
    guard let ours = file.ours.flatMap(Register.id(in:)) else { return }
    if id != ours { throw .otherRegister(theirs: id, ours: ours) }
  }

  private func nameResults(_ joining: inout Joining) throws(SyncFailure) {
    let new = joining.files.indices.filter { joining.files[$0].entry == nil }
    let ids = try git.hash(new.map { joining.files[$0].result ?? [] }, files)
    for (place, id) in zip(new, ids) {
      joining.files[place].entry = TreeEntry(mode: TreeEntry.file, id: id)
    }
  }

  // MARK: The commit

  /// The commit that holds what both sides have. Where one of the two holds all of the other it is
  /// that one; otherwise a new commit joins them. That commit is the same whoever makes it, so that
  /// two who join the same commits at once end with the same one. Nobody signs it, since it says
  /// nothing of its own.
  private func target(of joining: Joining) throws(SyncFailure) -> ObjectID {
    let (ours, theirs) = (joining.ours, joining.theirs)
    if joining.bases == [ours], joining.isTheirs { return theirs }
    if joining.bases == [theirs], joining.isOurs { return ours }
    let parents =
      joining.bases == [ours]
      ? [theirs] : joining.bases == [theirs] ? [ours] : [ours, theirs].sorted()
    let files = joining.files.compactMap { file in
      file.entry.map { (name: file.name, entry: $0) }
    }
    let changes = entries(files) + joining.taken
    return try asked { (git) throws(GitFailure) in
      let time = try git.latest([ours, theirs])
      let tree = try git.tree(of: ours, changing: changes)
      let words =
        parents.count > 1 ? "Join what was recorded apart\n" : "Keep what had been recorded\n"
      return try git.commit(
        tree, upon: parents, words, by: Git.Hand(name: "ahd", email: "", time: time))
    }
  }

  /// They have what ours was made upon: all that is new was found when it was committed.
  private mutating func tell(_ committed: Committed) {
    outcome.sent = committed.events
    outcome.sentFiles = committed.edited
  }

  /// Notes what arrived, to be told at the end.
  private mutating func tell(_ joining: Joining) {
    outcome.sent = []
    outcome.sentFiles = []
    for file in joining.files {
      noteArrival(of: file.name, file.ours, file.result, in: joining.ours, joining.theirs)
      if SharedFiles.isJournal(file.name) {
        outcome.sent += Exchange.added(file.result, since: file.theirs).map(\.hashed)
      } else if file.result != file.theirs {
        outcome.sentFiles.append(file.name)
      }
      for side in [MergeSide.ours, .theirs] {
        let count = file.lost.count { $0.side == side }
        guard count > 0 else { continue }
        outcome.lost.note(all: [.init(file: file.name, lines: count, isHere: side == .ours)])
      }
      outcome.contested.note(all: file.contested.map { .init(file: file.name, what: $0) })
    }
  }
}
