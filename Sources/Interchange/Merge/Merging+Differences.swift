package import Entities
import JSON
import Text

extension Merging {
  /// What two copies of one of the six files say otherwise: ids of elements, those that are new or
  /// gone too, or the members of register.json. How it is written does not count.
  ///
  /// - Parameters:
  ///   - file: Which of the six it is.
  ///   - before: Nil for no such file.
  ///   - after: Nil for no such file.
  /// - Returns: In the order of the later copy, what is gone last; empty where one cannot be read.
  package static func differences(
    _ file: RegisterFile, _ before: [UInt8]?, _ after: [UInt8]?
  ) -> [String] {
    let empty = Array((file == .register ? "{}" : "[]").utf8)
    let (old, new) = (
      MergeSource(file, before ?? empty, nil), MergeSource(file, after ?? empty, nil)
    )
    let names = try? file == .register ? members(old, new) : elements(old, new)
    return names ?? []
  }

  private static func members(
    _ old: MergeSource, _ new: MergeSource
  ) throws(MergeFault) -> [String] {
    let (before, after) = (try old.object(in: old.whole), try new.object(in: new.whole))
    return (after.names + before.names.filter { !after.names.contains($0) })
      .filter { !before[$0].says(the: after[$0]) }.map(\.text)
  }

  private static func elements(
    _ old: MergeSource, _ new: MergeSource
  ) throws(MergeFault) -> [String] {
    let (before, after) = (try old.elements(in: old.whole), try new.elements(in: new.whole))
    var changed: [ExactText] = []
    for id in after.ids {
      if let there = before.ranges[id], let here = after.ranges[id] {
        if old.isSame(there, new, here) { continue }
        if try old.object(in: there).says(the: new.object(in: here)) { continue }
      }
      changed.append(id)
    }
    return (changed + before.ids.filter { after.ranges[$0] == nil }).map(\.text)
  }

  /// Items that a later copy of commitments.json has done, or gives a party's word on, and
  /// an earlier one did not: what the opening balance says is taken as agreed, and
  /// nobody's key stands for it.
  ///
  /// - Parameters:
  ///   - before: The earlier copy.
  ///   - after: The later one.
  /// - Returns: Ids of items; none where a copy cannot be read.
  package static func itemsAgreed(since before: [UInt8], in after: [UInt8]) -> [String] {
    let (old, new) = (MergeSource(.commitments, before, nil), MergeSource(.commitments, after, nil))
    guard let was = try? old.elements(in: old.whole), let now = try? new.elements(in: new.whole)
    else { return [] }
    return now.ids.filter { id in
      guard let here = now.ranges[id] else { return false }
      let there = was.ranges[id]
      if let there, old.isSame(there, new, here) { return false }
      return !new.agreed(in: here).isSubset(of: there.map { old.agreed(in: $0) } ?? [])
    }.map(\.text)
  }
}

extension MergeSource {
  /// Parties whose word the opening balance of an item holds, and `done` where it says that.
  fileprivate func agreed(in range: Range<Int>) -> Set<String> {
    guard let object = try? object(in: range) else { return [] }
    let words = object["confirmations"].held?.value.object?.map { "word of \($0.key)" } ?? []
    let done = Status.done.rawValue
    return Set(words + (object["status"].held?.value.string == done ? [done] : []))
  }
}
