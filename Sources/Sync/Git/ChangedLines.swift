import Entities
import Journal
import Text

/// Reads what `git diff-tree --stdin -p -U0 --relative=journal/` prints, as it comes: the lines
/// each commit adds to journals, and those it takes out. What stands in a hunk is counted off, so
/// that no line of a journal can be taken for one of git's.
struct ChangedLines {
  /// A line of a journal, without its line end, and the commit that changes it.
  struct Found {
    let commit: ObjectID
    /// Whose journal it is, by the file's name: `desk-k7q2md`.
    let writer: String
    let line: [UInt8]
    let isAdded: Bool
  }

  private let found: (Found) -> Void
  private var line: [UInt8] = []
  private var isTooLong = false
  private var commit: ObjectID?
  /// Whose journal the file is that comes; nil for another file.
  private var writer: String?
  /// Lines of the hunk that are still to come.
  private var removed = 0
  private var added = 0

  init(_ found: @escaping (Found) -> Void) { self.found = found }

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
    case UInt8(ascii: "-") where removed > 0:
      removed -= 1
      tell(isAdded: false)
    case UInt8(ascii: "+") where removed == 0 && added > 0:
      added -= 1
      tell(isAdded: true)
    case UInt8(ascii: "\\"): break
    default: readHead()
    }
  }

  private func tell(isAdded: Bool) {
    guard let commit, let writer, !isTooLong else { return }
    found(
      Found(commit: commit, writer: writer, line: Array(line.dropFirst()), isAdded: isAdded))
  }

  private mutating func readHead() {
    let text = String(decoding: line.prefix(4096), as: UTF8.self)
    if let id = ObjectID(text) {
      commit = id
      writer = nil
    } else if text.begins(with: "diff --git ") {
      writer = nil
    } else if text.begins(with: "--- ") || text.begins(with: "+++ ") {
      // One of the two is /dev/null where a file begins or ends. Another name stands in quotes, or
      // before a tab, if there is worse than letters in it; a writer's has none of that.
      let stem = text.dropping("+++ b/".utf8.count).start(before: ".jsonl") ?? ""
      if EventID.isWriter(stem) { writer = stem }
    } else if text.begins(with: "@@ -") {
      let ranges = text.split(separator: " ").dropFirst().prefix(2).map(ChangedLines.count)
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
