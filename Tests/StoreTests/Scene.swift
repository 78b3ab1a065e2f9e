import Acts
import Dates
import Entities
import Glibc
import JSON
import Journal
import Register
import Store
import Synchronization
import TestSupport
import Testing

/// A register folder of two parties and three items, a state folder, and the clock they live by.
final class Scene: Sendable {
  /// Where its files are: the contract is the same.
  enum Place: CaseIterable { case memory, disk }

  let files: FileSystem
  /// Nil on disk.
  let memory: MemoryFileSystem?
  let root: String
  var folder: String { "\(root)/register" }
  var journal: String { "\(folder)/journal" }
  /// Of the login `desk`; others have their own.
  var state: String { "\(root)/state/ahd" }

  static let today = Day(number: 20_400)
  static let noon = Moment(milliseconds: 20_400 * 86_400_000 + 43_200_000)

  init(_ place: Place = .memory, isBare: Bool = false) throws {
    switch place {
    case .memory:
      let memory = MemoryFileSystem()
      self.memory = memory
      files = memory.files
      root = "/tmp"
      try files.makeFolder(root, 0o755)
    case .disk:
      memory = nil
      files = .real
      root = try Scene.temporaryFolder()
    }
    if !isBare {
      try files.makeFolder(folder, 0o700)
      for (name, text) in Scene.bases { try files.put("\(folder)/\(name)", text) }
      memory?.settle()
    }
  }

  deinit { if memory == nil { Scene.removeAll(root) } }

  /// The files, but without waiting for the disk: for what no power cut comes into.
  var unsynced: FileSystem {
    var files = files
    if memory == nil { files.sync = { (_) throws(Errno) in } }
    return files
  }

  // MARK: Programs

  func identity(_ login: String = "desk", seed: Int = 1) -> Identity {
    let random = Mutex(Seeded(seed))
    let folder = login == "desk" ? state : "\(root)/state-of-\(login)/ahd"
    return Identity(login: login, machineID: "machine", stateFolder: folder) {
      random.withLock { $0.next() }
    }
  }

  /// A program that has opened the register.
  func open(
    _ login: String = "desk", seed: Int = 1, access: Access = .readWrite, copyTo: String? = nil,
    files: FileSystem? = nil, asOf: Day? = nil
  ) throws -> Program {
    let store = RegisterStore(
      folder: folder, copyTo: copyTo, identity: identity(login, seed: seed), access: access,
      files: files ?? self.files, program: "ahd 1.0")
    return Program(store: store, register: try store.open(asOf: asOf, today: Scene.today))
  }

  // MARK: Journals

  func path(_ name: String) -> String { "\(journal)/\(name)" }

  /// Puts a journal in place as a sync tool would.
  func put(_ name: String, _ text: String) throws {
    do { try files.makeFolder(journal, 0o700) } catch Errno.exists {}
    try files.put(path(name), text)
  }

  /// An event as another writer's program would write it.
  static func line(_ id: String, _ text: String = "said") -> String {
    #"{"id":"\#(id)","at":"2025-11-08T10:00:00.000Z","by":"aylin","party":null,"do":["#
      + #"{"kind":"note-added","target":"commitment/one","payload":{"text":"\#(text)"}}]}"#
  }

  /// Names of all journals.
  var journals: [String] { ((try? files.list(journal)) ?? []).sorted() }

  // MARK: Inside

  static let bases = [
    "register.json": """
    {"format": 1, "id": "two", "title": "Two Parties", "short": "Two", "asOf": "2025-11-07",
     "parties": [{"id": "a", "name": "Alba", "short": "A"},
                 {"id": "b", "name": "Borea", "short": "B"}],
     "domains": [{"id": "water", "title": "Water", "short": "Water", "core": true}]}
    """,
    "commitments.json": "[\(["one", "three", "two"].map(item).joined(separator: ",\n "))]\n",
    "meetings.json": "[]\n", "indicators.json": "[]\n", "sources.json": "[]\n",
    "tensions.json": "[]\n",
  ]

  private static func item(_ id: String) -> String {
    #"{"id": "\#(id)", "title": "Item \#(id)", "domains": ["water"], "strength": "firm","#
      + #" "owedBy": ["a"], "owedTo": ["b"], "status": "not-started", "claims": []}"#
  }

  private static func temporaryFolder() throws -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/ahd-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Errno(errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func removeAll(_ path: String) {
    let files = FileSystem.real
    for name in (try? files.list(path)) ?? [] {
      let inside = "\(path)/\(name)"
      if (try? files.statusAt(inside, false))?.kind == .folder { removeAll(inside) }
      try? files.remove(inside)
    }
    try? files.remove(path)
  }
}

/// A program at work: its store, and the register as it has it.
struct Program {
  let store: RegisterStore
  var register: Register

  /// Appends a note, which fits any register.
  @discardableResult
  mutating func note(
    _ text: String, on item: String = "one", now: Moment = Scene.noon
  ) throws(StoreError) -> Recorded {
    let change = Change(.noteAdded(text), on: .commitment(item))
    return try store.record(Draft(by: "omar", changes: [change]), in: &register, now: now)
  }

  /// Sets the status of an item as the person sees it.
  @discardableResult
  mutating func set(
    _ status: Status, of item: String, now: Moment = Scene.noon
  ) throws -> Recorded {
    _ = try refresh()
    let row = try register.row(named: item)
    let draft = try register.setStatus([row], to: status, by: Actor(person: "omar"))
    return try store.record(draft, in: &register, now: now)
  }

  mutating func refresh() throws(StoreError) -> Refreshed? { try store.refresh(&register) }

  /// Texts of the notes that count, in the order of the journal, and their writers' sequences.
  var notes: [String] {
    register.journal.inOrder.compactMap { register.journal.events[$0].note }
  }

  var ids: [String] { register.journal.inOrder.map { register.journal.events[$0].id.text } }
}

extension Event {
  var note: String? {
    if case .noteAdded(let text)? = changes.first?.payload { text } else { nil }
  }
}

/// The store's error a body throws, or a failure of the test.
func error<Result>(
  _ body: () throws -> Result, sourceLocation: SourceLocation = #_sourceLocation
) -> StoreError? {
  do {
    _ = try body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  } catch let error as StoreError {
    return error
  } catch {
    Issue.record("thrown: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
