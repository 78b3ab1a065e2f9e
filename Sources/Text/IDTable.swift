/// Row numbers by id: open addressing over hashes, so that 100,000 ids cost no strings.
package struct IDTable: Sendable {
  /// Upper half: 32 bits of the id's hash; lower half: row + 1, 0 for a free slot.
  private var slots: [UInt64] = []
  private var used = 0

  package init() {}

  /// Makes room for `count` ids.
  package mutating func reserve(_ count: Int) {
    guard count * 2 > slots.count else { return }
    var size = 64
    while size < count * 2 { size *= 2 }
    let old = slots
    slots = [UInt64](repeating: 0, count: size)
    for entry in old where entry != 0 { slots[freeSlot(entry >> 32)] = entry }
  }

  /// The row that has this id already, or nil after taking the new one.
  package mutating func insert(_ row: Int, hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    reserve(used + 1)
    let hash = hash & 0xFFFF_FFFF
    if let twin = find(hash, isSame) { return twin }
    slots[freeSlot(hash)] = hash << 32 | UInt64(row + 1)
    used += 1
    return nil
  }

  package func find(_ id: String, isSame: (Int) -> Bool) -> Int? {
    var id = id
    return find(id.withUTF8 { blockHash($0) } & 0xFFFF_FFFF, isSame)
  }

  /// The number of what has this hash and is the same, if there is one.
  func find(hash: UInt64, isSame: (Int) -> Bool) -> Int? { find(hash & 0xFFFF_FFFF, isSame) }

  private func find(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash, isSame(row) { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func freeSlot(_ hash: UInt64) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

/// A hash for tables in memory, eight bytes a step; not kept anywhere.
package func blockHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  let raw = UnsafeRawBufferPointer(bytes)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
  var place = 0
  while place + 8 <= raw.count {
    hash =
      (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    place += 8
  }
  while place < raw.count {
    hash = (hash ^ UInt64(raw[place])) &* 0x100_0000_01b3
    place += 1
  }
  return hash ^ (hash >> 29)
}
