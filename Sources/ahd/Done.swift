/// What this command has done for good, to be said where its answer cannot be written.
enum Done {
  /// One sentence; nil for nothing yet.
  static var words: String? {
    get { done }
    set { done = newValue }
  }

  static let recorded = "It is recorded; only the answer could not be written."
}

/// Written by the command alone, before its answer.
nonisolated(unsafe) private var done: String?
