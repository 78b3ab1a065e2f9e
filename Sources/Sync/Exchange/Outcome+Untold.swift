import Entities
import Interchange
import Journal
import Store

extension Outcome {
  /// What has to be told, however many exchanges break off before; lists that hold nothing are left
  /// out. What was sent is not of it: until it went out it is found again, and then the others have
  /// it.
  var untold: UntoldFile.Lists {
    let all: UntoldFile.Lists = [
      "received": received.map { [$0] },
      "receivedFiles": receivedFiles.map { [$0] },
      "receivedElements": receivedElements.sorted { $0.key < $1.key }
        .flatMap { file, names in names.map { [file, $0] } },
      "lost": lost.map { [$0.file, "\($0.lines)", $0.isHere ? "here" : "there"] },
      "contested": contested.map { [$0.file, $0.what.element, $0.what.member] },
      "keyChanges": keyChanges.map { [$0.party, $0.commit] },
      "agreedByHand": agreedByHand.map { [$0] },
      "rewritten": isRewritten ? [[]] : [],
      "late": late.map(\.row),
      "signed": signed.map(\.row),
      "unsigned": unsigned.map(\.row),
      "arrived": arrived.map(\.row),
      "forgotten": forgotten.map { [[$0]] } ?? [],
    ]
    return all.filter { !$0.value.isEmpty }
  }

  /// The same, read.
  init(untold lists: UntoldFile.Lists) {
    func rows(_ name: String, _ count: Int) -> [[String?]] {
      (lists[name] ?? []).filter { $0.count == count }
    }
    func texts(_ name: String) -> [String] { rows(name, 1).compactMap { $0[0] } }
    func lines(_ name: String) -> [SpokenLine] { rows(name, 3).compactMap { SpokenLine($0) } }
    received = texts("received")
    receivedFiles = texts("receivedFiles")
    for row in rows("receivedElements", 2) {
      if let file = row[0], let name = row[1] { receivedElements[file, default: []].append(name) }
    }
    lost = rows("lost", 3).compactMap { row in
      guard let file = row[0], let lines = row[1].flatMap({ Int($0) }) else { return nil }
      return Lost(file: file, lines: lines, isHere: row[2] == "here")
    }
    contested = rows("contested", 3).compactMap { row in
      row[0].map { Clash(file: $0, what: Contested(element: row[1], member: row[2])) }
    }
    keyChanges = rows("keyChanges", 2).map { KeyChange(party: $0[0], commit: $0[1]) }
    agreedByHand = texts("agreedByHand")
    isRewritten = lists["rewritten"]?.isEmpty == false
    (late, arrived) = (lines("late"), lines("arrived"))
    (signed, unsigned) = (lines("signed"), lines("unsigned"))
    isSigned = !signed.isEmpty && unsigned.isEmpty
    forgotten = texts("forgotten").first
  }
}

extension SpokenLine {
  fileprivate var row: [String?] { [party, writer, hash.text] }

  fileprivate init?(_ row: [String?]) {
    guard let party = row[0], let writer = row[1], let hash = row[2].flatMap({ SHA256($0) })
    else { return nil }
    self.init(party: party, writer: writer, hash: hash)
  }
}
