extension Sanitise {
  /// Text of many lines, scalar by scalar: controls and what reorders or hides become U+FFFD.
  ///
  /// Line ends stay, as LF and as CR LF; so do tabs, joiners, isolates that are closed on their line,
  /// and, where it is styled, the escape sequences of the styles a page has.
  static func document(_ text: String, isStyled: Bool) -> String {
    var document = SafeDocument(isStyled: isStyled)
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      let endsInReturn = !isLast && line.last == 0x0D
      document.take(line: endsInReturn ? line.dropLast() : line)
      if !isLast { document.endLine(with: endsInReturn ? "\r\n" : "\n") }
    }
    return document.whole
  }
}

/// What is kept of a document so far: bytes, since a view of scalars is copied whole at each append.
private struct SafeDocument {
  let isStyled: Bool
  private var out: [UInt8] = []
  /// An isolate is open.
  private var isIsolated = false

  init(isStyled: Bool) { self.isStyled = isStyled }

  var whole: String {
    var document = self
    if isIsolated { document.put(SafeDocument.end) }
    return String(decoding: document.out, as: UTF8.self)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      out.append(UInt8(scalar.value))
    } else {
      out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  /// Takes a line without its end; one of printable ASCII as it is.
  mutating func take(line: Substring.UTF8View) {
    if line.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      out += line
    } else {
      let scalars = Array(Substring(line).unicodeScalars)
      var place = 0
      while place < scalars.count { place += take(scalars[place...]) }
    }
  }

  /// Takes what comes first; how many scalars that were.
  private mutating func take(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    let scalar = rest[rest.startIndex]
    switch scalar {
    case "\u{1B}":
      guard isStyled, let count = style(rest) else { break }
      for scalar in rest.prefix(count) { put(scalar) }
      return count
    case SafeDocument.start where !isIsolated, SafeDocument.end where isIsolated:
      isIsolated.toggle()
      put(scalar)
      return 1
    default: put(scalar.isInert ? scalar : "\u{FFFD}")
    }
    if scalar == "\u{1B}" { put("\u{FFFD}") }
    return 1
  }

  mutating func endLine(with end: String) {
    if isIsolated { put(SafeDocument.end) }
    isIsolated = false
    out += end.utf8
  }

  /// How many scalars the escape sequence of a style takes; nil where it is none of ours.
  private func style(_ rest: ArraySlice<Unicode.Scalar>) -> Int? {
    let inside = rest.dropFirst().prefix(24)
    guard inside.first == "[", let end = inside.firstIndex(of: "m") else { return nil }
    let codes = inside[..<end].dropFirst().split(separator: ";", omittingEmptySubsequences: false)
    let ours: Set<String> = ["0", "1", "2", "4", "7", "31", "32", "35", "36"]
    guard codes.allSatisfy({ ours.contains(String(String.UnicodeScalarView($0))) }) else {
      return nil
    }
    return end - rest.startIndex + 1
  }

  private static let start: Unicode.Scalar = "\u{2068}"
  private static let end: Unicode.Scalar = "\u{2069}"
}

extension Unicode.Scalar {
  /// Does nothing to what stands around it.
  fileprivate var isInert: Bool {
    if isPrintableASCII || self == "\t" || self == "\u{200C}" || self == "\u{200D}" { return true }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
