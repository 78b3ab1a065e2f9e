package import Entities
import JSON
package import Journal

/// What syncs found in git's history of whose word is whose.
package struct Vouched: Hashable, Sendable {
  /// SHA-256 of the allowed signers git verified with: with others all of it is void.
  package var signers: SHA256
  /// Ids of the commits that were looked at, with all that lies behind them.
  package var tips: [String]
  package var vouching: Vouching

  /// Parts as they are.
  package init(signers: SHA256, tips: [String] = [], vouching: Vouching = Vouching()) {
    self.signers = signers
    self.tips = tips
    self.vouching = vouching
  }
}

/// The file that keeps it: in the state folder by machine and real path, as the writer's is. Sync
/// alone writes it, whole; without it no word is verified until the next sync.
package struct VouchedFile: Sendable {
  package let path: String
  private let files: FileSystem

  /// More would be nothing we wrote: room for most of a million lines.
  private static let limit = 64 << 20

  /// - Parameters:
  ///   - folder: The register folder's real path.
  ///   - identity: Whose state folder.
  ///   - files: The file system.
  package init(folder: String, identity: Identity, files: FileSystem = .real) {
    path = "\(identity.statePath("vouched", of: folder)).json"
    self.files = files
  }

  package enum Loaded: Hashable, Sendable {
    case none, unreadable
    case kept(Vouched)
  }

  /// What is kept.
  package func load() -> Loaded {
    do throws(Errno) {
      let bytes = try files.contents(path, limit: Self.limit)
      return (try? Vouched(reading: bytes)).map(Loaded.kept) ?? .unreadable
    } catch {
      return error.isMissing ? .none : .unreadable
    }
  }

  /// What a register may take from it: nothing where it was found with other keys.
  ///
  /// - Parameter header: Whose keys.
  /// - Returns: Who vouches for what, or why that is not known.
  package func vouching(for header: Header) -> Vouching {
    switch load() {
    case .none: Vouching(gap: .notLooked)
    case .unreadable: Vouching(gap: .unreadable)
    case .kept(let vouched):
      vouched.signers == header.signersHash ? vouched.vouching : Vouching(gap: .keysChanged)
    }
  }

  /// Whole or not at all; the folder is made where it is missing.
  package func save(_ vouched: Vouched) throws(Errno) {
    try files.replace(path, with: Bytes(vouched.text))
  }

  /// When it changed; nil where it is not.
  var status: FileStatus? { try? files.statusAt(path, true) }
}

extension Vouched {
  /// - Parameter bytes: `{"signers":…,"tips":[…],"vouched":{PARTY:[…]}}`; hashes as hex digits.
  /// - Throws: Where that is not what it is.
  fileprivate init(reading bytes: Bytes) throws(JSONError) {
    var reader = JSONReader(bytes)
    var signers: SHA256?
    var tips: [String] = []
    var vouching = Vouching()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.equals(key, "signers") {
        signers = SHA256(reader.string(try reader.string()))
      } else if reader.equals(key, "tips") {
        try reader.eachText { tips.append($0) }
      } else if reader.equals(key, "vouched") {
        try reader.beginObject()
        while let party = try reader.nextKey() {
          let party = reader.string(party)
          try reader.eachText { text in
            if let line = SHA256(text) { vouching.add(line, by: party) }
          }
        }
      } else {
        _ = try reader.skip()
      }
    }
    try reader.finish()
    self.init(signers: signers ?? SHA256([]), tips: tips, vouching: vouching)
  }

  /// The same as text.
  fileprivate var text: String {
    var lines: [String: [String]] = [:]
    for (line, parties) in vouching.parties {
      for party in parties { lines[party, default: []].append(line.text) }
    }
    let value = JSONValue.object([
      JSONMember(key: "signers", value: .string(signers.text)),
      JSONMember(key: "tips", value: .array(tips.map(JSONValue.string))),
      JSONMember(
        key: "vouched",
        value: .object(
          lines.sorted { $0.key < $1.key }.map { party, hashes in
            JSONMember(key: party, value: .array(hashes.sorted().map(JSONValue.string)))
          })),
    ])
    return value.compact + "\n"
  }
}

extension JSONReader {
  /// The strings of the array that comes next.
  fileprivate mutating func eachText(_ body: (String) -> Void) throws(JSONError) {
    try beginArray()
    while try nextElement() { body(string(try string())) }
  }
}
