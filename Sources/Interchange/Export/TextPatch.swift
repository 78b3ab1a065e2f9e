import JSON

/// JSON text in which some members have another value, and all else stands byte for byte as it was.
struct TextPatch {
  private let bytes: Bytes
  private(set) var text: [UInt8] = []
  /// So far the bytes have been copied.
  private var place = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Copies up to an offset.
  private mutating func copy(to end: Int) {
    text += (place..<end).lazy.map { bytes[$0] }
    place = end
  }

  mutating func finish() { copy(to: bytes.count) }

  // MARK: Members

  /// Gives members of the object in a range their values: in its place what is there,
  /// the rest at the end.
  mutating func set(_ members: [(name: String, value: JSONValue)], in range: Range<Int>) {
    guard !members.isEmpty else { return }
    let found = self.members(in: range)
    let lead = found.first.map { string((range.lowerBound + 1)..<$0.start) } ?? ""
    for member in found {
      guard let new = members.last(where: { $0.name.isExactly(member.name) }) else { continue }
      copy(to: member.value.lowerBound)
      add(new.value, lead)
      place = member.value.upperBound
    }
    let missing = members.filter { new in !found.contains { $0.name.isExactly(new.name) } }
    copy(to: found.last?.value.upperBound ?? range.lowerBound + 1)
    for (number, member) in missing.enumerated() {
      let comma = found.isEmpty && number == 0 ? "" : lead.isEmpty ? ", " : ","
      text += "\(comma)\(lead)\(JSONValue.string(member.name).compact): ".utf8
      add(member.value, lead)
    }
    copy(to: range.upperBound)
  }

  private struct Member {
    let name: String
    /// Of its key's quote.
    let start: Int
    let value: Range<Int>
  }

  private func members(in range: Range<Int>) -> [Member] {
    var reader = JSONReader(bytes, in: range)
    var found: [Member] = []
    do throws(JSONError) {
      try reader.beginObject()
      while let key = try reader.nextKey() {
        let name = reader.string(key)
        found.append(
          Member(name: name, start: key.range.lowerBound - 1, value: try reader.skip()))
      }
    } catch {
      return found
    }
    return found
  }

  // MARK: Elements

  /// Adds elements at the end of the array that is the whole text.
  mutating func append(_ elements: [JSONValue]) {
    guard !elements.isEmpty else { return }
    let ranges = bytes.elementRanges
    let start = (0..<bytes.count).first { bytes[$0] == UInt8(ascii: "[") } ?? 0
    let lead = ranges.first.map { string((start + 1)..<$0.lowerBound) } ?? "\n  "
    copy(to: ranges.last?.upperBound ?? start + 1)
    for (number, element) in elements.enumerated() {
      text += "\(ranges.isEmpty && number == 0 ? "" : ",")\(lead)".utf8
      add(element, lead)
    }
    if ranges.isEmpty {
      text.append(UInt8(ascii: "\n"))
      place = (place..<bytes.count).first { bytes[$0] == UInt8(ascii: "]") } ?? place
    }
  }

  // MARK: Values

  private func string(_ range: Range<Int>) -> String { bytes.string(range) }

  /// A value, indented as what stands before it is, or on one line where nothing there is.
  private mutating func add(_ value: JSONValue, _ lead: String) {
    guard let end = lead.lastIndex(where: \.isNewline) else {
      text += value.compact.utf8
      return
    }
    let indent = lead[lead.index(after: end)...]
    let lines = value.pretty.split(separator: "\n", omittingEmptySubsequences: false)
    text += lines.joined(separator: "\n\(indent)").utf8
  }
}

extension Bytes {
  /// Where the elements of the array that is the whole text lie.
  var elementRanges: [Range<Int>] {
    var reader = JSONReader(self)
    var ranges: [Range<Int>] = []
    do throws(JSONError) {
      try reader.beginArray()
      while try reader.nextElement() {
        _ = try reader.peek()
        ranges.append(try reader.skip())
      }
    } catch {
      return ranges
    }
    return ranges
  }
}
