import Entities

extension MergeFault {
  /// `commitments.json:12:14: $[3].due: found ',', expected a value`, of whose copy it is.
  package var words: String { "\(problem.words), in \(side.words)" }
}

extension MergeSide {
  /// As it stands in a sentence.
  package var words: String { self == .ours ? "the copy here" : "the copy received" }
}

extension MergedFile {
  /// What nobody has decided yet, a sentence each.
  ///
  /// - Parameter path: The file, as it is to be named.
  /// - Returns: As `commitments.json: the title of dam was changed on both sides, …`.
  package func sentences(_ path: String) -> [String] {
    contested.map { "\(path): \($0.words)." }
  }
}

extension Contested {
  /// What became of it, to follow the file's name.
  package var words: String {
    guard let member else { return "taken away on one side and changed on the other: it stays" }
    guard let element else { return "\(member) \(Contested.both)" }
    if member == "id" {
      return
        "\(element) was taken out on one side and changed on the other: it stays; ahd check names it"
    }
    return "\(member) of \(element) \(Contested.both)"
  }

  private static let both =
    "was changed on both sides, each in another way: what was agreed before stands; ahd check names both"
}

extension MergedJournal {
  /// Lines that a side no longer has, in a sentence.
  ///
  /// - Parameter path: The file, as it is to be named.
  /// - Returns: None where nothing is gone.
  package func sentences(_ path: String) -> [String] {
    [MergeSide.ours, .theirs].compactMap { side in
      let count = lost.count { $0.side == side }
      guard count > 0 else { return nil }
      let lines = count == 1 ? "a line that was agreed is" : "\(count) lines that were agreed are"
      let kept = count == 1 ? "it is kept" : "they are kept"
      return "\(path): \(lines) gone from \(side.words); \(kept)."
    }
  }
}
