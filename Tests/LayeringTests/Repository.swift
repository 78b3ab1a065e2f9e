import Foundation

/// The files of the repository, as the tests of its structure read them.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every file and folder that belongs to the repository, by its path from the root; nothing
  /// that was built or downloaded.
  static let paths: Set<String> = {
    let all = FileManager.default.enumerator(atPath: root.path)
    var paths: Set<String> = []
    while let path = all?.nextObject() as? String {
      if path.hasPrefix(".") || path.hasSuffix("__pycache__") {
        all?.skipDescendants()
      } else {
        paths.insert(path)
      }
    }
    return paths
  }()

  /// Paths under a folder with such an ending, in order; golden files are no prose and are left
  /// out.
  static func files(_ folder: String, ending: String) -> [String] {
    paths.filter {
      $0.hasPrefix("\(folder)/") && $0.hasSuffix(ending) && !$0.contains("/Goldens/")
    }.sorted()
  }

  static func lines(_ path: String) throws -> [String] {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
      .components(separatedBy: "\n")
  }
}
