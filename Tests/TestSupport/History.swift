import JSON
package import Model

/// What several writers wrote into one register's journals over some weeks, each seeing only a part
/// of what the others wrote.
package struct History: Sendable {
  package let register: SmallRegister
  /// In the order they were written; without those that never arrived.
  package let lines: [Event.Line]
  /// What each machine had read and written at the end.
  package let machines: [Register]
  /// Drafts made by `Register` that it refused itself: there must be none.
  package let surprises: [String]

  /// The text of each file of the folder `journal`, by file name.
  package var journals: [String: String] {
    Dictionary(grouping: lines, by: \.file).mapValues { lines in
      lines.map { $0.text + "\n" }.joined()
    }
  }

  /// The register with these lines, or with all, taken at once.
  package func opened(_ lines: [Event.Line]? = nil, asOf: Day? = nil) -> Register {
    var opened = register.open(asOf: asOf)
    _ = opened.take(lines ?? self.lines)
    return opened
  }

  /// The same history for the same seed. `wildness` in a hundred lines are such as no program would
  /// write.
  package static func random(seed: Int, steps: Int = 60, wildness: Int = 20) -> History {
    var maker = HistoryMaker(seed: seed, wildness: wildness)
    for _ in 0..<steps { maker.step() }
    return maker.history()
  }
}

/// A machine: what it has read, and the file it appends to.
private struct Desk {
  let writer: String
  let file: String
  /// How far its clock is off, in milliseconds.
  let skew: Int64
  var register: Register
  /// As it was when it was last backed up.
  var backup: Register?
}

private struct HistoryMaker {
  private var random: Seeded
  private let wildness: Int
  private let small: SmallRegister
  private var desks: [Desk] = []
  private var lines: [Event.Line] = []
  private var surprises: [String] = []
  private var clock = moment("2026-01-20T08:00:00.000Z").milliseconds

  init(seed: Int, wildness: Int) {
    random = Seeded(seed)
    self.wildness = wildness
    small = HistoryMaker.register(&random)
    for writer in ["anna-aaaaaa", "berk-bbbbbb", "cem-cccccc", "desk-dddddd"] {
      let hours = random.chance(30) ? Int64.random(in: -90...60, using: &random) : 0
      desks.append(
        Desk(
          writer: writer, file: "\(writer).jsonl", skew: hours * 3_600_000, register: small.open()))
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

  /// A machine is backed up, or goes back to its last backup: sometimes whole, so that it writes its
  /// sequences once more, else as a new writer.
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

  // MARK: What a program writes

  private mutating func act(_ desk: Int) -> Bool {
    let register = desks[desk].register
    let row = Int.random(in: 0..<register.count, using: &random)
    let missing = register.delivery(row).report?.missingWords ?? []
    let parties = random.chance(70) && !missing.isEmpty ? missing : small.parties
    let party = random.chance(70) ? parties.randomElement(using: &random) : nil
    let person = random.chance(75) ? "anna" : desks[desk].writer
    let actor = Actor(person: person, party: party)
    guard let draft = try? draft(register, row, actor, desks[desk].writer) else { return false }
    if let refusal = register.refusal(of: draft) { surprises.append(refusal.words) }
    write(draft, desk)
    return true
  }

  private mutating func draft(
    _ register: Register, _ row: Int, _ actor: Actor, _ writer: String
  ) throws -> Draft? {
    let evidence = random.chance(50) ? "evidence \(clock % 97)" : nil
    switch Int.random(in: 0..<26, using: &random) {
    case 0..<4: return try register.report([row], by: actor, on: "2026-03", evidence: evidence)
    case 4:
      let rows = [row, Int.random(in: 0..<register.count, using: &random)]
      return try register.report(rows, by: Actor(person: actor.person), evidence: evidence)
    case 5..<8, 24, 25: return try register.confirm([row], by: actor, evidence: evidence)
    case 8..<10:
      let status = Status.allCases.randomElement(using: &random) ?? .withdrawn
      return try register.setStatus([row], to: status, by: actor)
    case 10: return try register.reopen([row], by: actor, reason: "not so")
    case 11: return try register.note([row], "note \(clock % 97)", by: actor)
    case 12..<14: return try register.undo(by: actor, writer: writer).0
    case 14: return try register.redo(by: actor, writer: writer).0
    case 15..<17: return setField(register, row, actor)
    case 17: return add(actor)
    case 20: return setEntity(register, actor)
    case 21: return random.chance(60) ? setEntity(register, actor) : addMeeting(actor)
    case 22: return tell(register, actor)
    case 23: return random.chance(50) ? tell(register, actor) : moveOnAgenda(register, actor)
    default: return reading(register, actor)
    }
  }

  private mutating func setField(_ register: Register, _ row: Int, _ actor: Actor) -> Draft {
    let fields: [(String, [JSONValue])] = [
      ("title", ["Alpha", "Beta", "Ğamma", .string("Title \(clock % 7)")]),
      ("strength", ["firm", "follow-up", "discussed"]), ("owedBy", [["pk"], [], ["group"]]),
      ("due", [nil, ["edtf": "2026-02"], ["edtf": "2027"], ["text": "some day"]]),
      ("notes", [nil, "a note"]), ("domains", [["water"], ["works", "water"]]),
    ]
    let (name, values) = fields[Int.random(in: 0..<fields.count, using: &random)]
    let value = values.randomElement(using: &random) ?? .null
    let target = register.target(of: row)
    let heads = register.states[target]?.fields[.member(name)]?.ids ?? []
    let was = random.chance(10) ? "of another file" : register.object(row)?[name] ?? .null
    let change = Change(
      .fieldSet(name: name, value: value), on: target, was: was, after: heads)
    return Draft(by: actor.person, changes: [change])
  }

  private mutating func add(_ actor: Actor) -> Draft {
    let slug = ["quay", "raft", "pump"].randomElement(using: &random) ?? "quay"
    let item = SmallRegister.item(
      slug, ["title": .string("Added \(clock % 9)"), "due": ["edtf": "2026-05"]])
    return Draft(by: actor.person, changes: [Change(.added(item), on: .commitment(slug))])
  }

  private mutating func setEntity(_ register: Register, _ actor: Actor) -> Draft {
    let targets =
      register.meetings.map { register.target(ofMeeting: $0.id) } + [
        register.target(ofIndicator: "level"), register.target(ofTension: "depth"),
      ]
    let fields: [(String, [JSONValue])] = [
      ("title", ["Alpha", "", .string("Title \(clock % 7)")]),
      ("state", ["held", "confirmed", "open", "explained", "gone"]),
      ("date", [nil, ["edtf": "2026-02"], ["edtf": "2026-01-30"], ["edtf": "no"]]),
    ]
    let target = targets.randomElement(using: &random) ?? .register
    let (name, values) = fields[Int.random(in: 0..<fields.count, using: &random)]
    let value = values.randomElement(using: &random) ?? .null
    let was = random.chance(10) ? "of another file" : register.object(of: target)?[name] ?? .null
    let change = Change(
      .fieldSet(name: name, value: value), on: target, was: was,
      after: register.heads(of: target, name))
    return Draft(by: actor.person, changes: [change])
  }

  private mutating func addMeeting(_ actor: Actor) -> Draft {
    let slug = ["third", "fourth", "first"].randomElement(using: &random) ?? "third"
    let meeting: JSONValue = [
      "id": .string(slug), "title": .string("Added \(clock % 9)"), "short": "A",
      "kind": "session", "state": random.chance(80) ? "tentative" : "gone",
    ]
    return Draft(
      by: actor.person, changes: [Change(.added(meeting), on: Target("meeting/\(slug)"))])
  }

  /// A claim on anything, or what was said at a meeting.
  private mutating func tell(_ register: Register, _ actor: Actor) -> Draft {
    let meeting = register.meetings.randomElement(using: &random)?.id ?? "first"
    let target = register.target(ofMeeting: meeting)
    let claim = Claim(
      source: random.chance(80) ? "minutes" : "nowhere", paragraph: random.chance(80) ? 3 : 30,
      text: "claim \(clock % 97)", kind: .stated)
    let payloads: [Payload] = [
      .claimAdded(claim), .agendaAdded(text: "point", item: nil),
      .agendaAdded(text: nil, item: "commitment/pump"), .decided("so", about: nil),
      .minuted(about: "commitment/pump"),
    ]
    let payload = payloads.randomElement(using: &random) ?? .minuted(about: nil)
    let targets = [target, target, register.target(ofTension: "depth"), .commitment("dam")]
    let on = targets.randomElement(using: &random) ?? target
    return Draft(by: actor.person, changes: [Change(payload, on: on)])
  }

  private mutating func moveOnAgenda(_ register: Register, _ actor: Actor) -> Draft? {
    let points = register.journal.events.flatMap { event in
      event.changes.enumerated().compactMap { number, change in
        change.kind == "agenda-added" ? Target.added(event.id.text, number + 1) : nil
      }
    }
    guard let target = points.randomElement(using: &random) else { return nil }
    let name = random.chance(50) ? "dropped" : "place"
    let value: JSONValue = name == "place" ? .number("\(clock % 9)") : .bool(random.chance(50))
    let change = Change(
      .fieldSet(name: name, value: value), on: target, was: .null,
      after: register.heads(of: target, name))
    return Draft(by: actor.person, changes: [change])
  }

  private mutating func reading(_ register: Register, _ actor: Actor) -> Draft {
    let reading = Payload.Reading(
      period: random.chance(50) ? "2026" : "2026-33", source: random.chance(50) ? "one" : "two",
      value: random.chance(80) ? "\(clock % 5).50" : nil, obsStatus: "normal")
    let field = FieldName.reading(period: reading.period, source: reading.source)
    let heads = register.states[.indicator("level")]?.fields[field]?.ids ?? []
    let change = Change(.readingSet(reading), on: .indicator("level"), was: .null, after: heads)
    return Draft(by: actor.person, changes: [change])
  }

  // MARK: What no program writes

  private mutating func writeWild(_ desk: Int) {
    let changes = (0...Int.random(in: 0...2, using: &random)).map { _ in wildChange() }
    let party = random.chance(50) ? "tr" : nil
    write(
      Draft(by: "wild", party: party, changes: changes), desk,
      at: Moment(milliseconds: clock + Int64.random(in: -900_000_000...900_000_000, using: &random))
    )
  }

  private mutating func wildChange() -> Change {
    let payloads: [Payload] = [
      .reported(on: nil, evidence: "wild"), .reported(on: "2026", evidence: nil),
      .confirmed(on: nil, evidence: nil), .evidenceAdded("wild"), .noteAdded("wild"),
      .statusSet(.suspended), .statusSet(.inProgress), .reopened(.notStarted),
      .fieldSet(name: "title", value: "Wild"), .undone(names()), .undone(names()),
      .undone(names()), .unknown(kind: "status-set", ["status": "paused"]),
      .unknown(kind: "agenda-set", ["x": 1]), .unknown(kind: "reported", ["on": 3]),
      .unknown(kind: "confirmed", ["evidence": []]), .unknown(kind: "note-added", ["text": nil]),
      .unknown(kind: "field-set", ["name": "title"]), .unknown(kind: "added", ["id": 1]),
      .unknown(kind: "undone", ["undoes": ["anna-aaaaaa:2", 1]]),
      .unknown(kind: "reopened", "done"), .unknown(kind: "field-set", ["name": "id", "value": 1]),
      .added(SmallRegister.item("raft")),
      .opened(register: "small", format: 1, program: "wild"),
      .fieldSet(name: "state", value: "held"), .minuted(about: "x"),
      .claimAdded(Claim(source: "minutes", paragraph: 1, text: "wild", kind: .inferred)),
    ]
    let items = ["pump", "lock", "well", "gate", "absent"].map(Target.commitment)
    let targets = items + [Target("meeting/second"), Target("tension/depth")]
    let added = lines.indices.randomElement(using: &random).map {
      Target("\((try? Event(lines[$0]).id.bare) ?? "x")/1")
    }
    let target = random.chance(20) ? added : targets.randomElement(using: &random)
    return Change(
      payloads.randomElement(using: &random) ?? .noteAdded("wild"), on: target ?? .register,
      was: random.chance(50) ? "not-started" : nil, after: random.chance(80) ? names() : nil,
      references: random.chance(50) ? names() : nil)
  }

  /// Of events that are here, of the one being written and later ones, of none, and of one of two
  /// under one id.
  private mutating func names() -> [String] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let desk = desks[Int.random(in: 0..<desks.count, using: &random)]
      let next = desk.register.journal.lastSequence(of: desk.writer) + 1
      switch Int.random(in: 0..<10, using: &random) {
      case 0: return "\(desk.writer):\(next)"
      case 1: return "\(desk.writer):\(next + Int.random(in: 1...3, using: &random))"
      case 2: return random.chance(50) ? "zara-zzzzzz:1" : "no id"
      default:
        guard let line = lines.randomElement(using: &random), let event = try? Event(line) else {
          return "\(desk.writer):1"
        }
        return random.chance(20) ? "\(event.id.bare)#\(hex16(line.hash))" : event.id.bare
      }
    }
  }

  private mutating func write(_ draft: Draft, _ desk: Int, at: Moment? = nil) {
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

extension Seeded {
  /// True `percent` times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool {
    .random(in: 0..<100, using: &self) < percent
  }
}
