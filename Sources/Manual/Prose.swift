/// A help text in parts: what is said, and what is shown as typed.
package enum Prose: Hashable, Sendable {
  case paragraph(String)
  /// Lines as they stand, without their common indent.
  case example([String])

  /// Parts of a text: an indented line is an example, blank lines part paragraphs.
  package static func parts(of text: String) -> [Prose] {
    var parts: [Prose] = []
    var lines: [String] = []
    var isExample = false
    func close() {
      if !lines.isEmpty {
        parts.append(isExample ? .example(lines) : .paragraph(lines.joined(separator: " ")))
      }
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy({ $0 == " " }) {
        close()
        continue
      }
      if line.hasPrefix("  ") != isExample {
        close()
        isExample.toggle()
      }
      lines.append(String(isExample ? line.dropFirst(2) : line))
    }
    close()
    return parts
  }
}
