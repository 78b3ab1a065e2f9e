import Store

extension FileSystem {
  /// Takes away all that stands in a folder of ours, but for what keeps two exchanges apart and
  /// lets one go on, and never follows a link: whoever handed us the repository may have put
  /// something there, a link to elsewhere or a file that git would heed.
  func empty(_ folder: String, butFor kept: Set<String> = ["lock", "landing"]) throws(Errno) {
    let kind: FileStatus.Kind
    do throws(Errno) { kind = try statusAt(folder, false).kind } catch {
      if error.isMissing { return }
      throw error
    }
    guard kind == .folder else { return try remove(folder) }
    for name in try list(folder) where !kept.contains(name) {
      let path = "\(folder)/\(name)"
      if try statusAt(path, false).kind == .folder { try empty(path, butFor: []) }
      try remove(path)
    }
  }
}
