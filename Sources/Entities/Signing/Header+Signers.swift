import JSON

/// Whether a party's word counts that no key of it vouches for (docs/journal.md E12).
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

  /// Keys that may speak for a party, by the names that git is told: `alba/1`,
  /// the first of its lines.
  package var keys: [String: (party: String, signer: Signer)] {
    let shared = Set(sharedKeys.map(\.key))
    var keys: [String: (party: String, signer: Signer)] = [:]
    for party in parties {
      for (place, signer) in party.signers.enumerated() where !shared.contains(signer.key) {
        keys["\(party.id)/\(place + 1)"] = (party.id, signer)
      }
    }
    return keys
  }

  /// The file of allowed signers git verifies with: a line a key. Empty where no key
  /// may speak for anybody.
  package var allowedSigners: String {
    keys.sorted { $0.key < $1.key }.map { $0.value.signer.line(for: $0.key) + "\n" }.joined()
  }

  /// What tells these keys in this register from others, and from the same in another.
  package var signersHash: SHA256 { SHA256("\(id)\n\(allowedSigners)".utf8) }
}

extension Header {
  /// - Parameter bytes: A register.json by itself, whatever it names in other files; nil
  ///   where it cannot be read.
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
