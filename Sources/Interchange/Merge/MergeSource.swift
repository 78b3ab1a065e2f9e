import Entities
import JSON
import Text

/// A file as one side has it, read only as far as joining needs.
struct MergeSource {
  let bytes: Bytes
  let file: RegisterFile
  /// Nil: what both began from.
  let side: MergeSide?

  init(_ file: RegisterFile, _ bytes: [UInt8], _ side: MergeSide?) {
    self.bytes = Bytes(bytes)
    self.file = file
    self.side = side
  }

  /// Of what both began from nothing is told: it counts as none.
  func fault(_ problem: OffsetProblem) -> MergeFault {
    MergeFault(side: side ?? .ours, problem: [problem].problems(file, in: bytes)[0])
  }

  func text(_ range: Range<Int>) -> [UInt8] { Array(bytes.buffer(range)) }

  func isSame(_ range: Range<Int>, _ other: MergeSource, _ there: Range<Int>) -> Bool {
    bytes.buffer(range).isSame(as: other.bytes.buffer(there))
  }

  /// What is contested lies two levels deeper than it did, and must be readable there.
  private static let depthLimit = 254

  /// Runs a reader over a range; what it finds wrong is thrown with its place.
  private func reading(
    _ range: Range<Int>, _ root: String,
    _ body: (inout JSONReader) throws(JSONError) -> OffsetProblem?
  ) throws(MergeFault) {
    var reader = JSONReader(bytes, in: range, depthLimit: MergeSource.depthLimit, root: root)
    var problem: OffsetProblem?
    do throws(JSONError) {
      problem = try body(&reader)
      if problem == nil { try reader.finish() }
    } catch {
      problem = OffsetProblem(error)
    }
    if let problem = problem ?? reader.duplicates.first.map(OffsetProblem.init) {
      throw fault(problem)
    }
  }

  // MARK: Elements

  /// Objects of an array, by their ids.
  struct Elements {
    var ids: [ExactText] = []
    var ranges: [ExactText: Range<Int>] = [:]
    fileprivate var firsts: [ExactText: Int] = [:]
  }

  /// Where the objects of an array lie; each must have an id of its own.
  func elements(in range: Range<Int>, root: String = "$") throws(MergeFault) -> Elements {
    var elements = Elements()
    try reading(range, root) { (reader) throws(JSONError) in
      guard try reader.peek() == .array else {
        return try MergeSource.misfit(&reader, "an array of objects")
      }
      try reader.beginArray()
      while try reader.nextElement() {
        if let problem = try MergeSource.element(&reader, &elements) { return problem }
      }
      return nil
    }
    return elements
  }

  private static func misfit(
    _ reader: inout JSONReader, _ expected: String
  ) throws(JSONError) -> OffsetProblem {
    let found = try reader.peek()
    return OffsetProblem(
      at: reader.offset, path: reader.path, .kind(found: found, expected: expected))
  }

  private static func element(
    _ reader: inout JSONReader, _ elements: inout Elements
  ) throws(JSONError) -> OffsetProblem? {
    guard try reader.peek() == .object else { return try misfit(&reader, "an object") }
    let (start, path) = (reader.offset, reader.path)
    var id: ExactText?
    var place = start
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard reader.equals(key, "id") else {
        _ = try reader.skip()
        continue
      }
      guard try reader.peek() == .string else { return try misfit(&reader, "an id") }
      place = reader.offset
      id = ExactText(reader.string(try reader.string()))
    }
    guard let id else { return OffsetProblem(at: start, path: path, .missingMember("id")) }
    if let first = elements.firsts.updateValue(place, forKey: id) {
      return .duplicate(id.text, at: place, path: "\(path).id", first: first)
    }
    elements.ids.append(id)
    elements.ranges[id] = start..<reader.offset
    return nil
  }

  // MARK: Members

  /// The members of an object, in their order, with what it says is contested.
  func object(in range: Range<Int>, root: String = "$") throws(MergeFault) -> MergeObject {
    var object = MergeObject(text: [])
    try reading(range, root) { (reader) throws(JSONError) in
      guard try reader.peek() == .object else {
        return try MergeSource.misfit(&reader, "an object")
      }
      let start = reader.offset
      try reader.beginObject()
      while let key = try reader.nextKey() {
        let key = ExactText(reader.string(key))
        _ = try reader.peek()
        let (place, path) = (reader.offset, reader.path)
        let range = try reader.skip()
        let value = try JSONValue(bytes: bytes, in: range)
        guard key == "contested" else {
          object.add(key, MergeValue(text: text(range), value: value, range: range))
          continue
        }
        guard object.take(contested: value) else {
          return OffsetProblem(
            at: place, path: path,
            .kind(
              found: value.kind, expected: "an object of lists, such as {\"title\": [\"A\", \"B\"]}"
            ))
        }
      }
      object.text = text(start..<reader.offset)
      return nil
    }
    return object
  }
}
