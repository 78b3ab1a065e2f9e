import Glibc
import JSON
import TestSupport
import Testing

@testable import Store

/// The calls themselves: memory behaves as the disk does.
@Suite("File system", .serialized)
struct FileSystemTests {
  @Test("Opening", arguments: Scene.Place.allCases)
  func opening(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let files = scene.files
    let path = "\(scene.root)/file"
    #expect(throws: Errno.noSuchFile) { try files.open(path, .read) }
    #expect(throws: Errno.noSuchFile) { try files.open(path, .append(mode: nil)) }
    #expect(throws: Errno.noSuchFile) { try files.open("\(path)/x/y", .append(mode: 0o600)) }
    let made = try files.open(path, .create(mode: 0o600))
    files.close(made)
    #expect(throws: Errno.exists) { try files.open(path, .create(mode: 0o600)) }
    #expect(throws: Errno.notAFolder) { try files.open(path, .folder) }
    #expect(throws: Errno.notAFolder) { try files.statusAt("\(path)/x", true) }
    #expect(throws: Errno.isAFolder) { try files.open(scene.root, .append(mode: 0o600)) }
    #expect(throws: Errno.notAFolder) { try files.list(path) }
    #expect(try files.list(scene.root) == ["file"])
    let status = try files.statusAt(path, true)
    #expect(status.kind == .file && status.size == 0 && status.mode == 0o600)
    #expect(try files.statusAt(scene.root, true).kind == .folder)
  }

  @Test("Reading, appending and truncating", arguments: Scene.Place.allCases)
  func bytes(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let files = scene.files
    let path = "\(scene.root)/file"
    try files.put(path, "one")
    let before = try files.statusAt(path, false)
    try files.append(path, "two")
    let file = try files.open(path, .append(mode: nil))
    defer { files.close(file) }
    let now = try files.status(file)
    #expect(now != before && now.isSameFile(as: before))
    #expect(now == (try files.statusAt(path, false)))
    #expect(try files.bytes(file, 2..<5).string(0..<3) == "etw")
    #expect(try files.bytes(file, 4..<99).count == 2)
    #expect(try files.bytes(file, 9..<99).count == 0)
    try files.truncate(file, 3)
    #expect(try files.text(path) == "one")
    #expect(throws: Errno.fileTooLarge) { try files.contents(path, limit: 2) }
    #expect(throws: Errno.self) { try files.contents(scene.root) }
  }

  @Test(
    "Locks are of the open file, and given up when it is closed", arguments: Scene.Place.allCases)
  func locks(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let files = scene.files
    let path = "\(scene.root)/file"
    let one = try files.open(path, .append(mode: 0o600))
    let two = try files.open(path, .append(mode: 0o600))
    #expect(try files.lock(one))
    #expect(try files.lock(one))
    #expect(try !files.lock(two))
    files.close(one)
    #expect(try files.lock(two))
    files.close(two)
  }

  @Test("Folders and names", arguments: Scene.Place.allCases)
  func folders(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let files = scene.files
    let deep = "\(scene.root)/a/b/c"
    #expect(throws: Errno.noSuchFile) { try files.makeFolder(deep, 0o700) }
    try files.makeFolders(deep, mode: 0o700)
    try files.makeFolders(deep, mode: 0o700)
    #expect(throws: Errno.exists) { try files.makeFolder(deep, 0o700) }
    try files.put("\(deep)/file", "x")
    #expect(throws: Errno.folderNotEmpty) { try files.remove(deep) }
    try files.makeFolder("\(scene.root)/other", 0o700)
    #expect(throws: Errno.folderNotEmpty) { try files.rename("\(scene.root)/other", deep) }
    try files.rename(deep, "\(scene.root)/other")
    #expect(try files.text("\(scene.root)/other/file") == "x")
    #expect(throws: Errno.noSuchFile) { try files.rename(deep, "\(scene.root)/more") }
    try files.syncFolder(scene.root)
    try files.remove("\(scene.root)/other/file")
    try files.remove("\(scene.root)/other")
    #expect(try files.list("\(scene.root)") == ["a"])
    #expect(throws: Errno.noSuchFile) { try files.realPath("\(scene.root)/none") }
  }

  @Test(
    "Links are told from files, and not followed where it matters", arguments: Scene.Place.allCases)
  func links(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let files = scene.files
    let (path, link) = ("\(scene.root)/file", "\(scene.root)/link")
    try files.put(path, "x")
    if let memory = scene.memory {
      try memory.link(link, to: path)
    } else {
      try Disk.link(link, to: path)
    }
    #expect(try files.statusAt(link, false).kind == .link)
    #expect(try files.statusAt(link, true).kind == .file)
    #expect(try files.text(link) == "x")
    #expect(throws: Errno.tooManyLinks) { try files.open(link, .readItself) }
    #expect(throws: Errno.tooManyLinks) { try files.open(link, .append(mode: 0o600)) }
    try files.put("\(scene.root)/new", "y")
    try files.rename("\(scene.root)/new", link)
    #expect(try files.text(path) == "x")
  }

  @Test("A call that a signal interrupts is made again")
  func interrupted() throws {
    var calls = 0
    let result = try FileSystem.retried {
      calls += 1
      errno = EINTR
      return calls < 3 ? -1 : 7
    }
    #expect(result == 7 && calls == 3)
    #expect(throws: Errno.noSpace) {
      try FileSystem.retried {
        errno = ENOSPC
        return -1
      }
    }
  }

  @Test("No descriptor is left open on disk")
  func descriptors() throws {
    let scene = try Scene(.disk)
    var program = try scene.open()
    try program.note("1")
    let before = try FileSystem.real.list("/proc/self/fd").count
    for step in 0..<20 {
      try program.note("\(step)")
      _ = try program.refresh()
      _ = try scene.open()
    }
    // Other suites run at the same time, so this is a bound.
    #expect(try FileSystem.real.list("/proc/self/fd").count < before + 20)
  }

  @Test(
    "The folder above",
    arguments: [
      ("/a/b", "/a"), ("/a/b/", "/a"), ("/a", "/"), ("a", "."), ("a/b", "a"), ("/", nil),
      ("a//b", "a"),
    ] as [(String, String?)])
  func above(_ path: String, _ expected: String?) {
    #expect(parent(of: path) == expected)
  }

  @Test("A running hash does not mind the pieces it comes in", arguments: 0..<20)
  func runningHash(_ seed: Int) {
    var random = Seeded(seed)
    let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
    var whole = RunningHash()
    bytes.withUnsafeBytes { whole.add($0) }
    var pieces = RunningHash()
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 0...13, using: &random))
      Array(piece).withUnsafeBytes { pieces.add($0) }
      rest = rest.dropFirst(piece.count)
    }
    #expect(pieces == whole)
    pieces = RunningHash()
    bytes.dropLast().withUnsafeBytes { pieces.add($0) }
    #expect(pieces != whole)
  }
}
