import Model

/// Reads what `git diff-tree --stdin -p -U0` prints, as it comes: the lines each commit adds to journals.
/// What stands in a hunk is counted off, so that no line of a journal can be taken for one of git's.
struct AddedLines {
  /// Is given a commit, and a line it adds without its line end.
  private let found: (ObjectID, [UInt8]) -> Void
  private var line: [UInt8] = []
  private var isTooLong = false
  private var commit: ObjectID?
  /// The file that comes is a journal.
  private var isJournal = false
  /// Lines of the hunk that are still to come.
  private var removed = 0
  private var added = 0

  init(_ found: @escaping (ObjectID, [UInt8]) -> Void) { self.found = found }

  /// - Parameter bytes: What was printed since, cut anywhere.
  mutating func take(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 10) {
      keep(rest[..<end])
      endLine()
      rest = rest[(end + 1)...]
    }
    keep(rest)
  }

  /// No more of a line than any event has.
  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    isTooLong = isTooLong || line.count + bytes.count > Event.longestLine + 2
    if !isTooLong { line += bytes }
  }

  private mutating func endLine() {
    defer {
      line.removeAll(keepingCapacity: line.capacity < 1 << 16)
      isTooLong = false
    }
    switch line.first {
    case UInt8(ascii: "-") where removed > 0: removed -= 1
    case UInt8(ascii: "+") where removed == 0 && added > 0:
      added -= 1
      if isJournal, !isTooLong, let commit { found(commit, Array(line.dropFirst())) }
    case UInt8(ascii: "\\"): break
    default: readHead()
    }
  }

  private mutating func readHead() {
    let text = String(decoding: line.prefix(4096), as: UTF8.self)
    if let id = ObjectID(text) {
      commit = id
      isJournal = false
    } else if text.hasPrefix("diff --git ") {
      isJournal = false
    } else if text.hasPrefix("+++ ") {
      // Where there is worse than letters in a name, it stands in quotes; where there is a blank, a tab stands
      // behind it.
      let name = text.last == "\t" ? text.dropLast() : text[...]
      isJournal = name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl\"")
    } else if text.hasPrefix("@@ -") {
      let ranges = text.split(separator: " ").dropFirst().prefix(2).map(AddedLines.count)
      guard ranges.count == 2 else { return }
      (removed, added) = (ranges[0], ranges[1])
    }
  }

  /// How many lines `-3,2` or `+4` speaks of.
  private static func count(_ range: Substring) -> Int {
    let parts = range.split(separator: ",")
    return parts.count > 1 ? Int(parts[1]) ?? 0 : 1
  }
}
