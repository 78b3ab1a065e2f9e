import Screen

/// What this command has done for good. It is said on standard error where the answer itself cannot
/// be written.
enum Done {
  /// One sentence; nil for nothing yet.
  static var words: Shown? {
    get { done }
    set { done = newValue }
  }

  static let recorded: Shown = "It is recorded; only the answer could not be written."
}

/// Written by the command alone, before its answer.
nonisolated(unsafe) private var done: Shown?
