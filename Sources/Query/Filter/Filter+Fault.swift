extension Filter {
  /// What is wrong with a text whatever the register: its form and the names of its fields.
  package static func faults(inFormOf text: String) -> [Fault] {
    var reader = FilterReader(text, in: nil)
    _ = reader.read()
    return reader.faults
  }

  /// Why a text cannot be read, and where.
  package struct Fault: Error, Hashable, Sendable {
    package enum What: Hashable, Sendable {
      case unknownField(String, nearest: String?)
      /// Nothing stands after the sign.
      case noValue(Field, example: String)
      /// Nothing is called that; what is called almost so, and everything there is.
      case unknownValue(String, Field, near: [String], all: [String])
      case notADate(String, Field)
      /// A comparison of what has no order.
      case notCompared(String, Field)
      case openQuote
      case openBracket
      case strayBracket
      case emptyBrackets
      /// `not`, `or` or `and` without what it joins.
      case lone(Keyword)
      case tooDeep
      case tooMany
      case tooLong
    }

    package let what: What
    /// In characters of the text, from 0.
    package let place: Range<Int>

    init(_ what: What, at place: Range<Int>) {
      self.what = what
      self.place = place
    }
  }
}
