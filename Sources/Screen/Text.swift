/// `text` if it fits in `width` cells, else its beginning and the ellipsis, never half a character.
/// Where there is no room for the ellipsis, as much of that as fits.
package func clip(_ text: String, to width: Int, ellipsis: String = "…") -> String {
  // No character takes more cells than bytes.
  if text.utf8.count <= width || Width.of(text) <= width { return text }
  let room = width - Width.of(ellipsis)
  if room < 0 { return start(of: ellipsis, within: width) }
  return start(of: text, within: room) + ellipsis
}

/// `text` with spaces after it up to `width` cells; a longer text is returned unchanged.
package func pad(_ text: String, to width: Int) -> String {
  let missing = width - Width.of(text)
  return missing > 0 ? text + String(repeating: " ", count: missing) : text
}

/// `text` in lines of at most `width` cells, broken at spaces; a word too long for a line is broken
/// where it must be. A newline starts a new line; an empty text is one empty line.
package func wrap(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
      var rest = word[...]
      var cells = Width.of(String(word))
      if used > 0 && used + 1 + cells > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while cells > width {
        let head = firstPiece(of: rest, within: width)
        if head.endIndex == rest.endIndex { break }
        lines.append(String(head))
        rest = rest[head.endIndex...]
        cells -= Width.of(String(head))
      }
      line += used > 0 ? " \(rest)" : String(rest)
      used += cells + (used > 0 ? 1 : 0)
    }
    lines.append(line)
  }
  return lines
}

private func start(of text: String, within width: Int) -> String {
  var used = 0
  let head = text.prefix { character in
    used += Width.of(character)
    return used <= width
  }
  return String(head)
}

/// As much as fits, but at least one character, so that wrapping always ends.
private func firstPiece(of text: Substring, within width: Int) -> Substring {
  var used = 0
  let head = text.prefix { character in
    used += Width.of(character)
    return used <= width
  }
  return head.isEmpty ? text.prefix(1) : head
}
