/// Random texts in which every sign that a format gives a meaning may carry a combining mark: one
/// `Character` with it, and still that sign to every reader of scalars or bytes.
package enum MarkedText {
  package static let signs = Array(
    ",\"'=+-@|\\`*_<>&;:/#$()[]{}.!?% \n\r\tab1é“”←".unicodeScalars)

  package static let marks: [Unicode.Scalar] = [
    "\u{301}", "\u{338}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{308}", "\u{93E}",
  ]

  /// Texts of a seed; the signs of `besides` are in them too.
  package static func texts(
    seed: Int, count: Int = 60, besides: String = "", without: String = ""
  ) -> [String] {
    var random = Seeded(seed)
    let signs = (signs + Array(besides.unicodeScalars)).filter {
      !without.unicodeScalars.contains($0)
    }
    return (0..<count).map { _ in
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        scalars.append(signs[Int.random(in: 0..<signs.count, using: &random)])
        if random.chance(50) {
          scalars.append(marks[Int.random(in: 0..<marks.count, using: &random)])
        }
      }
      return String(scalars)
    }
  }
}
