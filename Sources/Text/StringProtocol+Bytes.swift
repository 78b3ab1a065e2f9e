/// Texts taken apart by their bytes, as git, the kernel and every other reader take them.
///
/// A `Character` is a sign with all the marks that stand on it, so that for `hasPrefix`, `split` and
/// `contains` a slash with a combining accent is no slash. What decides whether a text is safe asks
/// these instead.
extension StringProtocol {
  /// Whether its first bytes are these.
  package func begins(with text: some StringProtocol) -> Bool {
    utf8.starts(with: text.utf8)
  }

  /// Whether its last bytes are these.
  package func ends(with text: some StringProtocol) -> Bool {
    utf8.reversed().starts(with: text.utf8.reversed())
  }

  /// What stands behind these first bytes; nil where it begins otherwise.
  package func rest(after text: some StringProtocol) -> String? {
    begins(with: text) ? dropping(text.utf8.count) : nil
  }

  /// What stands before these last bytes; nil where it ends otherwise.
  package func start(before text: some StringProtocol) -> String? {
    ends(with: text)
      ? String(decoding: utf8.dropLast(text.utf8.count), as: UTF8.self) : nil
  }

  /// Without so many of its first bytes.
  package func dropping(_ count: Int) -> String {
    String(decoding: utf8.dropFirst(count), as: UTF8.self)
  }

  /// Its parts between these signs, empty ones too.
  package func parts(by sign: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: sign, omittingEmptySubsequences: false).map {
      String(String.UnicodeScalarView($0))
    }
  }

  /// Whether the sign is in it, with marks on it or not.
  package func holds(_ sign: Unicode.Scalar) -> Bool { unicodeScalars.contains(sign) }
}
