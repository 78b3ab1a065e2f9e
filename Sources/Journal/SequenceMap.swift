/// Numbers by sequence from 1: an array as long as most of it is used, a dictionary beyond that.
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

  /// Only as far as the room stays in proportion to what is used, whatever sequences a file claims.
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

  /// Sequences from the highest to the lowest that is set, as long as `body` finds nothing.
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
