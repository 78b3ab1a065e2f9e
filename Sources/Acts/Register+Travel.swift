import JSON
package import Journal
import Register

extension Register {
  /// The id in the bytes of a register.json; nil where they are no JSON object, or have none.
  package static func id(in bytes: [UInt8]) -> String? {
    let bytes = Bytes(bytes)
    return (try? JSONValue(bytes: bytes, in: 0..<bytes.count))?["id"]?.string
  }
}

extension Event {
  /// The events among the lines of a journal, in their order; what is none is passed over.
  ///
  /// - Parameters:
  ///   - bytes: Lines; the last may lack its end.
  ///   - file: The journal's name.
  /// - Returns: Each with its line.
  package static func all(in bytes: [UInt8], file: String = "") -> [Event] {
    var events: [Event] = []
    var start = 0
    let whole = Bytes(bytes)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let line = end > start && bytes[end - 1] == 13 ? start..<(end - 1) : start..<end
      let piece = Event.Line(bytes: whole, range: line, file: file, number: 0)
      if !line.isEmpty, let event = try? Event(piece) { events.append(event) }
      start = end + 1
    }
    return events
  }
}
