import Entities
package import JSON
import Journal
import Register

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
    let targets = findings.map { $0.problem == nil ? $0.about.written : nil }
    let spots = Spots(opening.files, of: targets.compactMap(\.self))
    let found = zip(findings, targets).map { finding, target in
      itemSpot(finding) ?? target.flatMap { spots[$0] }
    }
    var places = [Finding.Place?](repeating: nil, count: findings.count)
    for file in RegisterFile.allCases {
      let here = found.indices.filter { found[$0]?.file == file }
      guard let bytes = opening.files[file], !here.isEmpty else { continue }
      let positions = bytes.positions(of: here.map { found[$0]?.range.lowerBound ?? 0 })
      for (number, position) in zip(here, positions) {
        places[number] = Finding.Place(
          file: file.fileName, position: position, path: found[number]?.path ?? "")
      }
    }
    return zip(findings, places).map { $1 ?? told($0) }
  }

  /// The place a finding has without looking into a file: a problem's own, or the journal's line
  /// that added the item.
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

  /// That of an item is known without looking.
  private func itemSpot(_ finding: Finding) -> Spots.Spot? {
    guard finding.problem == nil, let row = finding.row, row < opening.index.count else {
      return nil
    }
    return Spots.Spot(
      file: .commitments, range: opening.index.places[row].range,
      path: "$[\(opening.index.numbers[row])]")
  }
}

extension Finding.About {
  /// What is written in one of the small files, as targets name it; nil for anything else.
  fileprivate var written: Target? {
    switch self {
    case .register, .item, .other: nil
    case .meeting(let id): Target("\(Meeting.kind)/\(id)")
    case .indicator(let id): Target("\(Indicator.kind)/\(id)")
    case .tension(let id): Target("\(Tension.kind)/\(id)")
    case .part(let target): target
    }
  }
}

/// Where things are written in the small files, by the targets that name them.
struct Spots {
  struct Spot {
    let file: RegisterFile
    let range: Range<Int>
    let path: String
  }

  private var spots: [Target: Spot] = [:]

  /// Looks through the files that hold these targets, and no others.
  init(_ files: [RegisterFile: Bytes], of targets: [Target]) {
    for file in Set(targets.compactMap(\.file)) {
      // Faults of the file are told elsewhere; what comes before one has its place.
      if let bytes = files[file] { try? read(file, bytes) }
    }
  }

  subscript(target: Target) -> Spot? { spots[target] }

  private mutating func read(_ file: RegisterFile, _ bytes: Bytes) throws(JSONError) {
    var reader = JSONReader(bytes)
    guard file == .register else {
      let kind = Target.files.first { $0.value == file }?.key ?? ""
      return try elements(&reader, file, kind, "$")
    }
    guard try reader.peek() == .object else { return }
    let start = reader.offset
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let list = reader.string(key)
      if let kind = Target.lists[list] {
        try elements(&reader, file, kind, "$.\(list)")
      } else {
        _ = try reader.skip()
      }
    }
    spots[.register] = Spot(file: file, range: start..<reader.offset, path: "$")
  }

  private mutating func elements(
    _ reader: inout JSONReader, _ file: RegisterFile, _ kind: String, _ path: String
  ) throws(JSONError) {
    guard try reader.peek() == .array else {
      _ = try reader.skip()
      return
    }
    try reader.beginArray()
    var number = 0
    while try reader.nextElement() {
      let isObject = try reader.peek() == .object
      let start = reader.offset
      if isObject, let id = try reader.id() {
        spots[Target("\(kind)/\(id)")] = Spot(
          file: file, range: start..<reader.offset, path: "\(path)[\(number)]")
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
