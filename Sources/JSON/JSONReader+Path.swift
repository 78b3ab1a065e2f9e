extension JSONReader {
  /// Where the reader is: the value read last or to be read next, such as `$[3].due.latest`.
  ///
  /// Built when asked. A key that is no plain name stands in brackets and quotes; a very
  /// long one is clipped.
  package var path: String {
    var path = root
    for i in 0..<depth where nesting.frames[i].place >= 0 {
      let place = nesting.frames[i].place
      path += nesting.frames[i].isObject ? step(string(scan.text(at: place))) : "[\(place)]"
    }
    return path
  }

  private func step(_ key: String) -> String {
    let limit = 60
    let clipped = key.unicodeScalars.count > limit
    let shown =
      clipped ? String(String.UnicodeScalarView(key.unicodeScalars.prefix(limit))) + "…" : key
    return isName(shown) ? "." + shown : "[" + JSONValue.string(shown).compact + "]"
  }

  /// Names of ASCII letters, digits and _, or letters beyond ASCII (as in RFC 9535).
  private func isName(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first, !("0"..."9" ~= first) else { return false }
    return key.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
      }
    }
  }
}
