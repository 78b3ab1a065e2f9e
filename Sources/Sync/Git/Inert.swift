/// What another program or another machine said, as one line that does nothing to a terminal: no
/// control or format characters, blanks drawn together, not longer than `limit` characters.
func inert(_ bytes: some Collection<UInt8>, limit: Int = 240) -> String {
  var line = ""
  for scalar in String(decoding: bytes.prefix(limit * 8), as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format, .surrogate, .privateUse, .unassigned: continue
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      if let last = line.last, last != " " { line.append(" ") }
    default: line.unicodeScalars.append(scalar)
    }
  }
  if line.last == " " { line.removeLast() }
  return line.count > limit ? line.prefix(limit - 1) + "…" : line
}
