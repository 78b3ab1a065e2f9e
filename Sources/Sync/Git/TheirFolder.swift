import Store
import Text

/// A repository of others' that is a folder of this machine, on a stick or a share: found as git
/// finds it, and looked through for all by which it would lead git to somewhere else.
struct TheirFolder {
  /// Where it is, by its one name.
  let path: String
  /// What its own configuration says of how it is laid out; nothing else of it is heeded.
  let settings: GitSettings
  /// What its HEAD holds, as git takes it.
  let head: String
  private let files: FileSystem

  /// Finds it and looks it through.
  ///
  /// - Parameters:
  ///   - address: As it was given, with a path.
  ///   - git: Reads the configuration, of which it runs nothing.
  ///   - scratch: A folder of ours for a copy of that.
  ///   - files: Where it is looked.
  /// - Throws: `SyncFailure`: it is not there, or leads elsewhere.
  init(
    _ address: Address, _ git: Git, scratch: String, files: FileSystem
  ) throws(SyncFailure) {
    guard let place = address.path, let path = try TheirFolder.find(place, files) else {
      let isThere = address.path.map { (try? files.statusAt($0, true)) != nil } ?? false
      throw .git(GitFault(isThere ? .noRepository : .notThere, partner: address.shown))
    }
    self.path = path
    self.files = files
    let look = Look(files: files)
    try look.throughAll(of: path)
    let head = try look.text("\(path)/HEAD")
    guard TheirFolder.isHead(head) else {
      throw .git(GitFault(.noRepository, partner: address.shown))
    }
    self.head = head
    settings = try TheirFolder.settings(of: path, git, scratch, files)
  }

  // MARK: Finding

  /// Where git would find it: a folder's `.git`, the folder itself, and the same with `.git` after
  /// its name. What the person named is followed; a `.git` in it that leads elsewhere is not.
  private static func find(_ place: String, _ files: FileSystem) throws(SyncFailure) -> String? {
    for end in ["/.git", "", ".git/.git", ".git"] {
      let path = place + end
      guard let kind = (try? files.statusAt(path, !end.ends(with: "/.git")))?.kind else { continue }
      if kind == .link { throw .link(path) }
      if kind == .file { throw .theirs(path, .leadsElsewhere) }
      let commonFolder = "\(path)/commondir"
      if (try? files.statusAt(commonFolder, false)) != nil {
        throw .theirs(commonFolder, .leadsElsewhere)
      }
      let isRepository = ["HEAD", "objects", "refs"].allSatisfy {
        (try? files.statusAt("\(path)/\($0)", false)) != nil
      }
      if isRepository { return (try? files.realPath(path)) ?? path }
    }
    return nil
  }

  private static func isHead(_ text: String) -> Bool {
    let mark = "ref: refs/heads/"
    if ObjectID(text) != nil { return true }
    return text.begins(with: mark) && RemoteChannel.isBranch(text.dropping(5))
  }

  /// From a copy, so that nothing is asked of what may be no file a moment later.
  private static func settings(
    of path: String, _ git: Git, _ scratch: String, _ files: FileSystem
  ) throws(SyncFailure) -> GitSettings {
    let text = try Look(files: files).text("\(path)/config")
    let copy = "\(scratch)/theirs"
    do throws(Errno) { try files.keep(Array(text.utf8), at: copy) } catch {
      throw .desk(copy, error)
    }
    defer { try? files.remove(copy) }
    do throws(GitFailure) { return try git.settings(of: copy) } catch {
      if case .failed = error { throw .theirs("\(path)/config", .unreadable) }
      throw SyncFailure(error)
    }
  }

  // MARK: What it is

  /// Nobody works in it.
  private var isBare: Bool { settings.flag("core.bare") ?? !path.ends(with: "/.git") }

  /// Whether somebody works in it, and has this branch of it open.
  func isOpen(_ ref: String) -> Bool {
    if ["ignore", "warn"].contains(settings["receive.denycurrentbranch"]?.lowercased())
      || settings.flag("receive.denycurrentbranch") == false
    {
      return false
    }
    let trees = (try? files.list("\(path)/worktrees")) ?? []
    let heads = trees.map { try? Look(files: files).text("\(path)/worktrees/\($0)/HEAD") }
    if heads.contains("ref: \(ref)") { return true }
    return !isBare && (settings.hasTables || head == "ref: \(ref)")
  }
}
