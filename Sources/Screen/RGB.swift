/// A colour of fixed value in sRGB, each part 0 to 255.
package struct RGB: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  /// `0x16181D`, as stylesheets write it; what is beyond 24 bits is left out.
  package init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// All three parts in one number, red highest.
  package var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// `#16181d`
  package var hex: String {
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

// MARK: The colours that terminals of 256 share

extension RGB {
  /// The steps of each part in the cube of 6 x 6 x 6.
  private static let steps: [UInt32] = [0, 95, 135, 175, 215, 255]

  /// One of the 240 whose values no person can have changed: 16 to 231 the cube, 232 to 255 the
  /// greys; others count as the nearest of these numbers.
  package init(indexed index: Int) {
    if index >= 232 {
      self.init(UInt32(8 + 10 * (min(index, 255) - 232)) * 0x010101)
    } else {
      let place = max(0, index - 16)
      let parts = [place / 36, place / 6 % 6, place % 6].map { RGB.steps[$0] }
      self.init(parts[0] << 16 | parts[1] << 8 | parts[2])
    }
  }

  /// The number of the nearest of the 240.
  package var indexed: Int {
    let all = 16...255
    return all.min { distance(to: RGB(indexed: $0)) < distance(to: RGB(indexed: $1)) } ?? 16
  }

  private func distance(to other: RGB) -> Int {
    let parts = [(red, other.red), (green, other.green), (blue, other.blue)]
    return parts.reduce(0) { sum, pair in
      let step = Int(pair.0) - Int(pair.1)
      return sum + step * step
    }
  }
}
