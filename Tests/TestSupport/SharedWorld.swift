import Entities
import JSON
import Register

/// The machines of a `SharedHistory` as it goes on, and what they have in common.
struct SharedWorld {
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
}
