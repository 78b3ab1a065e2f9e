package import Store
import Text

extension MemoryFileSystem {
  /// The calls, on these files.
  package var files: FileSystem {
    FileSystem(
      open: { (path, opening) throws(Errno) in try self.open(path, opening) },
      read: { (file, room, offset) throws(Errno) in try self.read(file, room, offset) },
      write: { (file, bytes) throws(Errno) in try self.write(file, bytes) },
      sync: { (file) throws(Errno) in
        let node = try self.node(file)
        node.syncedData = node.data
        node.syncedEntries = node.entries
      },
      status: { (file) throws(Errno) in FileStatus(try self.node(file)) },
      statusAt: { (path, followsLinks) throws(Errno) in
        FileStatus(try self.find(path, followsLinks: followsLinks))
      },
      truncate: { (file, length) throws(Errno) in
        let node = try self.node(file)
        node.data = Array(node.data.prefix(length))
        self.touch(node)
      },
      lock: { (file) throws(Errno) in
        let node = try self.node(file)
        guard node.lockedBy == nil || node.lockedBy == file else { return false }
        node.lockedBy = file
        return true
      },
      close: { self.close($0) },
      list: { (path) throws(Errno) in
        let node = try self.find(path, followsLinks: true)
        guard node.kind == .folder else { throw .notAFolder }
        return node.entries.keys.map(\.text)
      },
      makeFolder: { (path, mode) throws(Errno) in try self.makeFolder(path, mode) },
      rename: { (from, to) throws(Errno) in try self.rename(from, to) },
      link: { (from, to) throws(Errno) in try self.link(existing: from, to) },
      point: { (path, target) throws(Errno) in try self.point(path, target) },
      remove: { (path) throws(Errno) in try self.remove(path) },
      realPath: { (path) throws(Errno) in
        _ = try self.find(path, followsLinks: true)
        return "/" + path.split(separator: "/").joined(separator: "/")
      },
      pause: {
        self.paused += $0
        self.whilePaused(self.paused)
      })
  }

  private func node(_ file: FileSystem.Descriptor) throws(Errno) -> Node {
    guard let open = descriptors[file] else { throw .badDescriptor }
    return open.node
  }

  private func open(
    _ path: String, _ opening: FileSystem.Opening
  ) throws(Errno) -> FileSystem.Descriptor {
    switch opening {
    case .read: return descriptor(for: try find(path, followsLinks: true), isWritable: false)
    case .readItself:
      let node = try find(path, followsLinks: false)
      guard node.kind != .link else { throw .tooManyLinks }
      return descriptor(for: node, isWritable: false)
    case .folder:
      let node = try find(path, followsLinks: true)
      guard node.kind == .folder else { throw .notAFolder }
      return descriptor(for: node, isWritable: false)
    case .append(let mode):
      try mayWrite(path)
      if let node = try existing(path) { return descriptor(for: node, isWritable: true) }
      return descriptor(for: try created(path, mode), isWritable: true)
    case .create(let mode):
      try mayWrite(path)
      guard try existing(path) == nil else { throw .exists }
      return descriptor(for: try created(path, mode), isWritable: true)
    }
  }

  private func existing(_ path: String) throws(Errno) -> Node? {
    let (folder, name) = try place(path)
    switch folder.entries[name]?.kind {
    case .link: throw .tooManyLinks
    case .folder: throw .isAFolder
    default: return folder.entries[name]
    }
  }

  private func created(_ path: String, _ mode: UInt32?) throws(Errno) -> Node {
    guard let mode else { throw .noSuchFile }
    let (folder, name) = try place(path)
    let node = make(.file, mode: mode)
    folder.entries[name] = node
    touch(folder)
    return node
  }

  private func read(
    _ file: FileSystem.Descriptor, _ room: UnsafeMutableRawBufferPointer, _ offset: Int
  ) throws(Errno) -> Int {
    let node = try node(file)
    guard node.kind == .file else { throw .isAFolder }
    let part = node.data.dropFirst(offset).prefix(room.count)
    room.copyBytes(from: part)
    return part.count
  }

  private func write(
    _ file: FileSystem.Descriptor, _ bytes: UnsafeRawBufferPointer
  ) throws(Errno) -> Int {
    guard let open = descriptors[file], open.isWritable else { throw .badDescriptor }
    let count = min(bytes.count, max(0, capacity - used))
    guard count > 0 else { throw .noSpace }
    open.node.data += bytes.prefix(count)
    touch(open.node)
    return count
  }

  private func close(_ file: FileSystem.Descriptor) {
    let open = descriptors.removeValue(forKey: file)
    if open?.node.lockedBy == file { open?.node.lockedBy = nil }
  }

  private func makeFolder(_ path: String, _ mode: UInt32) throws(Errno) {
    let (folder, name) = try place(path)
    guard folder.entries[name] == nil else { throw .exists }
    try mayWrite(path)
    folder.entries[name] = make(.folder, mode: mode)
    touch(folder)
  }

  private func rename(_ from: String, _ to: String) throws(Errno) {
    try mayWrite(from)
    try mayWrite(to)
    let (folder, name) = try place(from)
    let (newFolder, newName) = try place(to)
    guard let node = folder.entries[name] else { throw .noSuchFile }
    if let there = newFolder.entries[newName] {
      guard there.entries.isEmpty else { throw .folderNotEmpty }
    }
    folder.entries[name] = nil
    newFolder.entries[newName] = node
    touch(folder)
    touch(newFolder)
  }

  private func link(existing from: String, _ to: String) throws(Errno) {
    try mayWrite(to)
    let (folder, name) = try place(to)
    guard folder.entries[name] == nil else { throw .exists }
    folder.entries[name] = try find(from, followsLinks: false)
    touch(folder)
  }

  private func point(_ path: String, _ target: String) throws(Errno) {
    try mayWrite(path)
    let (folder, name) = try place(path)
    guard folder.entries[name] == nil else { throw .exists }
    let node = make(.link, mode: 0o777)
    node.target = target
    folder.entries[name] = node
    touch(folder)
  }

  private func remove(_ path: String) throws(Errno) {
    try mayWrite(path)
    let (folder, name) = try place(path)
    guard let node = folder.entries[name] else { throw .noSuchFile }
    guard node.entries.isEmpty else { throw .folderNotEmpty }
    folder.entries[name] = nil
    touch(folder)
  }
}

extension FileStatus {
  fileprivate init(_ node: MemoryFileSystem.Node) {
    self.init(
      kind: node.kind, device: 1, inode: node.inode, size: node.data.count,
      modified: node.modified, mode: node.mode)
  }
}
