package import Store
import Text

/// The git repository a register lies in, found by walking upwards: no git is asked, since git
/// would read the configuration of whatever it finds.
package struct Repository: Hashable, Sendable {
  /// The work tree's top folder; links are resolved in all paths.
  package let top: String
  /// Where this work tree's HEAD and index are.
  package let gitFolder: String
  /// Where objects, refs and config are: another folder where the work tree is a linked one.
  package let commonFolder: String
  /// The register's folder within the work tree, without slashes at its ends; empty
  /// where it is the top.
  package let prefix: String

  /// Finds it.
  ///
  /// - Parameters:
  ///   - folder: The register's.
  ///   - files: Where they are looked for.
  /// - Returns: The nearest one above.
  /// - Throws: `noRepository`, `bare`, or `brokenRepository` where `.git` leads nowhere.
  package static func find(
    _ folder: String, files: FileSystem = .real
  ) throws(SyncFailure) -> Repository {
    guard let real = try? files.realPath(folder) else { throw .noRepository(folder) }
    var place = real
    while true {
      if let gitFolder = try gitFolder(of: place, files) {
        let prefix = real.rest(after: place == "/" ? "/" : "\(place)/") ?? ""
        return Repository(
          top: place, gitFolder: gitFolder, commonFolder: common(of: gitFolder, files),
          prefix: prefix)
      }
      if isGitFolder(place, files) { throw .bare(place) }
      if place == "/" { throw .noRepository(folder) }
      place = above(place)
    }
  }

  /// The register's folder is its top, and all that git keeps lies in there.
  var isOwn: Bool { prefix.isEmpty && gitFolder == "\(top)/.git" }

  /// A path of the register as git's trees have it.
  package func path(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix)/\(name)" }

  /// A path of git's trees as the register has it; nil for what lies outside of its folder, which is
  /// meant byte for byte.
  package func name(_ path: String) -> String? {
    if prefix.isEmpty { return path }
    guard path.utf8.starts(with: "\(prefix)/".utf8) else { return nil }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count + 1), as: UTF8.self)
  }

  // MARK: Links

  /// Refuses a repository in which git would write through a symbolic link: whoever handed it over
  /// may have put one there, to a file of the person's own. Under `objects` git only makes files
  /// with names of its own.
  ///
  /// - Parameters:
  ///   - refs: What is moved, `refs/heads/main`.
  ///   - files: Where it is looked.
  /// - Throws: `link`.
  func refuseLinks(_ refs: [String], files: FileSystem) throws(SyncFailure) {
    let own = ["HEAD", "index", "logs/HEAD"].map { (gitFolder, $0) }
    let shared = ["config", "packed-refs"] + refs + refs.map { "logs/\($0)" }
    for (folder, path) in own + shared.map({ (commonFolder, $0) }) {
      var place = folder
      for part in path.parts(by: "/") {
        place += "/\(part)"
        if (try? files.statusAt(place, false))?.kind == .link { throw .link(place) }
      }
    }
  }

  // MARK: Walking

  private static func gitFolder(
    of place: String, _ files: FileSystem
  ) throws(SyncFailure) -> String? {
    let dotGit = place == "/" ? "/.git" : "\(place)/.git"
    guard let status = try? files.statusAt(dotGit, true) else { return nil }
    switch status.kind {
    case .folder:
      guard isGitFolder(dotGit, files) else { return nil }
      // git puts that into the folders of linked work trees alone, where `.git` is a file.
      let elsewhere = "\(dotGit)/commondir"
      guard (try? files.statusAt(elsewhere, false)) == nil else {
        throw .brokenRepository(elsewhere)
      }
      return (try? files.realPath(dotGit)) ?? dotGit
    case .file:
      guard let path = pointer(dotGit, after: "gitdir: ", files),
        let real = try? files.realPath(absolute(path, in: place)), isGitFolder(real, files)
      else { throw .brokenRepository(dotGit) }
      return real
    default: throw .brokenRepository(dotGit)
    }
  }

  private static func isGitFolder(_ path: String, _ files: FileSystem) -> Bool {
    guard (try? files.statusAt("\(path)/HEAD", false)) != nil else { return false }
    let common = common(of: path, files)
    return ["objects", "refs"].allSatisfy {
      (try? files.statusAt("\(common)/\($0)", true))?.kind == .folder
    }
  }

  private static func common(of gitFolder: String, _ files: FileSystem) -> String {
    guard let path = pointer("\(gitFolder)/commondir", after: "", files) else { return gitFolder }
    let whole = absolute(path, in: gitFolder)
    return (try? files.realPath(whole)) ?? whole
  }

  /// The path a small file of git's holds.
  private static func pointer(_ path: String, after mark: String, _ files: FileSystem) -> String? {
    guard let bytes = try? files.wholeFile(path, limit: 1 << 16) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let line = text.rest(after: mark)?.utf8.prefix(while: { ![0, 10, 13].contains($0) })
    else { return nil }
    return line.isEmpty ? nil : String(Substring(line))
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.begins(with: "/") ? path : "\(folder)/\(path)"
  }

  private static func above(_ path: String) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
