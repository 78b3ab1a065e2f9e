import Entities
import JSON
import Journal
import Register

// What is done on one machine: recorded, edited by hand, and gone back on.
extension SharedWorld {
  mutating func record(_ number: Int) {
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
    let machine = machines[number]
    maker.desks[machine.desk].register = SharedHistory.opened(machine.folder)
    machines[number].isStale = false
  }

  mutating func edit(_ number: Int) {
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
    let elements = Set(SharedHistory.elements(file, new))
    for element in elements.subtracting(SharedHistory.elements(file, old)) {
      let id = element["id"]?.string ?? ""
      for member in element.object ?? [] {
        typed.insert("\(file) \(id) \(member.key) \(member.value.compact)")
      }
    }
  }

  mutating func backUp(_ number: Int) {
    let machine = machines[number]
    machines[number].backup = (
      machine.folder, machine.head, maker.desks[machine.desk].register, machine.desk,
      machine.journal
    )
  }

  /// The home of a while ago: with its state, so that the same writer goes on, or without.
  mutating func goBack(_ number: Int) {
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
    let kept = Set(here.flatMap(SharedHistory.lines).map(\.text))
    acknowledged.removeAll { !kept.contains($0) }
  }

  /// A new writer.
  mutating func begin(_ number: Int, register: Register, skew: Int64) {
    let writer = "back-\(100_000 + maker.desks.count)"
    maker.desks.append(
      Desk(writer: writer, file: "\(writer).jsonl", skew: skew, register: register))
    machines[number].desk = maker.desks.count - 1
    machines[number].journal = "journal/\(writer).jsonl"
  }
}
