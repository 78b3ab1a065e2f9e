/// A number for each sequence of a writer. Sequences are mostly 1, 2, 3 and so on, so that an array
/// holds them; those far beyond what is used, which any file may claim, are in a dictionary.
package struct SequenceMap: Sendable {
  private var dense: [Int32] = []
  private var sparse: [Int: Int32] = [:]
  private var used = 0
  /// The highest sequence set, 0 for none.
  private(set) var last = 0

  /// The number of a sequence, -1 for none.
  package subscript(sequence: Int) -> Int {
    get {
      if sequence <= dense.count { return sequence > 0 ? Int(dense[sequence - 1]) : -1 }
      return sparse.isEmpty ? -1 : Int(sparse[sequence] ?? -1)
    }
    set {
      if self[sequence] < 0 { used += 1 }
      last = max(last, sequence)
      if sequence > dense.count { grow(to: sequence) }
      if sequence <= dense.count {
        dense[sequence - 1] = Int32(newValue)
      } else {
        sparse[sequence] = Int32(newValue)
      }
    }
  }

  /// Makes the array reach a sequence, but only as far as its room stays in proportion to what is
  /// used.
  private mutating func grow(to sequence: Int) {
    guard sequence <= 4 * used + 64 else { return }
    while dense.count < sequence {
      let next = dense.count + 1
      dense.append(sparse.isEmpty ? -1 : sparse.removeValue(forKey: next) ?? -1)
    }
  }

  /// Every sequence that is set, lowest first.
  package var sequences: [Int] {
    dense.indices.filter { dense[$0] >= 0 }.map { $0 + 1 } + sparse.keys.sorted()
  }

  /// Asks `body` for each sequence that is set, from the highest down, and returns the first thing
  /// that it finds.
  func firstDown<Found>(_ body: (Int) -> Found?) -> Found? {
    for sequence in sparse.keys.sorted(by: >) {
      if let found = body(sequence) { return found }
    }
    for place in dense.indices.reversed() where dense[place] >= 0 {
      if let found = body(place + 1) { return found }
    }
    return nil
  }
}
