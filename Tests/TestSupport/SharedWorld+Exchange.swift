import Entities
import Interchange
import Register

// Exchanges, as git makes them.
extension SharedWorld {
  private mutating func commit(_ parents: [Int], _ files: Folder) -> Int {
    let number = commits.count
    let ancestors = parents.reduce(into: Set([number])) { $0.formUnion(commits[$1].ancestors) }
    commits.append(Commit(parents: parents, files: files, ancestors: ancestors))
    return number
  }

  mutating func commitFolder(_ number: Int) {
    guard machines[number].folder != commits[machines[number].head].files else { return }
    machines[number].head = commit([machines[number].head], machines[number].folder)
  }

  mutating func exchange(_ number: Int, _ way: Way, crash: Crash?, isAlone: Bool = false) {
    counts["exchanges", default: 0] += 1
    if crash != nil { counts["crashes", default: 0] += 1 }
    commitFolder(number)
    if crash == .afterCommit { return }
    if case .bundle(let other) = way {
      take(machines[other].bundle, on: number, crash)
      if isAlone || random.chance(40) { machines[number].bundle = machines[number].head }
      return
    }
    for _ in 0..<3 {
      let theirs = remote
      take(theirs, on: number, crash)
      if crash != nil { return }
      if !isAlone, random.chance(15) {
        exchange((number + 1) % 3, .remote, crash: nil, isAlone: true)
      }
      guard remote != theirs else {
        remote = machines[number].head
        return
      }
    }
    faults.append("machine \(number) was outrun for ever")
  }

  /// Joins what arrived: the files first, the branch after.
  mutating func take(_ theirs: Int, on number: Int, _ crash: Crash?) {
    let joined = join(machines[number].head, theirs)
    land(commits[joined].files, on: number)
    if crash != .afterFiles { machines[number].head = joined }
  }

  private mutating func land(_ files: Folder, on number: Int) {
    let before = machines[number].folder
    guard files != before else { return }
    machines[number].folder = files
    let own = machines[number].journal
    let changed = files.keys.filter { files[$0] != before[$0] }
    if changed.contains(where: { $0.hasSuffix(".json") }) { machines[number].isStale = true }
    if !machines[number].isStale {
      let new = changed.sorted().filter { $0.hasSuffix(".jsonl") }.flatMap { name in
        SharedHistory.lines(SharedWorld.news(files[name] ?? [], before[name] ?? []), name)
      }
      _ = maker.desks[machines[number].desk].register.take(new)
    }
    if let was = before[own], files[own]?.starts(with: was) != true || files[own] != was {
      let desk = maker.desks[machines[number].desk]
      begin(number, register: desk.register, skew: desk.skew)
    }
  }

  /// What follows what was there; all of it where that is no longer there.
  private static func news(_ text: [UInt8], _ before: [UInt8]) -> [UInt8] {
    text.starts(with: before) ? Array(text[before.count...]) : text
  }

  /// Their commit or ours where one has all of the other's, else a new one.
  private mutating func join(_ ours: Int, _ theirs: Int) -> Int {
    if commits[ours].ancestors.contains(theirs) { return ours }
    if commits[theirs].ancestors.contains(ours) { return theirs }
    counts["joins", default: 0] += 1
    let files = joined(ours, theirs)
    return commit([ours, theirs].sorted(), files)
  }

  private mutating func joined(_ ours: Int, _ theirs: Int) -> Folder {
    let base = base(ours, theirs)
    let (a, b) = (commits[ours].files, commits[theirs].files)
    var files: Folder = [:]
    for name in Set(a.keys).union(b.keys).union(base.keys) {
      if let file = RegisterFile.allCases.first(where: { $0.fileName == name }) {
        do throws(MergeFault) {
          files[name] = try Merging.file(file, base: base[name], ours: a[name], theirs: b[name])
            .bytes
        } catch {
          faults.append(error.words)
        }
      } else {
        let joined = Merging.journal(base: base[name], ours: a[name], theirs: b[name])
        files[name] = joined.bytes
        if !joined.lost.isEmpty { faults.append("\(joined.lost.count) lines lost in \(name)") }
      }
    }
    return files
  }

  /// What both began from; of several, what they come to.
  private mutating func base(_ ours: Int, _ theirs: Int) -> Folder {
    let common = commits[ours].ancestors.intersection(commits[theirs].ancestors)
    let best = common.filter { one in
      !common.contains { $0 != one && commits[$0].ancestors.contains(one) }
    }.sorted()
    guard let first = best.first else { return [:] }
    if best.count > 1 { counts["criss-cross", default: 0] += 1 }
    guard best.count > 1 else { return commits[first].files }
    return joined(best[0], best[1])
  }

  /// All exchange until nobody has anything new.
  mutating func settle() {
    for _ in 0..<6 {
      for number in 0..<3 { exchange(number, .remote, crash: nil, isAlone: true) }
      for (number, other) in [(2, 3), (3, 2), (4, 3), (3, 4), (2, 3)] {
        exchange(other, .bundle(of: other), crash: nil, isAlone: true)
        exchange(number, .bundle(of: other), crash: nil, isAlone: true)
      }
      if Set(machines.map(\.head) + [remote]).count == 1 { return }
    }
    faults.append("they never come to the same: \(machines.map(\.head)) \(remote)")
  }
}
