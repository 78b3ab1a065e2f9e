import Store

extension Git {
  /// Packs what exchanges left as single objects, once there are some hundreds of them: every
  /// version of a journal is one, and together they take little more than the last. Nothing is
  /// thrown away, whether a branch leads to it or not; git's own tidying never runs
  /// (docs/decisions.md).
  ///
  /// - Parameters:
  ///   - files: Where it is looked how many there are.
  ///   - progress: Is told that it is done.
  /// - Throws: `GitFailure`; then all is as it was.
  func tidy(_ files: FileSystem, _ progress: (String) -> Void) throws(GitFailure) {
    // One of 256 folders tells how full the others are, as git itself guesses.
    let sample = (try? files.list("\(repository.commonFolder)/objects/17").count) ?? 0
    guard sample >= 2 else { return }
    progress("packing the history")
    _ = try desk(["repack", "-a", "-d", "-k", "-l", "-q", "--window=4"])
  }
}
