package import Entities
import JSON
import Text

/// Which lines of the journals came in a commit that was signed with a key of some party: found by
/// `ahd sync` in git's history, and handed to the register, which reads no history itself.
package struct Vouching: Hashable, Sendable {
  /// Why it is not known which lines are vouched for, on this machine and now.
  package enum Gap: String, Hashable, Sendable {
    /// No sync has looked yet.
    case notLooked
    /// The keys are others than those it was found with.
    case keysChanged
    /// What was kept of it cannot be read.
    case unreadable
  }

  package var gap: Gap?
  /// Parties by the lines their keys vouch for.
  package private(set) var parties: [SHA256: [String]] = [:]

  /// Nothing is vouched for.
  package init(gap: Gap? = nil) { self.gap = gap }

  /// A key of a party signed the commit that brought this line.
  package mutating func add(_ line: SHA256, by party: String) {
    var all = parties[line] ?? []
    guard !all.contains(party) else { return }
    all.append(party)
    parties[line] = all.sorted()
  }
}

/// A line of a journal that carries a party's word, whatever it says.
package struct SpokenLine: Hashable, Sendable {
  package let party: String
  /// Who recorded it, by its id: the journal it belongs in is called so.
  package let writer: String
  package let hash: SHA256

  package init(party: String, writer: String, hash: SHA256) {
    (self.party, self.writer, self.hash) = (party, writer, hash)
  }

  /// Nil where the line is no event, or carries nobody's word.
  ///
  /// - Parameter bytes: The line; with or without the `\r` of its end.
  package init?(_ bytes: [UInt8]) {
    let end = bytes.last == 13 ? bytes.count - 1 : bytes.count
    let line = Event.Line(bytes: Bytes(bytes), range: 0..<end, file: "", number: 1)
    var reader = LineReader()
    guard (try? reader.read(line)) != nil, let party = reader.party else { return nil }
    self.party = reader.string(party)
    writer = reader.escapedID?.writer ?? String(decoding: bytes[reader.writer], as: UTF8.self)
    hash = SHA256(bytes[..<end])
  }
}

extension Event {
  /// Nil where it carries nobody's word.
  package var spoken: SpokenLine? {
    party.map { SpokenLine(party: $0, writer: id.writer, hash: line.sha256) }
  }
}

extension Event.Line {
  /// What a signature vouches for it by.
  package var sha256: SHA256 { SHA256(bytes.buffer(range)) }
}
