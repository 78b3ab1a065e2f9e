import Glibc
import Store
import Text

/// What git gets to see in the place of a repository of others' that is a folder of this machine: a
/// git folder of our own making, whose objects and branches are theirs, and nothing else. What
/// theirs holds besides (configuration, hooks, attributes, ways to other places) no git comes to
/// read, so that nothing of it runs here or changes what is written (docs/decisions.md).
///
/// Their folders are held open, and git reaches them by that: who puts a link in the place of one
/// meanwhile leads git nowhere.
final class Standin {
  /// For git, in the place of theirs.
  let path: String
  /// What stands for the person's own configuration meanwhile: git takes our folder for ours, though
  /// on a stick it may look like another's.
  var person: String { "\(path)/person" }
  private let theirs: TheirFolder
  private let files: FileSystem
  private var held: [FileSystem.Descriptor] = []

  /// Makes it.
  ///
  /// - Parameters:
  ///   - theirs: In whose place.
  ///   - path: Where, in a folder of ours.
  ///   - ref: The branch of theirs that will be written, `refs/heads/main`; nil where none is.
  ///   - files: Where it is written.
  /// - Throws: `link` where a link was put there since it was looked; `desk`.
  init(
    _ theirs: TheirFolder, at path: String, toWrite ref: String?, files: FileSystem
  ) throws(SyncFailure) {
    (self.theirs, self.path, self.files) = (theirs, path, files)
    do throws(Errno) { try lay() } catch { throw .desk(path, error) }
    try lead("objects")
    try point("packed-refs", to: "\(try hold(theirs.path, .folder))/packed-refs")
    if theirs.settings.hasTables { try lead("reftable") }
    try leadToBranches(ref)
    if let ref { try leadToLog("logs/\(ref)") }
  }

  /// Gives up what is held and takes it away.
  func end() {
    for file in held { files.close(file) }
    held = []
    try? files.empty(path, butFor: [])
    try? files.remove(path)
  }

  deinit { end() }

  // MARK: What is ours

  private func lay() throws(Errno) {
    try files.empty(path, butFor: [])
    try files.keep(Array("\(theirs.head)\n".utf8), at: "\(path)/HEAD")
    try files.keep(Array(configuration.utf8), at: "\(path)/config")
    try files.keep(Array("[safe]\n  directory = *\n".utf8), at: person)
    // What a shallow one lacks is no fault.
    let shallow = try? files.wholeFile("\(theirs.path)/shallow", limit: 1 << 24, .readItself)
    if let shallow { try files.keep(shallow, at: "\(path)/shallow") }
    try files.keepFolder("\(path)/refs")
  }

  /// Of theirs only how it is laid out, and who else may write what is written there.
  private var configuration: String {
    theirs.settings.layout + """
      [core]
        bare = true
        fsmonitor = false
        hooksPath = /dev/null
        attributesFile = /dev/null
        alternateRefsCommand = true
        logAllRefUpdates = false
      [receive]
        autogc = false
      [gc]
        auto = 0
      [maintenance]
        auto = false

      """
  }

  // MARK: What is theirs

  /// All their branches; where one is written, the folder it is in and no other.
  private func leadToBranches(_ ref: String?) throws(SyncFailure) {
    let heads = "refs/heads"
    if ref != nil { try makeMissing(heads) }
    var parts = (ref ?? "refs/heads/").parts(by: "/").dropLast()
    while parts.count > 2, !isFolder(parts.joined(separator: "/")) { parts.removeLast() }
    let folder = parts.joined(separator: "/")
    if isFolder(folder), !theirs.settings.hasTables {
      try lead(folder)
    } else {
      do throws(Errno) { try files.keepFolder("\(path)/\(heads)") } catch {
        throw .desk(path, error)
      }
    }
  }

  /// As wide as that of the folder of their branches.
  private var modeOfFolders: UInt32 {
    (try? files.statusAt("\(theirs.path)/refs", false).mode) ?? 0o700
  }

  private func isFolder(_ name: String) -> Bool {
    (try? files.statusAt("\(theirs.path)/\(name)", false))?.kind == .folder
  }

  /// Tools that copy folders leave out those that are empty.
  private func makeMissing(_ name: String) throws(SyncFailure) {
    let place = "\(theirs.path)/\(name)"
    guard (try? files.statusAt(place, false)) == nil else { return }
    do throws(Errno) { try files.makeFolder(place, modeOfFolders) } catch {
      guard error == .exists else { throw .desk(place, error) }
    }
  }

  /// Has git go on with the log of a branch, where its keepers have one or want one.
  private func leadToLog(_ name: String) throws(SyncFailure) {
    let isThere = (try? files.statusAt("\(theirs.path)/\(name)", false)) != nil
    guard isThere || theirs.settings.flag("core.logallrefupdates") == true else { return }
    let parts = name.parts(by: "/")
    for count in 1..<parts.count { try makeMissing(parts[..<count].joined(separator: "/")) }
    let folder = try hold("\(theirs.path)/\(parts.dropLast().joined(separator: "/"))", .folder)
    let log = try hold(
      "\(folder)/\(parts.last ?? "")", .append(mode: modeOfFolders & 0o666),
      isAt: "\(theirs.path)/\(name)")
    try point(name, to: log)
  }

  /// Has a name in ours stand for a folder of theirs.
  private func lead(_ name: String) throws(SyncFailure) {
    try point(name, to: try hold("\(theirs.path)/\(name)", .folder))
  }

  private func point(_ name: String, to target: String) throws(SyncFailure) {
    let place = "\(path)/\(name)"
    do throws(Errno) {
      let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) ?? place.endIndex
      try files.keepFolder(String(place[..<slash]))
      try files.point(place, target)
    } catch {
      throw .desk(place, error)
    }
  }

  /// Holds something of theirs open, as long as this lives; the path it is reached by from then on.
  private func hold(
    _ place: String, _ opening: FileSystem.Opening, isAt path: String? = nil
  ) throws(SyncFailure) -> String {
    let name: String
    do throws(Errno) {
      let file = try files.open(place, opening)
      held.append(file)
      name = "/proc/\(getpid())/fd/\(file)"
    } catch {
      throw error == .tooManyLinks ? .link(place) : .store(.cannotRead(inert(place.utf8), error))
    }
    let real: String
    do throws(Errno) { real = try files.realPath(name) } catch { throw .desk(name, error) }
    guard real.utf8.elementsEqual((path ?? place).utf8) else { throw .link(path ?? place) }
    return name
  }
}
