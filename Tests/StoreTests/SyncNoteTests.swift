import Dates
import TestSupport
import Testing
import Text

@testable import Store

/// What the first line's mark is read from.
@Suite("The note of an exchange")
struct SyncNoteTests {
  private let note = SyncNote(
    partner: "ssh://hub/river.git", inStep: Scene.noon,
    offlineSince: Moment(milliseconds: Scene.noon.milliseconds + 1), failure: "No way “there”.",
    sent: ["desk-abcdef.jsonl": 3, "omar-000001.jsonl": 0])

  @Test("Comes back as it was kept, through another name of the folder too")
  func roundTrip() throws {
    let scene = try Scene(.disk)
    #expect(SyncNote.load(of: scene.folder, scene.identity(), files: scene.files) == nil)
    try note.save(of: scene.folder, scene.identity(), files: scene.files)
    #expect(SyncNote.load(of: scene.folder, scene.identity(), files: scene.files) == note)
    try Disk.link("\(scene.root)/other", to: scene.folder)
    #expect(SyncNote.load(of: "\(scene.root)/other", scene.identity(), files: scene.files) == note)
    let plain = SyncNote(partner: "x")
    try plain.save(of: scene.folder, scene.identity(), files: scene.files)
    #expect(SyncNote.load(of: scene.folder, scene.identity(), files: scene.files) == plain)
  }

  @Test("Is one register's on one machine; what cannot be read is none")
  func others() throws {
    let scene = try Scene(.disk)
    try note.save(of: scene.folder, scene.identity(), files: scene.files)
    var elsewhere = scene.identity()
    elsewhere.machineID = "another"
    #expect(SyncNote.load(of: scene.folder, elsewhere, files: scene.files) == nil)
    #expect(SyncNote.load(of: scene.root, scene.identity(), files: scene.files) == nil)
    let names = try scene.files.list(scene.state).filter { $0.hasPrefix("sync-") }
    #expect(names.count == 1)
    try scene.files.put("\(scene.state)/\(names[0])", "{\"partner\": ")
    #expect(SyncNote.load(of: scene.folder, scene.identity(), files: scene.files) == nil)
  }
}
