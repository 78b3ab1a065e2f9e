import JSON

/// Whether a party's word counts that no key of it vouches for (journal.md E12).
package enum WordRule: String, CaseIterable, Hashable, Sendable { case claimed, verified }

extension Header {
  /// Some party lists keys, or words without one do not count: then whose word is verified is told.
  package var asksForKeys: Bool {
    words == .verified || parties.contains { !$0.signers.isEmpty }
  }

  /// Keys that stand under more than one party: what they sign could be the word of either, so they
  /// vouch for none.
  package var sharedKeys: [(key: PublicKey, parties: [String])] {
    var holders: [PublicKey: [String]] = [:]
    for party in parties {
      for key in Set(party.signers.map(\.key)) { holders[key, default: []].append(party.id) }
    }
    return holders.filter { $0.value.count > 1 }.sorted { $0.key.text < $1.key.text }
      .map { ($0.key, $0.value) }
  }

  /// The file of allowed signers git verifies with: a line a key, under the id of its party. Empty
  /// where no key may speak for anybody.
  package var allowedSigners: String {
    let shared = Set(sharedKeys.map(\.key))
    return parties.flatMap { party in
      party.signers.filter { !shared.contains($0.key) }.map { $0.line(for: party.id) + "\n" }
    }.joined()
  }

  /// What tells these keys from others.
  package var signersHash: SHA256 { SHA256(allowedSigners.utf8) }
}

extension Header {
  /// - Parameter bytes: A register.json by itself, whatever it names in other files; nil where it cannot be read.
  package init?(reading bytes: [UInt8]) {
    let bytes = Bytes(bytes)
    var known = KnownIDs(lookingAheadIn: [.register: bytes])
    known.unread.formUnion(RegisterFile.allCases.filter { $0 != .register })
    var decoding = Decoding(bytes, known: known)
    guard let header = try? decoding.header(), (try? decoding.reader.finish()) != nil else {
      return nil
    }
    self = header
  }
}
