package import JSON

/// The opening balance: the register's files as read, immutable and shared. Every problem met on
/// the way is in `problems`.
package final class Opening: Sendable {
  package let header: Header
  /// False where register.json could not be read: nothing else can be trusted then.
  package let isUsable: Bool
  package let index: Index
  package let meetings: [Meeting]
  package let indicators: [Indicator]
  package let sources: [Source]
  package let tensions: [Tension]
  /// In the order of files and places. Only what one pass over the commitments shows;
  /// `Register.check` reads each item whole.
  package let problems: [Problem]
  let known: KnownIDs
  let names: IndexBuilder.Names
  let files: [RegisterFile: Bytes]

  package init(files: [RegisterFile: Bytes]) {
    var reading = OpeningReading(files)
    self.files = files
    known = reading.readCommitments()
    names = reading.names
    header = reading.header ?? Header()
    isUsable = reading.header != nil
    index = reading.index
    meetings = reading.readAll(.meetings) { (d) throws(JSONError) in try d.meeting() }
    indicators = reading.readAll(.indicators) { (d) throws(JSONError) in try d.indicator() }
    sources = reading.sources
    tensions = reading.readAll(.tensions) { (d) throws(JSONError) in try d.tension() }
    problems = reading.problemsInOrder
  }
}

/// One reading of the six files, in the order their references need.
private struct OpeningReading {
  let files: [RegisterFile: Bytes]
  var known = KnownIDs()
  var header: Header?
  var sources: [Source] = []
  var index = Index()
  private var problems: [RegisterFile: [Problem]] = [:]

  init(_ files: [RegisterFile: Bytes]) {
    self.files = files
    for file in RegisterFile.allCases where files[file] == nil {
      let isNeeded = file == .register || file == .commitments
      problems[file] = [
        Problem(isNeeded ? .error : .warning, file: file.fileName, .missingFile)
      ]
    }
    lookAhead()
    sources = readAll(.sources) { (d) throws(JSONError) in try d.source() }
    header = readHeader()
  }

  var problemsInOrder: [Problem] {
    RegisterFile.allCases.flatMap { file in
      (problems[file] ?? []).sorted {
        ($0.position?.line ?? 0, $0.position?.column ?? 0)
          < ($1.position?.line ?? 0, $1.position?.column ?? 0)
      }
    }
  }

  /// Ids of the small files, so that references may stand before what they name. A file that cannot
  /// be read lets any reference pass: its own fault is told once, not at every reference.
  private mutating func lookAhead() {
    let register = value(.register)
    known.parties = ids(register?["parties"])
    known.domains = ids(register?["domains"])
    known.people = ids(register?["people"])
    known.bodies = ids(register?["bodies"])
    known.meetings = ids(value(.meetings))
    known.indicators = ids(value(.indicators))
    for source in value(.sources)?.array ?? [] {
      if let id = source["id"]?.string { known.sources[id] = source["paragraphs"]?.int ?? .max }
    }
    known.unread = Set(RegisterFile.allCases.filter { files[$0] != nil && value($0) == nil })
    known.unread.remove(.commitments)
    if files[.register] == nil { known.unread.insert(.register) }
  }

  private func value(_ file: RegisterFile) -> JSONValue? {
    guard file != .commitments, let bytes = files[file] else { return nil }
    return try? JSONValue(bytes: bytes, in: 0..<bytes.count)
  }

  private func ids(_ list: JSONValue?) -> Set<String> {
    Set((list?.array ?? []).compactMap { $0["id"]?.string })
  }

  private mutating func readHeader() -> Header? {
    guard let bytes = files[.register] else { return nil }
    var decoding = Decoding(bytes, file: RegisterFile.register.fileName, known: known)
    var header: Header?
    do {
      header = try decoding.header()
      try decoding.reader.finish()
    } catch {
      decoding.report(error)
      header = nil
    }
    decoding.reportDuplicates()
    problems[.register] = decoding.problems
    return header
  }

  mutating func readAll<T: Identified>(
    _ file: RegisterFile, _ element: (inout Decoding) throws(JSONError) -> T?
  ) -> [T] {
    guard let bytes = files[file] else { return [] }
    var decoding = Decoding(bytes, file: file.fileName, known: known)
    var items: [T] = []
    do {
      items = try decoding.unique(orNull: false, element)
      try decoding.reader.finish()
    } catch {
      decoding.report(error)
    }
    decoding.reportDuplicates()
    problems[file] = decoding.problems
    return items
  }

  /// Fills the index; what is known afterwards includes the commitments.
  mutating func readCommitments() -> KnownIDs {
    guard let bytes = files[.commitments] else { return known }
    var builder = IndexBuilder(bytes, known: known, names: names)
    builder.read()
    index = builder.index
    problems[.commitments] = builder.problems
    let ids = index
    let broken = builder.brokenIDs
    known.commitment = { ids.row($0) != nil || broken.contains($0) }
    return known
  }

  var names: IndexBuilder.Names {
    var names = IndexBuilder.Names()
    guard let header else { return names }
    for party in header.parties {
      names.owners[party.id] = ([party.name, party.short] + party.aliases).joined(separator: " ")
    }
    for body in header.bodies {
      names.owners[body.id] = ([body.name, body.short] + body.aliases).joined(separator: " ")
    }
    for domain in header.domains {
      names.domains[domain.id] = ([domain.title, domain.short] + domain.aliases)
        .joined(separator: " ")
    }
    return names
  }
}
