import Dates
import JSON
import Text

extension SyncNote {
  /// What is kept of a register; nil where nothing is, or nothing that can be read.
  ///
  /// - Parameters:
  ///   - folder: The register's.
  ///   - identity: Whose state folder, on which machine.
  ///   - files: The file system.
  /// - Returns: What was kept last.
  package static func load(
    of folder: String, _ identity: Identity, files: FileSystem = .real
  ) -> SyncNote? {
    guard let place = try? files.realPath(folder) else { return nil }
    guard let value = KeptFile(path(of: place, identity), files: files).load(),
      value["machine"]?.string == identity.machineID, value["folder"]?.string == place,
      let partner = value["partner"]?.string
    else { return nil }
    var note = SyncNote(partner: partner)
    note.bundle = value["bundle"]?.string
    note.inStep = value["inStep"]?.string.flatMap { Moment($0) }
    note.offlineSince = value["offlineSince"]?.string.flatMap { Moment($0) }
    note.failure = value["failure"]?.string
    note.seen = value["seen"]?.string
    for member in value["sent"]?.object ?? [] {
      if let count = member.value.int, count >= 0 { note.sent[ExactText(member.key)] = count }
    }
    return note
  }

  /// Keeps it, whole or not at all; it can be done without.
  package func save(
    of folder: String, _ identity: Identity, files: FileSystem = .real
  ) throws(Errno) {
    let place = try files.realPath(folder)
    let counts = sent.sorted { $0.key < $1.key }.map {
      JSONMember(key: $0.key.text, value: .number(String($0.value)))
    }
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    try KeptFile(SyncNote.path(of: place, identity), files: files).save(
      .object([
        JSONMember(key: "machine", value: .string(identity.machineID)),
        JSONMember(key: "folder", value: .string(place)),
        JSONMember(key: "partner", value: .string(partner)),
        JSONMember(key: "bundle", value: text(bundle)),
        JSONMember(key: "inStep", value: text(inStep?.text)),
        JSONMember(key: "offlineSince", value: text(offlineSince?.text)),
        JSONMember(key: "failure", value: text(failure)),
        JSONMember(key: "sent", value: .object(counts)),
        JSONMember(key: "seen", value: text(seen)),
      ]))
  }

  private static func path(of place: String, _ identity: Identity) -> String {
    "\(identity.statePath("sync", of: place)).json"
  }
}
