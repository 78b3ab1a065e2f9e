package import Dates
package import JSON

extension DateValue {
  /// A date as people type it; `text` keeps their words. Nil if it is none.
  package init?(typed: String, basis: Basis) {
    guard let edtf = EDTF(typed: typed) else { return nil }
    self.init(text: typed, edtf: edtf, basis: basis)
  }

  /// As the files have it (docs/format.md).
  package var json: JSONValue {
    .members([
      ("text", .text(text)), ("edtf", .text(edtf?.text)), ("earliest", .text(earliest?.text)),
      ("latest", .text(latest?.text)), ("basis", .string(basis.rawValue)),
    ])
  }
}
