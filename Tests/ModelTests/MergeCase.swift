import Entities
import Interchange
import JSON
import Testing

/// A suite that joins copies of files, both ways about.
protocol MergeCase {}

extension MergeCase {
  func list(_ elements: JSONValue...) -> [UInt8] {
    Array((JSONValue.array(elements).pretty + "\n").utf8)
  }

  func join(
    _ base: [UInt8]?, _ ours: [UInt8]?, _ theirs: [UInt8]?, _ file: RegisterFile = .commitments
  ) throws -> (text: String, told: [String]) {
    let merged = try Merging.file(file, base: base, ours: ours, theirs: theirs)
    let back = try Merging.file(file, base: base, ours: theirs, theirs: ours)
    #expect(merged == back, "changed about")
    return (
      String(decoding: merged.bytes ?? [], as: UTF8.self),
      merged.contested.map { "\($0.element ?? "-").\($0.member ?? "-")" }
    )
  }
}
