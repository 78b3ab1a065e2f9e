import Search

/// What a mistyped name was probably meant to be.
package enum Nearness {
  /// The nearest of some names, if any is near; those equally near all.
  package static func best(_ typed: String, _ names: [String]) -> [String] {
    best(typed, names.map { ($0, [$0]) })
  }

  /// The nearest of some ids by any of their names, at most three.
  static func best(_ typed: String, _ ids: [(id: String, names: [String])]) -> [String] {
    let needle = Array(Folding.fold(typed).prefix(40))
    let most = max(1, needle.count / 3)
    let found = ids.compactMap { id, names -> (id: String, distance: Int)? in
      names.compactMap { distance(needle, Folding.fold($0), most: most) }.min().map { (id, $0) }
    }
    guard let least = found.map(\.distance).min() else { return [] }
    return found.filter { $0.distance == least }.prefix(3).map(\.id)
  }

  /// Letters to be changed, added, left out or swapped with the next until a name begins as typed;
  /// nil beyond `most`.
  private static func distance(_ typed: [UInt8], _ name: [UInt8], most: Int) -> Int? {
    guard !typed.isEmpty else { return nil }
    let name = Array(name.prefix(typed.count + most))
    var older: [Int] = []
    var last = Array(0...name.count)
    for (row, letter) in typed.enumerated() {
      var line = [row + 1]
      for (column, other) in name.enumerated() {
        var steps = min(
          last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, letter == name[column - 1], typed[row - 1] == other {
          steps = min(steps, older[column - 1] + 1)
        }
        line.append(steps)
      }
      older = last
      last = line
    }
    // A name may go on where what was typed ends.
    let least = last.min() ?? last[name.count]
    return least <= most ? least : nil
  }
}
