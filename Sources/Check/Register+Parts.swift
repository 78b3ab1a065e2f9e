import Entities
import JSON
import Register

extension Register {
  /// A part as its file has it; nil for what is not there.
  func object(ofPart target: Target) -> JSONValue? {
    guard let spot = Spots(opening.files, of: [target])[target],
      let bytes = opening.files[spot.file]
    else { return nil }
    return try? JSONValue(bytes: bytes, in: spot.range)
  }

  /// Its name in words; its id where it has none.
  func title(ofPart target: Target) -> String {
    let id = String(target.slug)
    let name: String? =
      switch String(target.kind) {
      case Party.kind: header.parties.first { $0.id == id }?.name
      case Domain.kind: header.domains.first { $0.id == id }?.title
      case Person.kind: header.people.first { $0.id == id }?.name
      case Body.kind: header.bodies.first { $0.id == id }?.name
      case Source.kind: opening.sources.first { $0.id == id }.map { $0.title ?? $0.short }
      default: header.short
      }
    return name ?? id
  }
}
