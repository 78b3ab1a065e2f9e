extension MergeFault {
  /// `commitments.json:12:14: $[3].due: found ',', expected a value`, of whose copy it is.
  package var words: String { "\(problem.words), in \(side.words)" }
}

extension MergeSide {
  /// As it stands in a sentence.
  package var words: String { self == .ours ? "the copy here" : "the copy received" }
}
