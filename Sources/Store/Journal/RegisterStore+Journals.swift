package import JSON
import Text

extension RegisterStore {
  /// The journals of the folder as they lie there, by file name: what goes with a
  /// register that is copied.
  ///
  /// - Throws: `cannotRead`.
  package func journalFiles() throws(StoreError) -> [(name: String, bytes: Bytes)] {
    var found: [(name: String, bytes: Bytes)] = []
    for name in try journals.names() {
      let path = journals.filePath(name.text)
      do throws(Errno) {
        found.append((name.text, try files.contents(path)))
      } catch {
        throw .cannotRead(path, error)
      }
    }
    return found
  }
}
