package import Store

/// Another file system, one call of which goes wrong. Closing and pausing are no calls here.
package final class FaultyFileSystem: @unchecked Sendable {
  package enum Fault: Hashable, Sendable {
    /// The call does nothing and fails.
    case fails(Errno)
    /// That call and all after it fail: a disk that is full, or has died.
    case failsFromThereOn(Errno)
    /// A read or a write falls short by half; other calls are left alone.
    case shortens
    /// The program ends there: half of a write is done, and nothing from then on.
    case crashes
  }

  package enum Call: Hashable, Sendable {
    case open, read, write, sync, status, statusAt, truncate, lock, list, makeFolder, rename
    case link, point, remove, realPath
  }

  private let base: FileSystem
  private let number: Int
  private let fault: Fault
  private let only: Call?
  /// All calls so far.
  package private(set) var calls: [Call] = []
  /// How many of the calls that count there were.
  private var counted = 0
  /// The fault has happened.
  package private(set) var hasStruck = false
  private var isDead = false

  /// The call of this number, from 1, goes wrong, or none for 0. `only` counts those of one kind.
  package init(_ base: FileSystem, at number: Int, _ fault: Fault, only: Call? = nil) {
    self.base = base
    self.number = number
    self.fault = fault
    self.only = only
  }

  /// True where this call is the one.
  private func strikes(_ call: Call) throws(Errno) -> Bool {
    if isDead { throw .inputOutput }
    calls.append(call)
    if hasStruck, case .failsFromThereOn(let error) = fault { throw error }
    if only == nil || only == call { counted += 1 }
    guard counted == number, !hasStruck, only == nil || only == call else { return false }
    hasStruck = true
    return true
  }

  /// The call, unless it is the one that goes wrong.
  private func guarded<Result>(
    _ call: Call, _ body: () throws(Errno) -> Result
  ) throws(Errno) -> Result {
    if try strikes(call) {
      switch fault {
      case .fails(let error), .failsFromThereOn(let error): throw error
      case .crashes:
        isDead = true
        throw .inputOutput
      case .shortens: break
      }
    }
    return try body()
  }

  private func write(
    _ file: FileSystem.Descriptor, _ bytes: UnsafeRawBufferPointer
  ) throws(Errno) -> Int {
    guard try strikes(.write) else { return try base.write(file, bytes) }
    switch fault {
    case .fails(let error), .failsFromThereOn(let error): throw error
    case .shortens, .crashes: break
    }
    let half = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2))
    let count = half.isEmpty ? 0 : try base.write(file, half)
    isDead = fault == .crashes
    if isDead { throw .inputOutput }
    return count
  }

  private func read(
    _ file: FileSystem.Descriptor, _ room: UnsafeMutableRawBufferPointer, _ offset: Int
  ) throws(Errno) -> Int {
    guard try strikes(.read) else { return try base.read(file, room, offset) }
    switch fault {
    case .fails(let error), .failsFromThereOn(let error): throw error
    case .crashes:
      isDead = true
      throw .inputOutput
    case .shortens:
      let half = UnsafeMutableRawBufferPointer(rebasing: room.prefix(max(1, room.count / 2)))
      return try base.read(file, half, offset)
    }
  }

  package var files: FileSystem {
    let base = base
    return FileSystem(
      open: { (path, opening) throws(Errno) in
        try self.guarded(.open) { () throws(Errno) in try base.open(path, opening) }
      },
      read: { (file, room, offset) throws(Errno) in try self.read(file, room, offset) },
      write: { (file, bytes) throws(Errno) in try self.write(file, bytes) },
      sync: { (file) throws(Errno) in
        try self.guarded(.sync) { () throws(Errno) in try base.sync(file) }
      },
      status: { (file) throws(Errno) in
        try self.guarded(.status) { () throws(Errno) in try base.status(file) }
      },
      statusAt: { (path, followsLinks) throws(Errno) in
        try self.guarded(.statusAt) { () throws(Errno) in try base.statusAt(path, followsLinks) }
      },
      truncate: { (file, length) throws(Errno) in
        try self.guarded(.truncate) { () throws(Errno) in try base.truncate(file, length) }
      },
      lock: { (file) throws(Errno) in
        try self.guarded(.lock) { () throws(Errno) in try base.lock(file) }
      },
      close: base.close,
      list: { (path) throws(Errno) in
        try self.guarded(.list) { () throws(Errno) in try base.list(path) }
      },
      makeFolder: { (path, mode) throws(Errno) in
        try self.guarded(.makeFolder) { () throws(Errno) in try base.makeFolder(path, mode) }
      },
      rename: { (from, to) throws(Errno) in
        try self.guarded(.rename) { () throws(Errno) in try base.rename(from, to) }
      },
      link: { (from, to) throws(Errno) in
        try self.guarded(.link) { () throws(Errno) in try base.link(from, to) }
      },
      point: { (path, target) throws(Errno) in
        try self.guarded(.point) { () throws(Errno) in try base.point(path, target) }
      },
      remove: { (path) throws(Errno) in
        try self.guarded(.remove) { () throws(Errno) in try base.remove(path) }
      },
      realPath: { (path) throws(Errno) in
        try self.guarded(.realPath) { () throws(Errno) in try base.realPath(path) }
      },
      pause: base.pause)
  }
}
