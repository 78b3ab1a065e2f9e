import Check
import Entities
import JSON
import Journal
import Query
import Register
import Reports
import TestSupport
import Testing

/// Five machines, a remote and a stick: whatever happened, all come to the same register, and
/// nothing that was acknowledged is missing.
@Suite struct SharedHistoryTests {
  @Test("all come to the same, with everything in it", arguments: seeds(80, of: 1000))
  func convergence(seed: Int) {
    let history = SharedHistory.random(seed: seed)
    #expect(history.faults == [])
    let folder = history.folders[0]
    for other in history.folders.dropFirst() where other != folder {
      let names = Set(folder.keys).union(other.keys).filter { folder[$0] != other[$0] }
      Issue.record("other files: \(names.sorted())")
    }
    let lines = SharedHistory.lines(of: folder).map(\.text)
    #expect(Set(lines).count == lines.count, "an event stands twice")
    #expect(Set(history.acknowledged).subtracting(lines).isEmpty)
    let register = SharedHistory.opened(folder)
    #expect(register.journal.events.count == lines.count, "each event counts once")
    holdExports(register, history)
    if seed.isMultiple(of: 8) { holdWhole(register, history) }
    holdContested(folder, history)
  }

  @Test("they are as wild as they are meant to be")
  func wildness() {
    var counts: [String: Int] = [:]
    for seed in 0..<40 {
      counts.merge(SharedHistory.random(seed: seed).counts) { $0 + $1 }
    }
    for what in ["exchanges", "joins", "crashes", "restored", "criss-cross", "edits"] {
      #expect(counts[what] ?? 0 > 0, "\(what): \(counts)")
    }
  }

  /// `ahd export --format json` of the files as they are read, and of every machine that took what
  /// arrived bit by bit: byte for byte.
  private func holdExports(_ register: Register, _ history: SharedHistory) {
    func export(_ register: Register) -> String {
      RegisterReport.json(register, Order(register).rows)
    }
    let whole = export(register)
    for other in history.registers.compactMap(\.self) where export(other) != whole {
      let lines = zip(whole.split(separator: "\n"), export(other).split(separator: "\n"))
      Issue.record("\(lines.first { $0 != $1 } ?? ("", ""))")
    }
    #expect(register.opening.problems.filter { $0.severity == .error }.map(\.words) == [])
  }

  private func holdWhole(_ register: Register, _ history: SharedHistory) {
    #expect(register.breaches() == [])
    let wrong = register.check().filter { $0.severity == .error && $0.kind != .sameEvent }
    #expect(wrong.map(\.words) == [])
    let digest = register.digest
    for other in history.registers.compactMap(\.self) { #expect(other.digest == digest) }
  }

  /// What is contested in the files is what people really had each in another way.
  private func holdContested(_ folder: SharedHistory.Folder, _ history: SharedHistory) {
    for file in RegisterFile.allCases {
      for element in SharedHistory.elements(file, folder[file.fileName] ?? []) {
        let id = element["id"]?.string ?? ""
        for member in element["contested"]?.object ?? [] {
          let values = member.value.array ?? []
          #expect(Set(values).count > 1, "\(file) \(id) \(member.key)")
          for value in values where value != .null && value.array == nil && member.key != "id" {
            let words = "\(file) \(id) \(member.key) \(value.compact)"
            #expect(history.typed.contains(words), "nobody typed it: \(words)")
          }
        }
      }
    }
  }
}
