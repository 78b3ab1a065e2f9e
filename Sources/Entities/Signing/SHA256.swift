/// A SHA-256 (FIPS 180-4). What a signature vouches for is told by it: FNV-1a, which names two
/// lines of one id apart (docs/journal.md E5), can be made to collide at will.
package struct SHA256: Hashable, Sendable {
  private let state: SIMD8<UInt32>

  /// The hash of some bytes.
  package init(_ bytes: some Sequence<UInt8>) {
    var rounds = Rounds()
    for byte in bytes { rounds.take(byte) }
    state = rounds.finish()
  }

  /// Nil unless `text` is 64 lower-case hex digits.
  package init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy(SHA256.isHex) else { return nil }
    var state = SIMD8<UInt32>()
    for (place, digit) in text.utf8.enumerated() {
      let value = UInt32(digit < 58 ? digit - 48 : digit - 87)
      state[place / 8] = state[place / 8] << 4 | value
    }
    self.state = state
  }

  /// 64 lower-case hex digits.
  package var text: String {
    (0..<8).map { place in
      let digits = String(state[place], radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte)
  }

  private struct Rounds {
    private var state: SIMD8<UInt32> = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    private var words = [UInt32](repeating: 0, count: 64)
    private var filled = 0
    private var count: UInt64 = 0

    mutating func take(_ byte: UInt8) {
      words[filled / 4] = words[filled / 4] << 8 | UInt32(byte)
      filled += 1
      count &+= 1
      if filled == 64 { mix() }
    }

    mutating func finish() -> SIMD8<UInt32> {
      let bits = count &* 8
      take(0x80)
      while filled != 56 { take(0) }
      for shift in stride(from: 56, through: 0, by: -8) {
        take(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
      }
      return state
    }

    private mutating func mix() {
      filled = 0
      for place in 16..<64 {
        let (a, b) = (words[place - 15], words[place - 2])
        let low = a.turned(7) ^ a.turned(18) ^ a >> 3
        let high = b.turned(17) ^ b.turned(19) ^ b >> 10
        words[place] = words[place - 16] &+ low &+ words[place - 7] &+ high
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for place in 0..<64 {
        let one = e.turned(6) ^ e.turned(11) ^ e.turned(25)
        let next = h &+ one &+ (e & f ^ ~e & g) &+ SHA256.constants[place] &+ words[place]
        let two = a.turned(2) ^ a.turned(13) ^ a.turned(22)
        (h, g, f, e) = (g, f, e, d &+ next)
        (d, c, b, a) = (c, b, a, next &+ two &+ (a & b ^ a & c ^ b & c))
      }
      state = state &+ [a, b, c, d, e, f, g, h]
    }
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func turned(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
