package import JSON

/// A small private file of ours that the program itself writes, whole, and that it can do
/// without: one JSON value.
package struct KeptFile: Sendable {
  package let path: String
  private let files: FileSystem

  /// More would be nothing we wrote.
  private static let limit = 1 << 20

  package init(_ path: String, files: FileSystem = .real) {
    self.path = path
    self.files = files
  }

  /// What is kept; nil where nothing is, or nothing that can be read.
  package func load() -> JSONValue? {
    guard let bytes = try? files.contents(path, limit: Self.limit) else { return nil }
    return try? JSONValue(bytes: bytes, in: 0..<bytes.count)
  }

  /// Whole or not at all; the folder is made where it is missing.
  package func save(_ value: JSONValue) throws(Errno) {
    try files.replace(path, with: Bytes(value.pretty + "\n"))
  }
}

extension FileSystem {
  /// Puts a private file in the place of another, or of none; lasting where `isSynced`.
  func replace(_ path: String, with bytes: Bytes, isSynced: Bool = false) throws(Errno) {
    let (next, folder) = (path + ".tmp", parent(of: path) ?? ".")
    do throws(Errno) {
      try create(next, bytes, mode: 0o600, isSynced: isSynced)
    } catch {
      switch error {
      case .exists: try remove(next)
      case .noSuchFile: try makeFolders(folder, mode: 0o700, isSynced: isSynced)
      default: throw error
      }
      try create(next, bytes, mode: 0o600, isSynced: isSynced)
    }
    try rename(next, path)
    if isSynced { try syncFolder(folder) }
  }
}
