import Dates
import Entities
import JSON
import Journal
import Register

// What no program writes, and a register must bear (docs/journal.md E11).
extension HistoryMaker {
  mutating func writeWild(_ desk: Int) {
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
}
