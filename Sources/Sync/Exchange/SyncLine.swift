/// A line of `ahd sync --lines`: how an exchange goes, for the program that started it.
///
/// `progress TEXT` as often as it likes, then `warning SENTENCE` for each thing a person should
/// look at, and one `done SENTENCE` or `failed CODE SENTENCE`. What it says is text of another
/// program, and to be made inert before it is shown.
package enum SyncLine: Hashable, Sendable {
  /// What it does now: `fetching`, `3 of 12 events`.
  case progress(String)
  /// What a person should look at, in a sentence.
  case warning(String)
  /// It ended well, and what came of it in a sentence.
  case done(String)
  /// It ended with an exit code of sysexits, and why in a sentence.
  case failed(Int32, String)

  /// The line without its end; no text of it holds a line end.
  package var text: String {
    switch self {
    case .progress(let words): "progress \(SyncLine.oneLine(words))"
    case .warning(let sentence): "warning \(SyncLine.oneLine(sentence))"
    case .done(let sentence): "done \(SyncLine.oneLine(sentence))"
    case .failed(let code, let sentence): "failed \(code) \(SyncLine.oneLine(sentence))"
    }
  }

  /// Reads a line without its end; nil for what is none of these.
  package init?(_ line: some StringProtocol) {
    let (word, rest) = SyncLine.parted(line)
    switch word {
    case "progress": self = .progress(String(rest))
    case "warning": self = .warning(String(rest))
    case "done": self = .done(String(rest))
    case "failed":
      let (code, sentence) = SyncLine.parted(rest)
      guard let code = Int32(code), (1...255).contains(code) else { return nil }
      self = .failed(code, String(sentence))
    default: return nil
    }
  }

  /// The first word and what stands behind one blank.
  private static func parted<Text: StringProtocol>(
    _ text: Text
  ) -> (Text.SubSequence, Text.SubSequence) {
    let end = text.unicodeScalars.firstIndex(of: " ") ?? text.endIndex
    let rest = end == text.endIndex ? end : text.unicodeScalars.index(after: end)
    return (text[..<end], text[rest...])
  }

  private static func oneLine(_ words: String) -> String {
    String(words.map { $0.isNewline ? " " : $0 })
  }
}
