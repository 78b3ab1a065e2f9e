import Entities
import Journal
import Register

/// What `has:` asks of an item.
struct Possession: Sendable {
  let id: String
  let help: String
  let test: @Sendable (Register) -> Filter.Field.Test

  static let all: [Possession] = [
    Possession(id: "evidence", help: "evidence, of the report that stands") { register in
      let told = Set(register.states.keys.compactMap(register.row))
      return { row in
        told.contains(row)
          ? register.hasEvidence(row) : register.index.grounds[row].contains(.evidence)
      }
    },
    Possession(id: "note", help: "a note") { register in
      let noted = Set(
        register.states.filter { !$0.value.notes.isEmpty }.keys.compactMap(register.row))
      return { noted.contains($0) || register.index.grounds[$0].contains(.notes) }
    },
    Possession(id: "date", help: "a day that is known, at either end") { register in
      { register.index.due[$0].hasDate }
    },
    grounds("quantity", "how much of what", .quantity),
    grounds("figure", "a figure that counts it", .figure),
    grounds("test", "what would count as done", .doneWhen),
    grounds("milestones", "steps on the way", .milestones),
    grounds("source", "a source that says so", .claims),
    grounds("inferred", "an owner no source states", .inferred),
    Possession(id: "owner", help: "someone who owes it") { register in
      { register.index.ownerSets[Int(register.index.owners[$0])].split > 0 }
    },
    Possession(
      id: "tension", help: "a place where sources disagree, or leave something open, about it"
    ) { register in
      let open = register.tensions.filter { $0.state == .open }.flatMap(\.commitments)
      let rows = Set(open.compactMap(register.index.row))
      return { rows.contains($0) }
    },
    Possession(id: "event", help: "something recorded since the opening balance") { register in
      let told = Set(
        register.states.filter { $0.value.last != nil }.keys.compactMap(register.row))
      return { told.contains($0) }
    },
  ]

  private static func grounds(
    _ id: String, _ help: String, _ ground: Index.Grounds
  ) -> Possession {
    Possession(id: id, help: help) { register in
      { register.index.grounds[$0].contains(ground) }
    }
  }
}
