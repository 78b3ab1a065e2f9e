import JSON

// What the files hold and no event names, so that a hand alone changes it.
extension Target {
  /// `register` itself, `party/ID`, `domain/ID`, `person/ID`, `body/ID`, `source/ID`.
  var isPart: Bool { self == .register || file == .register || file == .sources }

  /// The file that holds it; nil for what an event added.
  var file: RegisterFile? { Target.files[String(kind)] }

  static let files: [String: RegisterFile] = [
    "register": .register, Party.kind: .register, Domain.kind: .register, Person.kind: .register,
    Body.kind: .register, Source.kind: .sources, "commitment": .commitments,
    Meeting.kind: .meetings, Indicator.kind: .indicators, Tension.kind: .tensions,
  ]

  /// What the lists of register.json hold.
  static let lists = [
    "parties": Party.kind, "domains": Domain.kind, "people": Person.kind, "bodies": Body.kind,
  ]
}

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
