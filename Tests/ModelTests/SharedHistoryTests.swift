import JSON
import Model
import TestSupport
import Testing

/// Five machines, a remote and a stick: whatever happened, all come to the same register, and nothing that
/// was acknowledged is missing.
@Suite struct SharedHistoryTests {
  @Test("all come to the same, with everything in it", arguments: 0..<1000)
  func convergence(seed: Int) {
    let history = SharedHistory.random(seed: seed)
    #expect(history.faults == [])
    let folder = history.folders[0]
    for other in history.folders.dropFirst() where other != folder {
      let names = Set(folder.keys).union(other.keys).filter { folder[$0] != other[$0] }
      Issue.record("other files: \(names.sorted())")
    }
    let lines = folder.filter { $0.key.hasSuffix(".jsonl") }.flatMap {
      $0.value.split(separator: 10)
    }
    .map { String(decoding: $0, as: UTF8.self) }
    #expect(Set(lines).count == lines.count, "an event stands twice")
    let missing = Set(history.acknowledged).subtracting(lines)
    #expect(missing.isEmpty)
    hold(folder, lines, history, isWhole: seed % 8 == 0)
    checkContested(folder, history)
  }

  @Test("they are as wild as they are meant to be")
  func wildness() {
    var counts: [String: Int] = [:]
    for seed in 0..<60 {
      counts.merge(SharedHistory.random(seed: seed).counts) { $0 + $1 }
    }
    for what in ["exchanges", "joins", "crashes", "restored", "criss-cross", "edits"] {
      #expect(counts[what] ?? 0 > 0, "\(what): \(counts)")
    }
  }

  /// The register the files come to: that of every machine that took what arrived bit by bit, too.
  private func hold(
    _ folder: SharedHistory.Folder, _ lines: [String], _ history: SharedHistory, isWhole: Bool
  ) {
    guard isWhole else { return }
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases { files[file] = folder[file.fileName].map { Bytes($0) } }
    var register = Register(files: files, today: Samples.today)
    _ = register.take(lines.map { Event.Line($0) })
    #expect(register.journal.events.count == lines.count, "each event counts once")
    #expect(register.breaches() == [])
    let wrong = register.check().filter { $0.severity == .error && $0.kind != .sameEvent }
    #expect(wrong.map(\.words) == [])
    let digest = register.digest
    for other in history.registers.compactMap(\.self) { #expect(other.digest == digest) }
  }

  /// What is contested in the files is what people really had each in another way.
  private func checkContested(_ folder: SharedHistory.Folder, _ history: SharedHistory) {
    for file in RegisterFile.allCases {
      let text = String(decoding: folder[file.fileName] ?? [], as: UTF8.self)
      let elements = (try? JSONValue(text))?.array ?? []
      for element in elements {
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
