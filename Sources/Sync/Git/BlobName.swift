import Entities

extension ObjectID {
  /// The name git gives a file of these bytes, found without asking git.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - isSHA256: Whether the repository's objects have names of SHA-256.
  init(ofFile bytes: [UInt8], isSHA256: Bool) {
    let whole = Array("blob \(bytes.count)\0".utf8) + bytes
    self.init(known: isSHA256 ? SHA256(whole).text : SHA1.text(of: whole))
  }
}

/// SHA-1 (FIPS 180-4), by which most repositories name their objects. A name, and
/// no proof of anything.
enum SHA1 {
  /// 40 lower-case hex digits.
  static func text(of bytes: [UInt8]) -> String {
    var state: SIMD8<UInt32> = [
      0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0, 0, 0, 0,
    ]
    var words = [UInt32](repeating: 0, count: 80)
    let whole = bytes.count / 64 * 64
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: whole, by: 64) {
        mix(UnsafeBufferPointer(rebasing: bytes[start..<(start + 64)]), &state, &words)
      }
    }
    end(of: bytes, from: whole).withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: 64) {
        mix(UnsafeBufferPointer(rebasing: bytes[start..<(start + 64)]), &state, &words)
      }
    }
    return (0..<5).map { place in
      let digits = String(state[place], radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// What does not fill a block, a bit, zeros, and how many bits there were.
  private static func end(of bytes: [UInt8], from start: Int) -> [UInt8] {
    var end = Array(bytes[start...]) + [0x80]
    while end.count % 64 != 56 { end.append(0) }
    let bits = UInt64(bytes.count) * 8
    return end + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
  }

  private static func mix(
    _ block: UnsafeBufferPointer<UInt8>, _ state: inout SIMD8<UInt32>, _ words: inout [UInt32]
  ) {
    for place in 0..<16 {
      let (high, low) = (place * 4, place * 4 + 2)
      words[place] =
        UInt32(block[high]) << 24 | UInt32(block[high + 1]) << 16 | UInt32(block[low]) << 8
        | UInt32(block[low + 1])
    }
    for place in 16..<80 {
      words[place] =
        (words[place - 3] ^ words[place - 8] ^ words[place - 14] ^ words[place - 16]).turned(1)
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for place in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch place / 20 {
        case 0: (b & c | ~b & d, 0x5a82_7999)
        case 1: (b ^ c ^ d, 0x6ed9_eba1)
        case 2: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = a.turned(5) &+ mixed &+ e &+ constant &+ words[place]
      (e, d, c, b, a) = (d, c, b.turned(30), a, next)
    }
    state = state &+ [a, b, c, d, e, 0, 0, 0]
  }
}

extension UInt32 {
  fileprivate func turned(_ bits: UInt32) -> UInt32 { self << bits | self >> (32 - bits) }
}
