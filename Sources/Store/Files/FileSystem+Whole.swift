package import JSON

/// What the store does with whole files and folders, from the single calls.
extension FileSystem {
  /// Opens, hands the descriptor on, and closes it whatever happens.
  func with<Result>(
    _ path: String, _ opening: Opening, _ use: (Descriptor) throws(Errno) -> Result
  ) throws(Errno) -> Result {
    let file = try open(path, opening)
    defer { close(file) }
    return try use(file)
  }

  /// The bytes of the range, or fewer where the file ends before its end.
  func bytes(_ file: Descriptor, _ range: Range<Int>) throws(Errno) -> Bytes {
    var failure: Errno?
    let bytes = Bytes(capacity: range.count) { room in
      do throws(Errno) {
        return try fill(room, from: file, at: range.lowerBound)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills the room, or as much of it as there is.
  func fill(
    _ room: UnsafeMutableRawBufferPointer, from file: Descriptor, at offset: Int
  ) throws(Errno) -> Int {
    var count = 0
    while count < room.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[count...])
      let more = try read(file, rest, offset + count)
      if more == 0 { break }
      count += more
    }
    return count
  }

  /// A plain file, whole. Throws `fileTooLarge` where it has more bytes than `limit`.
  package func contents(
    _ path: String, limit: Int = .max, _ opening: Opening = .read
  ) throws(Errno) -> Bytes {
    try with(path, opening) { file throws(Errno) in
      let status = try status(file)
      guard status.kind == .file else { throw .notAFile }
      guard status.size <= limit else { throw .fileTooLarge }
      return try bytes(file, 0..<status.size)
    }
  }

  /// A plain file, whole, as an array; never through a link where `opening` says so.
  ///
  /// - Throws: `fileTooLarge` where it has more bytes than `limit`.
  package func wholeFile(
    _ path: String, limit: Int, _ opening: Opening = .read
  ) throws(Errno) -> [UInt8] {
    let bytes = try contents(path, limit: limit, opening)
    return Array(UnsafeBufferPointer(start: bytes.base, count: bytes.count))
  }

  /// Puts a small private file of ours in its place, over another or none, whole; not synced.
  /// Folders above it that are missing are made.
  package func keep(_ bytes: [UInt8], at path: String) throws(Errno) {
    try replace(path, with: Bytes(bytes))
  }

  /// Makes a private folder of ours and those above it that are missing.
  package func keepFolder(_ path: String) throws(Errno) { try makeFolders(path, mode: 0o700) }

  /// Writes a new file, whole, and syncs it where `isSynced`.
  func create(
    _ path: String, _ bytes: Bytes, mode: UInt32, isSynced: Bool
  ) throws(Errno) {
    try with(path, .create(mode: mode)) { file throws(Errno) in
      try writeAll(file, bytes)
      if isSynced { try sync(file) }
    }
  }

  private func writeAll(_ file: Descriptor, _ bytes: Bytes) throws(Errno) {
    var rest = UnsafeRawBufferPointer(start: bytes.base, count: bytes.count)
    while !rest.isEmpty {
      let count = try write(file, rest)
      guard count > 0 else { throw .noSpace }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// The first bytes of a file, or fewer where it has no more.
  package func start(of path: String, count: Int) throws(Errno) -> [UInt8] {
    try with(path, .readItself) { file throws(Errno) in
      let bytes = try bytes(file, 0..<count)
      return Array(UnsafeBufferPointer(start: bytes.base, count: bytes.count))
    }
  }

  /// Copies a plain file to a new private one of ours, piece by piece; not synced.
  ///
  /// - Throws: `fileTooLarge` where it has more bytes than `limit`, `notAFile`.
  package func copy(_ path: String, to copy: String, limit: Int) throws(Errno) {
    try with(path, .read) { from throws(Errno) in
      guard try status(from).kind == .file else { throw .notAFile }
      try with(copy, .create(mode: 0o600)) { to throws(Errno) in
        var place = 0
        while place <= limit {
          let piece = try bytes(from, place..<(place + 1 << 20))
          if piece.count == 0 { return }
          try writeAll(to, piece)
          place += piece.count
        }
        throw .fileTooLarge
      }
    }
  }

  /// Makes a folder's own entries last.
  func syncFolder(_ path: String) throws(Errno) {
    try with(path, .folder) { folder throws(Errno) in try sync(folder) }
  }

  /// Makes a folder and those above it that are missing, synced where `isSynced`; one that is
  /// there is left as it is.
  ///
  /// - Throws: `leadsNowhere` where a link on the way is to nothing.
  func makeFolders(_ path: String, mode: UInt32, isSynced: Bool = false) throws(Errno) {
    do throws(Errno) {
      guard try makesFolder(path, mode) else { return }
    } catch {
      guard error == .noSuchFile, let above = parent(of: path), above != path else { throw error }
      try makeFolders(above, mode: mode, isSynced: isSynced)
      guard try makesFolder(path, mode) else { return }
    }
    if isSynced { try syncFolder(parent(of: path) ?? "/") }
  }

  /// Makes one folder; false where there is one, or anything that leads to something.
  private func makesFolder(_ path: String, _ mode: UInt32) throws(Errno) -> Bool {
    do throws(Errno) {
      try makeFolder(path, mode)
      return true
    } catch {
      guard error == .exists else { throw error }
    }
    do throws(Errno) { _ = try statusAt(path, true) } catch {
      if error == .noSuchFile { throw .leadsNowhere }
    }
    return false
  }
}

/// The path without its last part; nil where there is none above it.
func parent(of path: String) -> String? {
  let slash = UInt8(ascii: "/")
  let trimmed = path.utf8.reversed().drop { $0 == slash }
  guard !trimmed.isEmpty else { return nil }
  let above = trimmed.drop { $0 != slash }.drop { $0 == slash }
  if above.isEmpty { return trimmed.contains(slash) ? "/" : "." }
  return String(decoding: above.reversed(), as: UTF8.self)
}
