import Entities
import JSON

/// A user's own copy of the bundled register, made at the first write: whole, or not at all.
struct OwnCopy {
  let from: String
  let to: String
  let identity: Identity
  let files: FileSystem

  /// Where another program was first, its copy stands.
  func make() throws(StoreError) {
    if (try? files.statusAt("\(to)/\(RegisterFile.register.fileName)", true)) != nil { return }
    do throws(PlacingError) {
      try Placing(salt: identity.randomName(), files: files).makeFolder(to) {
        (folder) throws(Errno) in try copyAll(into: folder)
      }
    } catch {
      switch error {
      case .exists: return
      case .notAFile: throw .cannotCreate(to, .notAFile)
      case .cannotCreate(_, let error), .notWritten(_, let error): throw .cannotCreate(to, error)
      }
    }
  }

  private func copyAll(into folder: FolderDraft) throws(Errno) {
    for file in RegisterFile.allCases { try copy(file.fileName, into: folder) }
    let journals = try journalNames()
    guard !journals.isEmpty else { return }
    try folder.makeFolder("journal")
    for name in journals { try copy("journal/\(name)", into: folder) }
  }

  private func journalNames() throws(Errno) -> [String] {
    do throws(Errno) {
      return try files.list("\(from)/journal").filter(JournalFolder.isJournal).sorted()
    } catch {
      if error == .noSuchFile { return [] }
      throw error
    }
  }

  private func copy(_ name: String, into folder: FolderDraft) throws(Errno) {
    let bytes: Bytes
    do throws(Errno) { bytes = try files.contents("\(from)/\(name)") } catch {
      if error == .noSuchFile { return }
      throw error
    }
    try folder.put(bytes, as: name)
  }
}
