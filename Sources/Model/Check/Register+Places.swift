package import JSON

extension Finding {
  /// Where the thing it is about is written down.
  package struct Place: Hashable, Sendable {
    /// Path within the register folder.
    package let file: String
    package let position: TextPosition?
    /// `$[3]`; empty where none applies.
    package let path: String

    /// `commitments.json:12:14`; the file alone where it is meant as a whole.
    package var words: String {
      position.map { "\(file):\($0.line):\($0.column)" } ?? file
    }
  }
}

extension Register {
  /// The places of findings, in their order; one pass a file, however many there are.
  package func places(of findings: [Finding]) -> [Finding.Place?] {
    let elements = Elements(opening.files)
    let spots = findings.map { spot($0, elements) }
    var places = [Finding.Place?](repeating: nil, count: findings.count)
    for file in RegisterFile.allCases {
      let here = spots.indices.filter { spots[$0]?.file == file }
      guard let bytes = opening.files[file], !here.isEmpty else { continue }
      let positions = bytes.positions(of: here.map { spots[$0]?.offset ?? 0 })
      for (number, position) in zip(here, positions) {
        places[number] = Finding.Place(
          file: file.fileName, position: position, path: spots[number]?.path ?? "")
      }
    }
    return zip(findings, places).map { $1 ?? told($0) }
  }

  /// The place a finding has without looking into a file: a problem's own, or the journal's line that
  /// added the item.
  private func told(_ finding: Finding) -> Finding.Place? {
    if let problem = finding.problem {
      return Finding.Place(file: problem.file, position: problem.position, path: problem.path)
    }
    guard let target = finding.target(in: self),
      let event = target.addition.flatMap({ journal.event(named: $0.event) })
    else { return nil }
    let line = journal.events[event].line
    return Finding.Place(
      file: "journal/\(line.file)", position: TextPosition(line: line.number, column: 1), path: "")
  }

  private func spot(_ finding: Finding, _ elements: Elements) -> Elements.Spot? {
    guard finding.problem == nil else { return nil }
    switch finding.about {
    case .register, .other: return nil
    case .item(let row):
      guard row < opening.index.count else { return nil }
      return Elements.Spot(
        file: .commitments, offset: opening.index.places[row].range.lowerBound,
        path: "$[\(opening.index.numbers[row])]")
    case .meeting(let id): return elements.spots[.meetings]?[id]
    case .indicator(let id): return elements.spots[.indicators]?[id]
    case .tension(let id): return elements.spots[.tensions]?[id]
    }
  }
}

/// Where each element of the small files lies, by its id.
private struct Elements {
  struct Spot {
    let file: RegisterFile
    let offset: Int
    let path: String
  }

  private(set) var spots: [RegisterFile: [String: Spot]] = [:]

  init(_ files: [RegisterFile: Bytes]) {
    for file in [RegisterFile.meetings, .indicators, .tensions] {
      // Faults of the file are told elsewhere; what comes before one has its place.
      if let bytes = files[file] { try? read(file, bytes) }
    }
  }

  private mutating func read(_ file: RegisterFile, _ bytes: Bytes) throws(JSONError) {
    var reader = JSONReader(bytes)
    guard try reader.peek() == .array else { return }
    try reader.beginArray()
    var number = 0
    while try reader.nextElement() {
      let isObject = try reader.peek() == .object
      let offset = reader.offset
      if isObject, let id = try reader.id() {
        spots[file, default: [:]][id] = Spot(file: file, offset: offset, path: "$[\(number)]")
      } else if !isObject {
        _ = try reader.skip()
      }
      number += 1
    }
  }
}

extension JSONReader {
  /// The member `id` of the object that comes next, which is read to its end.
  fileprivate mutating func id() throws(JSONError) -> String? {
    var id: String?
    try beginObject()
    while let key = try nextKey() {
      if string(key) == "id", try peek() == .string {
        id = string(try string())
      } else {
        _ = try skip()
      }
    }
    return id
  }
}
