/// One cell of a frame.
package struct Cell: Hashable, Sendable {
  /// One grapheme cluster; "" is the right part of the wide one before it.
  package var text: String
  package var style: Style

  package static let blank = Cell(text: " ")

  package init(text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
