import JSON

/// What exchanges had to tell and no person was told yet: in the state folder by machine and real
/// path, as the writer's file is. It is synced, since what it holds can be found nowhere else.
package struct UntoldFile: Sendable {
  /// Lists by their names; each row of one is texts, or nothing in their places.
  package typealias Lists = [String: [[String?]]]

  package let path: String
  private let files: FileSystem

  /// More would be nothing we wrote: room for most of a million events.
  private static let limit = 64 << 20

  /// - Parameters:
  ///   - folder: The register's.
  ///   - identity: Whose state folder.
  ///   - files: The file system.
  package init(folder: String, identity: Identity, files: FileSystem = .real) {
    let place = (try? files.realPath(folder)) ?? folder
    path = "\(identity.statePath("untold", of: place)).json"
    self.files = files
  }

  package enum Loaded: Hashable, Sendable {
    case none
    /// Why it cannot be read.
    case unreadable(String)
    case kept(Lists)
  }

  /// What is kept.
  package func load() -> Loaded {
    do throws(Errno) {
      let bytes = try files.contents(path, limit: Self.limit)
      let value = try? JSONValue(bytes: bytes, in: 0..<bytes.count)
      guard let members = value?.object else { return .unreadable("it is not what was left there") }
      var lists: Lists = [:]
      for member in members {
        lists[member.key] = (member.value.array ?? []).map { ($0.array ?? []).map(\.string) }
      }
      return .kept(lists)
    } catch {
      return error.isMissing ? .none : .unreadable(error.words)
    }
  }

  /// Keeps it, whole or not at all, and synced; the folder is made where it is missing.
  package func save(_ lists: Lists) throws(Errno) {
    let members = lists.sorted { $0.key < $1.key }.map { name, rows in
      JSONMember(
        key: name,
        value: .array(rows.map { row in .array(row.map { $0.map { .string($0) } ?? .null }) }))
    }
    let value = JSONValue.object(members)
    try files.replace(path, with: Bytes(value.compact + "\n"), isSynced: true)
  }

  /// All was told.
  package func remove() throws(Errno) { try files.remove(path) }
}
