package import Acts
import JSON
package import Query

/// The file in the configuration folder that keeps a person's views. It is ours: read, changed and
/// written whole; what cannot be read in it stays.
package struct ViewsFile: Sendable {
  package let path: String
  private let folder: String
  private let placing: Placing
  private let files: FileSystem

  /// More would be no views a person saved.
  private static let limit = 4 << 20

  /// - Parameters:
  ///   - folder: `$XDG_CONFIG_HOME/ahd`; made when the first view is saved.
  ///   - salt: What makes the name of a draft one nobody has.
  ///   - files: The file system.
  package init(folder: String, salt: String, files: FileSystem = .real) {
    self.folder = folder
    path = "\(folder)/views.json"
    placing = Placing(salt: salt, files: files)
    self.files = files
  }

  /// What is kept; empty where there is no file.
  package func load() -> ViewBook {
    do throws(Errno) {
      return ViewBook(try files.contents(path, limit: Self.limit))
    } catch {
      return error.isMissing ? ViewBook() : ViewBook(unreadable: error.words)
    }
  }

  /// Why a change was not kept.
  package enum Failure: Error, Sendable {
    case refused(ViewRefusal)
    case notWritten(PlacingError)
    case noFolder(Errno)

    package var words: String {
      switch self {
      case .refused(let refusal): refusal.words
      case .notWritten(let error): "Your views could not be kept: \(error.words)."
      case .noFolder(let error): "The folder for your views could not be made: \(error.words)."
      }
    }
  }

  /// Reads the file anew, changes it, and puts it in its place whole.
  ///
  /// - Parameter change: What is done.
  /// - Returns: The views as they are kept now.
  /// - Throws: Why not; then the file is as it was.
  package func change(_ change: ViewChange) throws(Failure) -> ViewBook {
    var book = load()
    do throws(ViewRefusal) { try book.apply(change) } catch { throw .refused(error) }
    do throws(Errno) { try files.makeFolders(folder, mode: 0o700) } catch { throw .noFolder(error) }
    do throws(PlacingError) {
      try placing.put(Bytes(book.text), at: path, mode: 0o600, replaces: true)
    } catch {
      throw .notWritten(error)
    }
    return book
  }
}
