import JSON
package import Model

/// What five machines make of one register in some weeks: three share a remote; two more, and one of the three,
/// hand each other bundles, old ones too. They record, edit files by hand, are offline, break off in the middle of an exchange, and go
/// back to an older backup; at the end all exchange until nothing is left to exchange.
///
/// The exchange is that of git in short: commits with their parents, bases of two commits, a remote that
/// takes nothing that does not build on what it has; files and journals are joined by `Merging`.
package struct SharedHistory: Sendable {
  /// Names and bytes of the files of a folder.
  package typealias Folder = [String: [UInt8]]

  /// The folder of each machine at the end.
  package let folders: [Folder]
  /// Each machine's register as it took what arrived, nil where it would have been read anew since.
  package let registers: [Register?]
  /// Lines that were acknowledged and are not on a disk that went back to before them.
  package let acknowledged: [String]
  /// Every value a hand gave a member, as `file id member value`.
  package let typed: Set<String>
  /// What went wrong on the way, in words: there must be nothing.
  package let faults: [String]
  /// How many times machines exchanged, joined, broke off, and went back.
  package let counts: [String: Int]

  /// The same for the same seed.
  package static func random(seed: Int, steps: Int = 24) -> SharedHistory {
    var world = SharedWorld(seed: seed)
    for _ in 0..<steps { world.step() }
    world.settle()
    return world.history
  }
}

private struct SharedWorld {
  typealias Folder = SharedHistory.Folder

  struct Commit {
    let parents: [Int]
    let files: Folder
    /// Itself too.
    var ancestors: Set<Int>
  }

  struct Machine {
    var folder: Folder
    var head = 0
    var desk: Int
    var journal: String
    /// The register in memory is of other files.
    var isStale = false
    /// What its bundle holds, as it was when it was written.
    var bundle = 0
    var backup: (folder: Folder, head: Int, register: Register, desk: Int, journal: String)?
  }

  /// Where an exchange breaks off.
  enum Crash: CaseIterable { case afterCommit, afterFiles, beforePush }

  /// Of machines 0 to 2, and of 2 to 4.
  enum Way {
    case remote
    case bundle(of: Int)
  }

  var maker: HistoryMaker
  var random: Seeded
  var commits: [Commit] = []
  var machines: [Machine] = []
  var remote = 0
  var acknowledged: [String] = []
  var typed: Set<String> = []
  var faults: [String] = []
  var counts: [String: Int] = [:]
  let hand: HandEdit = {
    var hand = HandEdit()
    hand.newIDs = ["oar", "rope"]
    return hand
  }()

  init(seed: Int) {
    maker = HistoryMaker(seed: seed, wildness: 0)
    random = Seeded(seed &+ 7_000_000)
    let files = maker.small.files
    var folder: Folder = [:]
    for (file, bytes) in files {
      folder[file.fileName] = (0..<bytes.count).map { bytes[$0] } + [10]
    }
    commits = [Commit(parents: [], files: folder, ancestors: [0])]
    maker.desks.append(
      Desk(
        writer: "ela-eeeeee", file: "ela-eeeeee.jsonl", skew: 0, register: maker.desks[0].register))
    machines = maker.desks.indices.map {
      Machine(folder: folder, desk: $0, journal: "journal/\(maker.desks[$0].file)")
    }
  }

  var history: SharedHistory {
    SharedHistory(
      folders: machines.map(\.folder),
      registers: machines.map { $0.isStale ? nil : maker.desks[$0.desk].register },
      acknowledged: acknowledged, typed: typed, faults: faults + maker.surprises, counts: counts)
  }

  // MARK: Steps

  mutating func step() {
    maker.clock += Int64.random(in: 0...20_000_000, using: &random)
    let machine = Int.random(in: machines.indices, using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<42: record(machine)
    case 42..<57: edit(machine)
    case 57..<62: swap()
    case 62..<82: exchange(machine, way(of: machine), crash: crash)
    case 82..<88:
      commitFolder(machine)
      machines[machine].bundle = machines[machine].head
    case 88..<94: backUp(machine)
    default: goBack(machine)
    }
  }

  /// Two hand each other their bundles at once: each joins what the other had before.
  private mutating func swap() {
    let (one, other) = random.pick([(2, 3), (3, 4), (2, 4)])
    for number in [one, other] { commitFolder(number) }
    let (mine, theirs) = (machines[one].head, machines[other].head)
    take(theirs, on: one, nil)
    take(mine, on: other, nil)
  }

  private mutating func way(of machine: Int) -> Way {
    let others = [2, 3, 4].filter { $0 != machine }
    if machine > 2 || machine == 2 && random.chance(40) { return .bundle(of: random.pick(others)) }
    return .remote
  }

  private var crash: Crash? {
    mutating get { random.chance(25) ? random.pick(Crash.allCases) : nil }
  }

  private mutating func record(_ number: Int) {
    if machines[number].isStale, random.chance(30) { open(number) }
    let before = maker.lines.count
    _ = (0..<4).first { _ in maker.act(machines[number].desk) }
    for line in maker.lines[before...] {
      machines[number].folder[machines[number].journal, default: []] += Array("\(line.text)\n".utf8)
      acknowledged.append(line.text)
    }
  }

  /// Reads the register anew.
  private mutating func open(_ number: Int) {
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases {
      files[file] = machines[number].folder[file.fileName].map { Bytes($0) }
    }
    var register = Register(files: files, today: Samples.today)
    _ = register.take(SharedWorld.lines(machines[number].folder))
    maker.desks[machines[number].desk].register = register
    machines[number].isStale = false
  }

  static func lines(_ folder: Folder) -> [Event.Line] {
    folder.keys.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { lines(folder, $0) }
  }

  static func lines(_ folder: Folder, _ name: String) -> [Event.Line] {
    let bytes = folder[name] ?? []
    let file = String(name.dropFirst("journal/".count))
    return bytes.split(separator: 10).enumerated().map { number, line in
      Event.Line(String(decoding: line, as: UTF8.self), file: file, number: number + 1)
    }
  }

  private mutating func edit(_ number: Int) {
    let file = random.pick(RegisterFile.allCases + [.commitments, .commitments, .commitments])
    guard let old = machines[number].folder[file.fileName] else { return }
    let new = hand.changed(file, old, &random)
    guard new != old else { return }
    machines[number].folder[file.fileName] = new
    machines[number].isStale = true
    note(file, old, new)
    counts["edits", default: 0] += 1
  }

  /// Remembers what was typed.
  private mutating func note(_ file: RegisterFile, _ old: [UInt8], _ new: [UInt8]) {
    func elements(_ text: [UInt8]) -> Set<JSONValue> {
      Set((try? JSONValue(String(decoding: text, as: UTF8.self)))?.array ?? [])
    }
    for element in elements(new).subtracting(elements(old)) {
      for member in element.object ?? [] {
        typed.insert(
          "\(file) \(element["id"]?.string ?? "") \(member.key) \(member.value.compact)")
      }
    }
  }

  private mutating func backUp(_ number: Int) {
    let machine = machines[number]
    machines[number].backup = (
      machine.folder, machine.head, maker.desks[machine.desk].register, machine.desk,
      machine.journal
    )
  }

  /// The home of a while ago: with its state, so that the same writer goes on, or without.
  private mutating func goBack(_ number: Int) {
    guard let backup = machines[number].backup, !machines[number].isStale else { return }
    let old = maker.desks[backup.desk]
    machines[number].folder = backup.folder
    machines[number].head = backup.head
    machines[number].bundle = backup.head
    counts["restored", default: 0] += 1
    if random.chance(50) {
      machines[number].desk = backup.desk
      machines[number].journal = backup.journal
      maker.desks[backup.desk].register = backup.register
      machines[number].isStale = false
      open(number)
    } else {
      begin(number, register: backup.register, skew: old.skew)
      open(number)
    }
    let here =
      machines.map(\.folder) + [commits[remote].files] + machines.map { commits[$0.bundle].files }
    let kept = Set(here.flatMap(SharedWorld.lines).map(\.text))
    acknowledged.removeAll { !kept.contains($0) }
  }

  /// A new writer.
  private mutating func begin(_ number: Int, register: Register, skew: Int64) {
    let writer = "back-\(100_000 + maker.desks.count)"
    maker.desks.append(
      Desk(writer: writer, file: "\(writer).jsonl", skew: skew, register: register))
    machines[number].desk = maker.desks.count - 1
    machines[number].journal = "journal/\(writer).jsonl"
  }

  // MARK: Exchange

  private mutating func commit(_ parents: [Int], _ files: Folder) -> Int {
    let number = commits.count
    let ancestors = parents.reduce(into: Set([number])) { $0.formUnion(commits[$1].ancestors) }
    commits.append(Commit(parents: parents, files: files, ancestors: ancestors))
    return number
  }

  private mutating func commitFolder(_ number: Int) {
    guard machines[number].folder != commits[machines[number].head].files else { return }
    machines[number].head = commit([machines[number].head], machines[number].folder)
  }

  mutating func exchange(_ number: Int, _ way: Way, crash: Crash?, isAlone: Bool = false) {
    counts["exchanges", default: 0] += 1
    if crash != nil { counts["crashes", default: 0] += 1 }
    commitFolder(number)
    if crash == .afterCommit { return }
    if case .bundle(let other) = way {
      take(machines[other].bundle, on: number, crash)
      if isAlone || random.chance(40) { machines[number].bundle = machines[number].head }
      return
    }
    for _ in 0..<3 {
      let theirs = remote
      take(theirs, on: number, crash)
      if crash != nil { return }
      if !isAlone, random.chance(15) {
        exchange((number + 1) % 3, .remote, crash: nil, isAlone: true)
      }
      guard remote != theirs else {
        remote = machines[number].head
        return
      }
    }
    faults.append("machine \(number) was outrun for ever")
  }

  /// Joins what arrived: the files first, the branch after.
  private mutating func take(_ theirs: Int, on number: Int, _ crash: Crash?) {
    let joined = join(machines[number].head, theirs)
    land(commits[joined].files, on: number)
    if crash != .afterFiles { machines[number].head = joined }
  }

  private mutating func land(_ files: Folder, on number: Int) {
    let before = machines[number].folder
    guard files != before else { return }
    machines[number].folder = files
    let own = machines[number].journal
    let changed = files.keys.filter { files[$0] != before[$0] }
    if changed.contains(where: { $0.hasSuffix(".json") }) { machines[number].isStale = true }
    if !machines[number].isStale {
      let new = changed.sorted().filter { $0.hasSuffix(".jsonl") }.flatMap { name in
        SharedWorld.lines([name: SharedWorld.news(files[name] ?? [], before[name] ?? [])], name)
      }
      _ = maker.desks[machines[number].desk].register.take(new)
    }
    if let was = before[own], files[own]?.starts(with: was) != true || files[own] != was {
      let desk = maker.desks[machines[number].desk]
      begin(number, register: desk.register, skew: desk.skew)
    }
  }

  /// What follows what was there; all of it where that is no longer there.
  private static func news(_ text: [UInt8], _ before: [UInt8]) -> [UInt8] {
    text.starts(with: before) ? Array(text[before.count...]) : text
  }

  /// Their commit or ours where one has all of the other's, else a new one.
  private mutating func join(_ ours: Int, _ theirs: Int) -> Int {
    if commits[ours].ancestors.contains(theirs) { return ours }
    if commits[theirs].ancestors.contains(ours) { return theirs }
    counts["joins", default: 0] += 1
    let files = joined(ours, theirs)
    return commit([ours, theirs].sorted(), files)
  }

  private mutating func joined(_ ours: Int, _ theirs: Int) -> Folder {
    let base = base(ours, theirs)
    let (a, b) = (commits[ours].files, commits[theirs].files)
    var files: Folder = [:]
    for name in Set(a.keys).union(b.keys).union(base.keys) {
      if let file = RegisterFile.allCases.first(where: { $0.fileName == name }) {
        do throws(MergeFault) {
          files[name] = try Merging.file(file, base: base[name], ours: a[name], theirs: b[name])
            .bytes
        } catch {
          faults.append(error.words)
        }
      } else {
        let joined = Merging.journal(base: base[name], ours: a[name], theirs: b[name])
        files[name] = joined.bytes
        if !joined.lost.isEmpty { faults.append("\(joined.lost.count) lines lost in \(name)") }
      }
    }
    return files
  }

  /// What both began from; of several, what they come to.
  private mutating func base(_ ours: Int, _ theirs: Int) -> Folder {
    let common = commits[ours].ancestors.intersection(commits[theirs].ancestors)
    let best = common.filter { one in
      !common.contains { $0 != one && commits[$0].ancestors.contains(one) }
    }.sorted()
    guard let first = best.first else { return [:] }
    if best.count > 1 { counts["criss-cross", default: 0] += 1 }
    guard best.count > 1 else { return commits[first].files }
    return joined(best[0], best[1])
  }

  /// All exchange until nobody has anything new.
  mutating func settle() {
    for _ in 0..<6 {
      for number in 0..<3 { exchange(number, .remote, crash: nil, isAlone: true) }
      for (number, other) in [(2, 3), (3, 2), (4, 3), (3, 4), (2, 3)] {
        exchange(other, .bundle(of: other), crash: nil, isAlone: true)
        exchange(number, .bundle(of: other), crash: nil, isAlone: true)
      }
      if Set(machines.map(\.head) + [remote]).count == 1 { return }
    }
    faults.append("they never come to the same: \(machines.map(\.head)) \(remote)")
  }
}
