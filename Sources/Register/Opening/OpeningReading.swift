import Entities
import JSON

/// One reading of the six files, in the order their references need.
struct OpeningReading {
  let files: [RegisterFile: Bytes]
  private(set) var known: KnownIDs
  private(set) var header: Header?
  private(set) var sources: [Source] = []
  private(set) var index = Index()
  private(set) var offsetProblems: [RegisterFile: [OffsetProblem]] = [:]
  private(set) var proposals: [Target: [Proposed]] = [:]
  private(set) var partProposals: [Target: [Proposed]] = [:]

  init(_ files: [RegisterFile: Bytes]) {
    self.files = files
    known = KnownIDs(lookingAheadIn: files)
    sources = readAll(.sources) { (d) throws(JSONError) in try d.source() }
    header = readHeader()
  }

  /// By file, in order of place.
  var problems: [Problem] {
    RegisterFile.allCases.flatMap { file -> [Problem] in
      guard let bytes = files[file] else { return [missing(file)] }
      return (offsetProblems[file] ?? []).problems(file, in: bytes)
    }
  }

  /// What events added may have an id that names its writer (docs/journal.md E16).
  private var isOfFold: Bool { header?.includes.isEmpty == false }

  private func missing(_ file: RegisterFile) -> Problem {
    let isNeeded = file == .register || file == .commitments
    return Problem(isNeeded ? .error : .warning, file: file.fileName, .missingFile)
  }

  private mutating func readHeader() -> Header? {
    guard let bytes = files[.register] else { return nil }
    var decoding = Decoding(bytes, known: known)
    var header: Header?
    do {
      header = try decoding.header()
      try decoding.reader.finish()
    } catch {
      decoding.report(error)
      header = nil
    }
    decoding.reportDuplicates()
    partProposals.merge(decoding.contests) { first, _ in first }
    offsetProblems[.register] = decoding.problems
    return header
  }

  mutating func readAll<T: Identified>(
    _ file: RegisterFile, _ element: (inout Decoding) throws(JSONError) -> T?
  ) -> [T] {
    guard let bytes = files[file] else { return [] }
    var decoding = Decoding(bytes, known: known)
    decoding.takesWriterSuffix = isOfFold
    var items: [T] = []
    do {
      items = try decoding.unique(orNull: false, element)
      try decoding.reader.finish()
    } catch {
      decoding.report(error)
    }
    decoding.reportDuplicates()
    offsetProblems[file] = decoding.problems
    if file == .sources {
      partProposals.merge(decoding.contests) { first, _ in first }
    } else {
      proposals.merge(decoding.contests) { first, _ in first }
    }
    return items
  }

  /// Of the items whose row says that there is something.
  private mutating func takeContested(_ bytes: Bytes) {
    for row in 0..<index.count where index.grounds[row].contains(.contested) {
      let object = try? JSONValue(bytes: bytes, in: index.places[row].range)
      let proposed = Proposed.all(in: object?["contested"])
      if !proposed.isEmpty { proposals[.commitment(index.id(row))] = proposed }
    }
  }

  /// Fills the index; what is known afterwards includes the commitments.
  mutating func readCommitments() -> KnownIDs {
    guard let bytes = files[.commitments] else { return known }
    var builder = IndexBuilder(bytes, known: known, names: names, takesWriterSuffix: isOfFold)
    builder.read()
    index = builder.index
    takeContested(bytes)
    offsetProblems[.commitments] = builder.offsetProblems
    let ids = index
    let broken = builder.brokenIDs
    if builder.isCut { known.unread.insert(.commitments) }
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
