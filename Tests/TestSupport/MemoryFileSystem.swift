import Store
import Text

/// Files and folders in memory, which know what a sync has made to last. One thread at a time.
package final class MemoryFileSystem: @unchecked Sendable {
  /// What becomes of bytes that no sync made to last.
  package enum Loss: CaseIterable, Sendable {
    case kept
    case lost
    /// Half of them are there.
    case torn
    /// The file is as long as it was, with NUL bytes in it.
    case zeroed
  }

  final class Node {
    let kind: FileStatus.Kind
    let inode: UInt64
    var mode: UInt32
    var modified: Int64 = 0
    var data: [UInt8] = []
    var syncedData: [UInt8] = []
    /// By name, byte for byte, as on a disk.
    var entries: [ExactText: Node] = [:]
    var syncedEntries: [ExactText: Node] = [:]
    /// Of a link.
    var target = ""
    var lockedBy: FileSystem.Descriptor?

    init(_ kind: FileStatus.Kind, inode: UInt64, mode: UInt32) {
      self.kind = kind
      self.inode = inode
      self.mode = mode
    }
  }

  let root = Node(.folder, inode: 1, mode: 0o755)
  var descriptors: [FileSystem.Descriptor: (node: Node, isWritable: Bool)] = [:]
  private var nextDescriptor: FileSystem.Descriptor = 100
  private var nextInode: UInt64 = 2
  private var clock: Int64 = 0
  /// Every writing call fails as on a read-only disk.
  package var isReadOnly = false
  /// Paths at and below which nothing may be written or made.
  package var forbidden: [String] = []
  /// Bytes that all files together may have.
  package var capacity = Int.max
  /// Microseconds spent waiting.
  package internal(set) var paused = 0
  /// Called at each pause, with the microseconds waited so far.
  package var whilePaused: (Int) -> Void = { _ in }

  /// How many descriptors are open.
  package var openFiles: Int { descriptors.count }

  package init() {}

  /// Ends every program at once and loses what no sync made to last: bytes as `bytes` says, and
  /// names of files made or renamed where `names` is so.
  package func crash(bytes: Loss, names: Bool) {
    descriptors = [:]
    var nodes = [root]
    while let node = nodes.popLast() {
      node.lockedBy = nil
      if names { node.entries = node.syncedEntries }
      node.syncedEntries = node.entries
      node.data = MemoryFileSystem.data(of: node, after: bytes)
      node.syncedData = node.data
      nodes.append(contentsOf: node.entries.values)
    }
  }

  /// Makes everything last as it is.
  package func settle() { crash(bytes: .kept, names: false) }

  private static func data(of node: Node, after loss: Loss) -> [UInt8] {
    let synced = node.syncedData
    let added = node.data.count - synced.count
    guard loss != .kept, node.data != synced else { return node.data }
    guard loss != .lost, added > 0, node.data.starts(with: synced) else { return synced }
    if loss == .torn { return Array(node.data.prefix(synced.count + added / 2)) }
    return synced + [UInt8](repeating: 0, count: added)
  }

  /// Makes a symbolic link.
  package func link(_ path: String, to target: String) throws {
    let (folder, name) = try place(path)
    let node = make(.link, mode: 0o777)
    node.target = target
    folder.entries[name] = node
  }

  /// Sets the time a file or folder was changed at, in nanoseconds.
  package func setModified(_ path: String, _ time: Int64) throws {
    try find(path, followsLinks: true).modified = time
  }

  // MARK: Inside

  func make(_ kind: FileStatus.Kind, mode: UInt32) -> Node {
    let node = Node(kind, inode: nextInode, mode: mode)
    nextInode += 1
    touch(node)
    return node
  }

  func touch(_ node: Node) {
    clock += 1
    node.modified = clock
  }

  func descriptor(for node: Node, isWritable: Bool) -> FileSystem.Descriptor {
    defer { nextDescriptor += 1 }
    descriptors[nextDescriptor] = (node, isWritable)
    return nextDescriptor
  }

  func mayWrite(_ path: String) throws(Errno) {
    if isReadOnly { throw .readOnlyFileSystem }
    if forbidden.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) { throw .noAccess }
  }

  func find(_ path: String, followsLinks: Bool) throws(Errno) -> Node {
    var node = root
    let parts = path.split(separator: "/")
    for (index, part) in parts.enumerated() {
      guard node.kind == .folder else { throw .notAFolder }
      guard let next = node.entries[ExactText(String(part))] else { throw .noSuchFile }
      let isLast = index == parts.count - 1
      node =
        next.kind == .link && (!isLast || followsLinks)
        ? try find(next.target, followsLinks: true) : next
    }
    return node
  }

  /// The folder a path lies in, and its last part.
  func place(_ path: String) throws(Errno) -> (folder: Node, name: ExactText) {
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { throw .exists }
    let folder = try find(parts.joined(separator: "/"), followsLinks: true)
    guard folder.kind == .folder else { throw .notAFolder }
    return (folder, ExactText(name))
  }

  /// Bytes all files have together.
  package var used: Int {
    var sum = 0
    var nodes = [root]
    while let node = nodes.popLast() {
      sum += node.data.count
      nodes.append(contentsOf: node.entries.values)
    }
    return sum
  }
}
