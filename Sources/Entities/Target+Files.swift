// What the files hold and no event names, so that a hand alone changes it.
extension Target {
  /// `register` itself, `party/ID`, `domain/ID`, `person/ID`, `body/ID`, `source/ID`.
  var isPart: Bool { self == .register || file == .register || file == .sources }

  /// The file that holds it; nil for what an event added.
  package var file: RegisterFile? { Target.files[String(kind)] }

  package static let files: [String: RegisterFile] = [
    "register": .register, Party.kind: .register, Domain.kind: .register, Person.kind: .register,
    Body.kind: .register, Source.kind: .sources, "commitment": .commitments,
    Meeting.kind: .meetings, Indicator.kind: .indicators, Tension.kind: .tensions,
  ]

  /// What the lists of register.json hold.
  package static let lists = [
    "parties": Party.kind, "domains": Domain.kind, "people": Person.kind, "bodies": Body.kind,
  ]
}
