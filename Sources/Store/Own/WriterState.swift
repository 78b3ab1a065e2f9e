import Entities
import JSON

extension Identity {
  /// Who writes here for this login.
  ///
  /// - Parameters:
  ///   - folder: The register's.
  ///   - files: The file system.
  /// - Returns: As it is kept; nil before its first write.
  package func writer(in folder: String, files: FileSystem = .real) -> String? {
    guard let place = try? files.realPath(folder),
      case .kept(let kept) = WriterState(identity: self, folder: place, files: files).load()
    else { return nil }
    return kept.writer
  }
}

/// The file that keeps the writer of one place: one machine and one register
/// folder (docs/journal.md E2).
struct WriterState {
  let identity: Identity
  /// The register folder's real path.
  let folder: String
  let files: FileSystem

  enum Loaded: Hashable {
    case none
    case kept(KeptWriter)
    case unusable(NewWriter.Reason)
  }

  /// Without its ending: `.json` is the state, `.lock` its lock, `.tmp` the next state on its way.
  private var stem: String { identity.statePath("writer", of: folder) }

  /// What is kept. Reading never writes, so this is asked without the lock as well.
  func load() -> Loaded {
    let bytes: Bytes
    do throws(Errno) {
      bytes = try files.contents("\(stem).json", limit: 1 << 20)
    } catch {
      return error.isMissing ? .none : .unusable(.stateUnreadable)
    }
    guard let value = try? JSONValue(bytes: bytes, in: 0..<bytes.count),
      value["machine"]?.string == identity.machineID, value["folder"]?.string == folder,
      let writer = value["writer"]?.string, EventID.isWriter(writer),
      let length = value["length"]?.int, length >= 0,
      let lastLine = value["lastLine"]?.string.flatMap({ UInt64($0, radix: 16) })
    else { return .unusable(.stateUnreadable) }
    guard writer.dropLast(7) == EventID.loginPart(identity.login) else {
      return .unusable(.otherLogin)
    }
    return .kept(KeptWriter(writer: writer, length: length, lastLine: lastLine))
  }

  /// Replaces what is kept, whole or not at all. Not synced: an older state only means a longer
  /// file than noted, a lost one a new writer. Call it under the lock.
  func save(_ kept: KeptWriter) throws(Errno) {
    let text = JSONValue.object([
      JSONMember(key: "machine", value: .string(identity.machineID)),
      JSONMember(key: "folder", value: .string(folder)),
      JSONMember(key: "writer", value: .string(kept.writer)),
      JSONMember(key: "length", value: .number(String(kept.length))),
      JSONMember(key: "lastLine", value: .string(hex16(kept.lastLine))),
    ]).compact
    let bytes = Bytes(text + "\n")
    do {
      try files.create("\(stem).tmp", bytes, mode: 0o600, isSynced: false)
    } catch .exists {
      try files.remove("\(stem).tmp")
      try files.create("\(stem).tmp", bytes, mode: 0o600, isSynced: false)
    }
    try files.rename("\(stem).tmp", "\(stem).json")
  }

  /// Opens the lock of this place, making the state folder where it is missing.
  func openLock() throws(Errno) -> FileSystem.Descriptor {
    do {
      return try files.open("\(stem).lock", .append(mode: 0o600))
    } catch .noSuchFile {
      try files.makeFolders(identity.stateFolder, mode: 0o700)
      return try files.open("\(stem).lock", .append(mode: 0o600))
    }
  }
}
