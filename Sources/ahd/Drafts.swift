import Dashboard
import Register
import Store

/// Keeps what is typed into forms on disk, a moment after it was typed.
struct Drafts {
  private let file: DraftFile
  private var saved: [String: KeptForm]
  /// When to put them on disk, in monotonic milliseconds; nil for nothing to do.
  private(set) var due: Int?
  private var hasFailed = false

  /// Milliseconds after the first key that was not yet put on disk.
  private static let delay = 300

  init(_ file: DraftFile, _ loaded: [String: KeptForm]) {
    self.file = file
    saved = loaded
  }

  mutating func changed(now: Int) { due = due ?? now + Self.delay }

  /// Puts them on disk if it is time, or at once; a sentence where that fails for the first time.
  mutating func save(_ drafts: [String: KeptForm], now: Int, atOnce: Bool = false) -> String? {
    guard let due, atOnce || due <= now else { return nil }
    self.due = nil
    let new = drafts.values.filter { saved[$0.name]?.values != $0.values }
    let gone = Set(saved.keys).subtracting(drafts.keys)
    guard !new.isEmpty || !gone.isEmpty else { return nil }
    do {
      let moment = Host.now
      try file.save(
        new.map { KeptDraft(name: $0.name, values: $0.values, since: moment) }, gone: gone)
      saved = drafts
      return nil
    } catch {
      defer { hasFailed = true }
      return hasFailed ? nil : "What is typed cannot be kept on disk (\(error.words)); record it."
    }
  }

  /// What an earlier run left; with a sentence where it cannot be read.
  static func load(_ file: DraftFile) -> (drafts: [String: KeptForm], words: String?) {
    guard let kept = file.load() else {
      return ([:], "Kept drafts cannot be read and are ignored: \(Paths.short(file.path)).")
    }
    let forms = kept.map { ($0.name, KeptForm(name: $0.name, values: $0.values, since: $0.since)) }
    return (Dictionary(forms, uniquingKeysWith: { $1 }), nil)
  }
}
