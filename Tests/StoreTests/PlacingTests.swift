import JSON
import TestSupport
import Testing

@testable import Store

/// What a person named is whole or not there, and what was there stays unless it was said.
@Suite("Placing")
struct PlacingTests {
  private func placing(_ files: FileSystem) -> Placing { Placing(salt: "salted", files: files) }

  private func put(
    _ text: String, _ path: String, replaces: Bool = false, _ files: FileSystem
  ) throws {
    try placing(files).put(Bytes(text), at: path, mode: 0o640, replaces: replaces)
  }

  @Test("A new file is whole, with its mode, and alone", arguments: Scene.Place.allCases)
  func new(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let path = "\(scene.root)/out.csv"
    try put("id\r\n", path, scene.files)
    #expect(try scene.files.text(path) == "id\r\n")
    #expect(try scene.files.statusAt(path, false).mode == 0o640)
    #expect(try scene.files.list(scene.root) == ["out.csv"])
  }

  @Test("What is there stays, unless it was said", arguments: Scene.Place.allCases)
  func existing(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let path = "\(scene.root)/out.csv"
    try scene.files.put(path, "old")
    let mode = try scene.files.statusAt(path, false).mode
    #expect(throws: PlacingError.exists(path)) { try put("new", path, scene.files) }
    #expect(try scene.files.text(path) == "old")
    try put("new", path, replaces: true, scene.files)
    #expect(try scene.files.text(path) == "new")
    #expect(try scene.files.statusAt(path, false).mode == mode)
    #expect(try scene.files.list(scene.root) == ["out.csv"])
  }

  @Test("A folder is no file to replace; a folder that is missing is not made for a file")
  func folders() throws {
    let scene = try Scene(isBare: true)
    try scene.files.makeFolder("\(scene.root)/out", 0o700)
    let path = "\(scene.root)/out"
    #expect(throws: PlacingError.notAFile(path)) {
      try put("new", path, replaces: true, scene.files)
    }
    #expect(throws: PlacingError.cannotCreate("\(scene.root)/no/out", .noSuchFile)) {
      try put("new", "\(scene.root)/no/out", scene.files)
    }
  }

  @Test("A link is followed and stays; one that leads nowhere is left alone")
  func links() throws {
    let scene = try Scene(isBare: true)
    let memory = try #require(scene.memory)
    try scene.files.put("/tmp/real", "old")
    try memory.link("/tmp/dangling", to: "/tmp/nowhere")
    #expect(throws: PlacingError.notAFile("/tmp/dangling")) {
      try put("new", "/tmp/dangling", replaces: true, scene.files)
    }
  }

  @Test("A file made by another program a moment before stays")
  func race() throws {
    let scene = try Scene(isBare: true)
    var files = scene.files
    let sync = files.sync
    files.sync = { (file) throws(Errno) in
      try sync(file)
      try? scene.files.put("/tmp/out", "another's")
    }
    #expect(throws: PlacingError.exists("/tmp/out")) { try put("new", "/tmp/out", files) }
    #expect(try scene.files.text("/tmp/out") == "another's")
    #expect(try scene.files.list("/tmp") == ["out"])
  }

  @Test("A file system without second names serves as well")
  func noLinks() throws {
    let scene = try Scene(isBare: true)
    let faulty = FaultyFileSystem(scene.files, at: 1, .fails(.notPermitted), only: .link)
    try put("new", "/tmp/out", faulty.files)
    #expect(try scene.files.text("/tmp/out") == "new")
    #expect(try scene.files.list("/tmp") == ["out"])
  }

  @Test(
    "Whatever call fails, there is the whole file or the old one, and nothing else is left",
    arguments: [FaultyFileSystem.Fault.fails(.noSpace), .shortens], [nil, "old"])
  func failures(_ fault: FaultyFileSystem.Fault, _ old: String?) throws {
    var number = 1
    while true {
      let scene = try Scene(isBare: true)
      if let old { try scene.files.put("/tmp/out", old) }
      let faulty = FaultyFileSystem(scene.files, at: number, fault)
      var failed = false
      do { try put("new text", "/tmp/out", replaces: old != nil, faulty.files) } catch {
        failed = true
      }
      guard faulty.hasStruck else { break }
      let now = try? scene.files.text("/tmp/out")
      if failed { #expect(now == old, "call \(number)") }
      #expect(now == old || now == "new text", "call \(number)")
      // Where even removing fails, the draft is what is left.
      let struck = faulty.calls[number - 1]
      let names = try scene.files.list("/tmp").filter { struck != .remove || $0 == "out" }
      #expect(names == (now == nil ? [] : ["out"]), "call \(number)")
      number += 1
    }
    #expect(number > 5)
  }

  @Test("A folder is there whole, with the folders above it", arguments: Scene.Place.allCases)
  func folder(_ place: Scene.Place) throws {
    let scene = try Scene(place, isBare: true)
    let path = "\(scene.root)/deep/er"
    try fill(path + "/", scene.files)
    #expect(try scene.files.text("\(path)/a.json") == "1")
    #expect(try scene.files.text("\(path)/journal/b.jsonl") == "2")
    #expect(try scene.files.list("\(scene.root)/deep") == ["er"])
    #expect(throws: PlacingError.exists("\(path)/")) { try fill(path + "/", scene.files) }
    #expect(try scene.files.list("\(scene.root)/deep") == ["er"])
  }

  private func fill(_ path: String, _ files: FileSystem) throws {
    try placing(files).makeFolder(path) { (folder) throws(Errno) in
      try folder.put(Bytes("1"), as: "a.json")
      try folder.makeFolder("journal")
      try folder.put(Bytes("2"), as: "journal/b.jsonl")
    }
  }

  @Test("Whatever call fails, there is the whole folder or none")
  func folderFailures() throws {
    var number = 1
    while true {
      let scene = try Scene(isBare: true)
      let faulty = FaultyFileSystem(scene.files, at: number, .fails(.noSpace))
      var failed = false
      do { try fill("/tmp/out", faulty.files) } catch { failed = true }
      guard faulty.hasStruck else { break }
      let names = try scene.files.list("/tmp")
      #expect(names == (failed ? [] : ["out"]), "call \(number)")
      if !failed { #expect(try scene.files.text("/tmp/out/journal/b.jsonl") == "2") }
      number += 1
    }
    #expect(number > 10)
  }

  @Test("Exit codes are sysexits, and the words say what is so")
  func words() {
    #expect(PlacingError.exists("out").exitCode == 73)
    #expect(PlacingError("out", .noSpace).exitCode == 74)
    #expect(PlacingError("out", .noAccess).exitCode == 77)
    #expect(PlacingError("out", .noSuchFile).exitCode == 73)
    #expect(
      PlacingError("out", .noSpace).words
        == "out could not be written: no space is left on the disk")
  }
}

extension PlacingError {
  fileprivate init(_ path: String, _ error: Errno) { self.init(error, at: path) }
}
