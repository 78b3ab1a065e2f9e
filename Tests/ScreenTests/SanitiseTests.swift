import TestSupport
import Testing

@testable import Screen

@Suite struct SanitiseTests {
  @Test(arguments: [
    ("Türkiye", "Türkiye"), ("a\tb\nc\r\nd\u{2028}e", "a b c d e"),
    ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("\u{7F}\u{9B}2J", "\u{FFFD}\u{FFFD}2J"),
    ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{200B}b\u{FEFF}", "a\u{FFFD}b\u{FFFD}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("a\u{200C}b", "a\u{FFFD}b"),
    ("👩\u{200D}👧", "👩\u{200D}👧"),
    ("a\u{200D}b", "a\u{FFFD}b"), ("👩\u{200D}a", "👩\u{FFFD}a"), ("❤\u{FE0F}", "❤\u{FE0F}"),
    ("a\u{FE0F}", "a\u{FFFD}"), ("\u{301}a", "\u{25CC}\u{301}a"), ("\u{E0041}", "\u{FFFD}"),
    ("\u{FFF9}\u{E0FFF}", "\u{FFFD}\u{FFFD}"), ("", ""),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}\u{304}"),
  ])
  func line(text: String, expected: String) {
    #expect(Array(Sanitise.line(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: 0..<100)
  func hostileTextComesOutSafe(seed: Int) {
    var random = Seeded(seed)
    let nasty: [ClosedRange<UInt32>] = [
      0...0x20, 0x7F...0x9F, 0x300...0x310, 0x600...0x6FF, 0x1100...0x11FF, 0x180B...0x180F,
      0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFFF0...0xFFFF,
      0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1F466...0x1F469, 0xE0000...0xE01FF, 0x61...0x7A,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<200 {
      let range = nasty[Int.random(in: 0..<nasty.count, using: &random)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        scalars.append(scalar)
      }
    }
    let safe = Sanitise.line(String(scalars))
    #expect(safe.unicodeScalars.allSatisfy { !isForbidden($0) })
    for character in safe {
      let scalars = character.unicodeScalars.map { String($0.value, radix: 16) }
      #expect(scalars.count <= 10 && Width.of(character) > 0, "\(scalars)")
    }
    var frame = Frame(size: Size(width: 400, height: 1))
    frame.put(String(scalars), x: 0, y: 0)
    for (x, cell) in frame.row(0).enumerated() where !cell.text.isEmpty {
      let cells = 1 + frame.row(0).dropFirst(x + 1).prefix { $0.text.isEmpty }.count
      #expect(
        Width.of(cell.text) == cells,
        "\(cell.text.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(cell.text.unicodeScalars.count <= 5)
    }
    for (old, new) in zip(safe, Sanitise.line(safe)) where old != new {
      let scalars = old.unicodeScalars.map { String($0.value, radix: 16) }
      Issue.record("\(scalars) is not kept")
      break
    }
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xFEFF,
      0x200B, 0x2028, 0x2029, 0xE0000...0xE0FFF, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

/// What the quick way of `Frame.put` rests on.
@Suite struct SimpleTextTests {
  @Test func noTwoSimpleScalarsJoin() {
    var last: Unicode.Scalar = "a"
    for value in UInt32(0x20)..<0x3000 {
      guard let scalar = Unicode.Scalar(value), Sanitise.isSimple(String(scalar)) else { continue }
      #expect((String(last) + String(scalar)).count == 2)
      #expect(("👩" + String(scalar)).count == 2)
      #expect((String(scalar) + "a").count == 2)
      last = scalar
    }
    #expect(!Sanitise.isSimple("e\u{301}"))
    #expect(!Sanitise.isSimple("🇹🇷"))
    #expect(Sanitise.isSimple("│ Türkiye – پاکستان ●"))
  }
}
