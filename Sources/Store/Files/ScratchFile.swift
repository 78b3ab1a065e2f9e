import JSON

/// A private file of one text, for an editor to change: in the state folder, for its owner alone.
package struct ScratchFile: Sendable {
  package let path: String
  private let files: FileSystem

  /// What an editor may leave at most, in bytes.
  private static let limit = 1 << 20

  /// Makes the file; `name` is one nobody has.
  package init(
    _ text: String, named name: String, in folder: String, files: FileSystem = .real
  ) throws(Errno) {
    path = "\(folder)/\(name)"
    self.files = files
    let bytes = Bytes(text.isEmpty || text.hasSuffix("\n") ? text : text + "\n")
    do throws(Errno) {
      try files.create(path, bytes, mode: 0o600, isSynced: false)
    } catch {
      guard error == .noSuchFile else { throw error }
      try files.makeFolders(folder, mode: 0o700)
      try files.create(path, bytes, mode: 0o600, isSynced: false)
    }
  }

  /// What stands in it now; nil for what is no UTF-8.
  package func text() throws(Errno) -> String? {
    let bytes = try files.contents(path, limit: Self.limit)
    return String(validating: (0..<bytes.count).lazy.map { bytes[$0] }, as: UTF8.self)
  }

  package func remove() { try? files.remove(path) }
}
