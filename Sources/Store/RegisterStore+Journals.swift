package import JSON

extension RegisterStore {
  /// The journals of the folder as they lie there, by file name: what goes with a
  /// register that is copied.
  ///
  /// - Throws: `cannotRead`.
  package func journalFiles() throws(StoreError) -> [(name: String, bytes: Bytes)] {
    do throws(Errno) {
      return try files.list(journals.path).filter(JournalFolder.isJournal).sorted().map {
        (name) throws(Errno) in (name, try files.contents(journals.filePath(name)))
      }
    } catch {
      if error == .noSuchFile { return [] }
      throw .cannotRead(journals.path, error)
    }
  }
}
