import Entities

/// How what the register holds is called; the id where it does not hold it.
extension Register {
  package func name(ofParty id: String) -> String {
    header.parties.first { $0.id == id }?.name ?? id
  }

  /// `PK` of a party or body; the id where the register does not hold it.
  package func ownerShort(_ id: String) -> String { header.ownerShort(id) }

  /// `Pakistan` of a party or body; the id where the register does not hold it.
  package func ownerName(_ id: String) -> String { header.ownerName(id) }

  /// `Türkiye's`; the id's where the register does not hold the party.
  package func possessive(ofParty id: String) -> String {
    header.parties.first { $0.id == id }?.possessive ?? "\(id)'s"
  }

  package func domainTitle(_ id: String) -> String {
    header.domains.first { $0.id == id }?.title ?? id
  }

  package func domainShort(_ id: String) -> String {
    header.domains.first { $0.id == id }?.short ?? id
  }

  package func sourceShort(_ id: String) -> String {
    opening.sources.first { $0.id == id }?.short ?? id
  }

  package func personName(_ id: String) -> String {
    header.people.first { $0.id == id }?.name ?? id
  }
}
