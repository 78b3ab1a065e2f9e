import Acts
import Entities
import JSON
import Journal
import Register

// What a program writes: what `Register` drafts, and fields and entities set as forms do.
extension HistoryMaker {
  mutating func act(_ desk: Int) -> Bool {
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
}
