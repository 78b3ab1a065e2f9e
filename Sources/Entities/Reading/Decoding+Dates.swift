package import Dates
package import JSON

extension Decoding {
  mutating func edtf() throws(JSONError) -> EDTF? {
    if try isNull() { return nil }
    guard try expect(.string, "an EDTF date") else { return nil }
    let offset = reader.offset
    let text = reader.string(try reader.string())
    if let value = EDTF(text) { return value }
    report(.notEDTF(text), at: offset)
    return nil
  }

  /// A date object; null gives nil.
  package mutating func date() throws(JSONError) -> DateValue? {
    if try isNull() { return nil }
    var text: String?
    var label: String?
    var edtf: EDTF?
    var earliest: Day?
    var latest: Day?
    var offsets = EndOffsets()
    var basis: DateValue.Basis?
    let isObject = try object { (decoding, key) throws(JSONError) in
      switch key {
      case "text": text = try decoding.text()
      case "label": label = try decoding.text()
      case "edtf": edtf = try decoding.edtf()
      case "earliest": earliest = try decoding.day(&offsets.earliest)
      case "latest": latest = try decoding.day(&offsets.latest)
      case "basis": basis = try decoding.choice(DateValue.Basis.self)
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    let date = DateValue(
      text: text, edtf: edtf, earliest: earliest, latest: latest, basis: basis ?? .stated,
      wordsWithoutDate: label)
    checkEnds(date, earliest, latest, offsets)
    return date
  }

  /// Where the ends of a date stand.
  private struct EndOffsets {
    var earliest = 0
    var latest = 0
  }

  private mutating func day(_ offset: inout Int) throws(JSONError) -> Day? {
    _ = try reader.peek()
    offset = reader.offset
    return try day()
  }

  /// The ends that are told must be in order and fit the EDTF value.
  private mutating func checkEnds(
    _ date: DateValue, _ earliest: Day?, _ latest: Day?, _ offsets: EndOffsets
  ) {
    func tell(_ fault: Problem.Fault, _ member: String, at offset: Int) {
      report(fault, at: offset, path: "\(reader.path).\(member)")
    }
    if let earliest, let latest, latest < earliest {
      tell(.dateOrder(earliest: earliest.text, latest: latest.text), "latest", at: offsets.latest)
    } else if let edtf = date.edtf, !date.isConsistent {
      let isLatest = latest != nil && latest != edtf.latest
      let member = isLatest ? "latest" : "earliest"
      tell(
        .dateDisagrees(member: member, edtf: edtf.text), member,
        at: isLatest ? offsets.latest : offsets.earliest)
    }
  }
}
