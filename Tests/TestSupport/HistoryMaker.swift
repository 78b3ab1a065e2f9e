import Dates
import Entities
import JSON
import Journal
import Register

/// A machine: what it has read, and the file it appends to.
struct Desk {
  let writer: String
  let file: String
  /// How far its clock is off, in milliseconds.
  let skew: Int64
  var register: Register
  /// As it was when it was last backed up.
  var backup: Register?
}

/// Writes a history step by step, each desk as far as it has read.
struct HistoryMaker {
  var random: Seeded
  let wildness: Int
  let small: SmallRegister
  var desks: [Desk] = []
  var lines: [Event.Line] = []
  var surprises: [String] = []
  var clock = moment("2026-01-20T08:00:00.000Z").milliseconds

  init(seed: Int, wildness: Int) {
    random = Seeded(seed)
    self.wildness = wildness
    small = HistoryMaker.register(&random)
    let register = small.open()
    for writer in ["anna-aaaaaa", "berk-bbbbbb", "cem-cccccc", "desk-dddddd"] {
      let hours = random.chance(30) ? Int64.random(in: -90...60, using: &random) : 0
      desks.append(
        Desk(
          writer: writer, file: "\(writer).jsonl", skew: hours * 3_600_000, register: register))
    }
  }

  private static func register(_ random: inout Seeded) -> SmallRegister {
    var small = SmallRegister([
      SmallRegister.item("dam", ["owedBy": ["group"], "owedTo": [], "strength": "firm"]),
      SmallRegister.item(
        "gate",
        ["status": "reported-done", "confirmations": ["pk": "2025-12-01"], "evidence": ["letter"]]),
      SmallRegister.item("lock", ["owedBy": ["pk", "tr", "az"], "due": ["edtf": "2026-06~"]]),
      SmallRegister.item("mill", ["status": "done"]),
      SmallRegister.item("pump", ["due": ["edtf": "2026-03"], "domains": ["water", "works"]]),
      SmallRegister.item(
        "weir",
        [
          "owedBy": ["az"], "owedTo": [], "status": "in-progress", "due": ["edtf": "2026-12-10"],
        ]),
      SmallRegister.item("well", ["strength": "follow-up", "owedBy": [], "owedTo": []]),
    ])
    small.parties = ["pk", "tr", "az"]
    small.indicators = [
      ["id": "level", "title": "Level", "short": "level", "measures": "level", "unit": "cm"]
    ]
    small.sources = [["id": "minutes", "short": "Minutes", "paragraphs": 9]]
    small.meetings = [
      [
        "id": "first", "title": "First", "short": "First", "kind": "session", "state": "held",
        "date": ["edtf": "2025-12-10"],
      ],
      ["id": "second", "title": "Second", "short": "2", "kind": "session", "state": "projected"],
    ]
    small.tensions = [["id": "depth", "title": "Depth", "text": "Two depths", "state": "open"]]
    if random.chance(20) { small.completion = "single" }
    if random.chance(20) { small.includes = ["anna-aaaaaa": 2, "berk-bbbbbb": 1] }
    if random.chance(50) { small.rhythm = "FREQ=MONTHLY;INTERVAL=3" }
    return small
  }

  mutating func step() {
    clock += Int64.random(in: 0...20_000_000, using: &random)
    let desk = Int.random(in: 0..<desks.count, using: &random)
    if random.chance(35) { return exchange(desk) }
    if random.chance(2) { return fork(desk) }
    if random.chance(3) { return restore(desk) }
    if random.chance(wildness) { return writeWild(desk) }
    // What a program refuses writes nothing: something else is tried then.
    _ = (0..<4).first { _ in act(desk) }
  }

  func history() -> History {
    var random = random
    var arrived = lines
    if random.chance(40), let lost = arrived.randomElement(using: &random) {
      arrived.removeAll { $0.file == lost.file && abs($0.number - lost.number) < 2 }
    }
    for _ in 0..<3 {
      guard let line = arrived.randomElement(using: &random) else { break }
      arrived.append(Event.Line(line.text, file: "copy of \(line.file)", number: 1))
    }
    return History(
      register: small, lines: arrived, machines: desks.map(\.register), surprises: surprises)
  }

  /// A desk reads some file as far as it had come at some time.
  private mutating func exchange(_ desk: Int) {
    guard let file = lines.randomElement(using: &random)?.file else { return }
    let whole = lines.filter { $0.file == file }
    _ = desks[desk].register.take(Array(whole.prefix(.random(in: 0...whole.count, using: &random))))
  }

  /// A machine is copied as it is: both write on under one name.
  private mutating func fork(_ desk: Int) {
    let old = desks[desk]
    desks.append(
      Desk(
        writer: old.writer, file: "\(old.writer) (\(desks.count)).jsonl", skew: old.skew,
        register: old.register))
  }

  /// A machine is backed up, or goes back to its last backup: sometimes whole, so that it writes
  /// its sequences once more, else as a new writer.
  private mutating func restore(_ desk: Int) {
    guard let backup = desks[desk].backup else {
      desks[desk].backup = desks[desk].register
      return
    }
    let isWhole = random.chance(40)
    let writer = isWhole ? desks[desk].writer : "back-\(String(100_000 + desks.count))"
    let file = isWhole ? "\(writer) (\(desks.count)).jsonl" : "\(writer).jsonl"
    desks.append(
      Desk(writer: writer, file: file, skew: desks[desk].skew, register: backup))
  }

  mutating func write(_ draft: Draft, _ desk: Int, at: Moment? = nil) {
    let writer = desks[desk].writer
    let journal = desks[desk].register.journal
    let names = draft.changes.flatMap { ($0.after ?? []) + ($0.references ?? []) }
    let stamp = journal.stamp(
      now: Moment(milliseconds: clock + desks[desk].skew), writer: writer, naming: names)
    let id = EventID(writer: writer, sequence: journal.lastSequence(of: writer) + 1)
    let line = Event.Line(
      draft.line(id: id, at: at ?? stamp), file: desks[desk].file,
      number: lines.count { $0.file == desks[desk].file } + 1)
    lines.append(line)
    _ = desks[desk].register.take([line])
  }
}
