import JSON
import Model

/// A user's own copy of the bundled register, made at the first write: whole, or not at all.
struct OwnCopy {
  let from: String
  let to: String
  let identity: Identity
  let files: FileSystem

  /// Copies through a folder beside it that is renamed at the end. Where another program was
  /// first, its copy stands.
  func make() throws(StoreError) {
    if (try? files.statusAt("\(to)/\(RegisterFile.register.fileName)", true)) != nil { return }
    let draft = "\(to).\(identity.randomName()).tmp"
    do throws(Errno) {
      if let parent = parent(of: to) {
        try files.makeFolders(parent, mode: 0o700, isSynced: true)
      }
      let mode = try files.statusAt(parent(of: to) ?? "/", true)
      try copyAll(into: draft, mode)
      try files.rename(draft, to)
      try files.syncFolder(parent(of: to) ?? "/")
    } catch {
      discard(draft)
      if error == .exists || error == .folderNotEmpty { return }
      throw .cannotCreate(to, error)
    }
  }

  private func copyAll(into draft: String, _ above: FileStatus) throws(Errno) {
    try files.makeFolder(draft, above.modeOfFolders)
    for file in RegisterFile.allCases { try copy(file.fileName, into: draft, above) }
    let journals = try journalNames()
    if !journals.isEmpty {
      try files.makeFolder("\(draft)/journal", above.modeOfFolders)
      for name in journals { try copy("journal/\(name)", into: draft, above) }
      try files.syncFolder("\(draft)/journal")
    }
    try files.syncFolder(draft)
  }

  private func journalNames() throws(Errno) -> [String] {
    do throws(Errno) {
      return try files.list("\(from)/journal").filter(JournalFolder.isJournal).sorted()
    } catch {
      if error == .noSuchFile { return [] }
      throw error
    }
  }

  private func copy(_ name: String, into draft: String, _ above: FileStatus) throws(Errno) {
    let bytes: Bytes
    do throws(Errno) { bytes = try files.contents("\(from)/\(name)") } catch {
      if error == .noSuchFile { return }
      throw error
    }
    try files.create("\(draft)/\(name)", bytes, mode: above.modeOfFiles, isSynced: true)
  }

  private func discard(_ draft: String) {
    let journals = (try? files.list("\(draft)/journal")) ?? []
    for name in journals { try? files.remove("\(draft)/journal/\(name)") }
    try? files.remove("\(draft)/journal")
    for file in RegisterFile.allCases { try? files.remove("\(draft)/\(file.fileName)") }
    try? files.remove(draft)
  }
}
