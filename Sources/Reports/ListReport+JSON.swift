package import Model

extension ListReport {
  /// `{"format":1,"commitments":[…]}`, one item a line; the keys of an item are told at `ItemJSON`.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register, _ rows: [Int32]) -> String {
    JSONOutput.document("commitments", rows.lazy.map { ItemJSON.object(register, Int($0)) })
  }
}
