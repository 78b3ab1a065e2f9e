import CNcurses
import Glibc
import Screen
import Testing

@Suite struct WidthTableTests {
  /// Where both know a character, our table and the C library agree on its width, but for the
  /// ranges named here.
  @Test func agreesWithTheCLibrary() {
    let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let old = uselocale(utf8)
    defer {
      uselocale(old)
      freelocale(utf8)
    }
    // Wide since Unicode 16; ambiguous, which the library of Debian 12 takes for wide.
    let known: [ClosedRange<UInt32>] = [0x2630...0x2637, 0x268A...0x268F, 0x3248...0x324F]
    var differences: [String] = []
    for value in UInt32(0x20)..<0x10000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let theirs = Int(ahd_wcwidth(wchar_t(value)))
      if theirs < 0 || Sanitise.line(text) != text { continue }
      if Width.of(text) != theirs && !known.contains(where: { $0.contains(value) }) {
        differences.append(String(value, radix: 16))
      }
    }
    #expect(differences.isEmpty)
  }
}
