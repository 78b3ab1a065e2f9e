import Foundation
import Screen
import TestSupport
import Testing

/// Fixed colours can be read, and told apart by those who see fewer.
@Suite struct SchemeTests {
  static let named = Scheme.Name.allCases.filter { Scheme.named($0) != nil }

  /// WCAG 2.2, relative luminance and contrast ratio.
  static func linear(_ part: UInt8) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  static func luminance(_ colour: RGB) -> Double {
    0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }

  static func contrast(_ a: RGB, _ b: RGB) -> Double {
    let (low, high) = (min(luminance(a), luminance(b)), max(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  /// Every style a frame can hold.
  static let styles = Colour.allCases.flatMap { colour in
    (0..<16).map { bits in
      Style(
        colour: colour, bold: bits & 1 != 0, dim: bits & 2 != 0, reverse: bits & 4 != 0,
        underline: bits & 8 != 0)
    }
  }

  /// As direct colour, and as the nearest of 256.
  @Test(arguments: named, [false, true])
  func everyStyleCanBeRead(name: Scheme.Name, isIndexed: Bool) throws {
    let scheme = try #require(Scheme.named(name))
    let least = name == .highContrast ? 7.0 : 4.5
    func shown(_ colour: RGB) -> RGB { isIndexed ? RGB(indexed: colour.indexed) : colour }
    for style in Self.styles {
      let side = scheme.side(of: style)
      let ratio = Self.contrast(shown(side.colour(of: style)), shown(side.ground))
      #expect(ratio >= least, "\(name.rawValue) \(style.words): \(ratio)")
    }
  }

  /// The row under the cursor is seen to be one (3 to 1 for parts of a screen, WCAG 1.4.11), and
  /// half a block drawn reversed joins a whole one.
  @Test(arguments: named) func theReversedSideIsTheOtherWayRound(name: Scheme.Name) throws {
    let scheme = try #require(Scheme.named(name))
    #expect(scheme.reversed.ground == scheme.plain.ink)
    #expect(scheme.reversed.ink == scheme.plain.ground)
    #expect(Self.contrast(scheme.plain.ground, scheme.reversed.ground) >= 3)
  }

  @Test func theTerminalsOwnColoursAreNobodysToKnow() {
    #expect(Scheme.named(.terminal) == nil)
    #expect(Self.named.count == 4)
  }

  // MARK: Seeing fewer colours

  /// Machado, Oliveira and Fernandes 2009, severity 1.0; on linear light.
  static let sights: [(name: String, matrix: [[Double]])] = [
    ("all", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
  ]

  /// Oklab (Ottosson 2020) of a colour as it is seen.
  static func lab(_ colour: RGB, _ sight: [[Double]]) -> [Double] {
    func times(_ matrix: [[Double]], _ v: [Double]) -> [Double] {
      matrix.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let seen = times(sight, [colour.red, colour.green, colour.blue].map(linear))
      .map { min(1, max(0, $0)) }
    let cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], seen
    ).map { cbrt($0) }
    return times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  static func distance(_ a: RGB, _ b: RGB, _ sight: [[Double]]) -> Double {
    let parts = zip(lab(a, sight), lab(b, sight)).map { ($0 - $1) * ($0 - $1) }
    return parts.reduce(0, +).squareRoot()
  }

  /// Overdue, done, awaiting and contested, and none of them taken for plain or quiet words.
  @Test(arguments: [false, true])
  func statesAreToldApartWithoutRedAndGreen(isIndexed: Bool) {
    let scheme = Scheme.colourBlind
    func shown(_ colour: RGB) -> RGB { isIndexed ? RGB(indexed: colour.indexed) : colour }
    for (name, sight) in Self.sights {
      for (side, least) in [(scheme.plain, 0.1), (scheme.reversed, 0.06)] {
        let states = [side.red, side.green, side.cyan, side.magenta].map(shown)
        let others = [side.ink, side.quiet].map(shown)
        for (place, state) in states.enumerated() {
          for other in states[(place + 1)...] + others {
            let apart = Self.distance(state, other, sight)
            #expect(apart >= least, "\(name): \(state.hex) and \(other.hex), \(apart)")
          }
        }
      }
    }
  }

  /// The measure is one that ordinary red and green fail.
  @Test func plainRedAndGreenWouldFail() {
    let apart = Self.distance(
      Scheme.light.plain.red, Scheme.light.plain.green, Self.sights[2].matrix)
    #expect(apart < 0.06)
  }

  // MARK: 256 colours

  @Test func the240KeepTheirNumbers() {
    #expect(RGB(indexed: 16) == RGB(0x000000))
    #expect(RGB(indexed: 231) == RGB(0xFFFFFF))
    #expect(RGB(indexed: 196) == RGB(0xFF0000))
    #expect(RGB(indexed: 67) == RGB(0x5F87AF))
    #expect(RGB(indexed: 232) == RGB(0x080808))
    #expect(RGB(indexed: 255) == RGB(0xEEEEEE))
    for number in 16...255 {
      #expect(RGB(indexed: RGB(indexed: number).indexed) == RGB(indexed: number))
    }
    #expect(RGB(0x16181D).hex == "#16181d")
    #expect(RGB(0x00000A).hex == "#00000a")
    #expect(RGB(0x123456).number == 0x123456)
  }

  /// Everything a theme changes, to look at.
  @Test func theTableOfColours() {
    let lines = Self.named.flatMap { name -> [String] in
      guard let scheme = Scheme.named(name) else { return [] }
      return ["\(name.rawValue): \(name.words)"]
        + [("plain", scheme.plain), ("reversed", scheme.reversed)].map { title, side in
          let colours = [
            ("ground", side.ground), ("ink", side.ink), ("quiet", side.quiet), ("red", side.red),
            ("green", side.green), ("cyan", side.cyan), ("magenta", side.magenta),
          ]
          return "  \(title) "
            + colours.map { "\($0.0) \($0.1.hex) \($0.1.indexed)" }.joined(separator: ", ")
        }
    }
    expectGolden(lines.joined(separator: "\n") + "\n", named: "schemes")
  }
}
