import Foundation
package import Testing

/// Compares `text` with the file `Goldens/<name>.txt` beside the test file.
///
/// `RECORD=1` in the environment writes the file instead, and fails the test so that a recording is
/// never taken for a pass. A missing file fails too, saying how to record it; a difference is
/// shown line by line.
package func expectGolden(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent("\(name).txt")
  func fail(_ words: String) {
    Issue.record(Comment(rawValue: words), sourceLocation: sourceLocation)
  }
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      fail("Recorded Goldens/\(name).txt; run again without RECORD to compare.")
    } catch {
      fail("Could not record Goldens/\(name).txt: \(error)")
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    fail("Goldens/\(name).txt is missing; run with RECORD=1, then look at it.")
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  if expected.utf8.elementsEqual(text.utf8) { return }
  fail("Goldens/\(name).txt differs:\n" + lineDifference(from: expected, to: text))
}

/// The lines that differ, `-` expected and `+` found, with their numbers; at most 60 of them.
package func lineDifference(from expected: String, to found: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let new = found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var lines: [(place: Int, order: Int, text: String)] = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let offset, let line, _): lines.append((offset, 0, "-\(offset + 1): \(line)"))
    case .insert(let offset, let line, _): lines.append((offset, 1, "+\(offset + 1): \(line)"))
    }
  }
  if lines.isEmpty { return "(only in how characters are composed)" }
  let sorted = lines.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.text)
  let rest = sorted.count > 60 ? ["… \(sorted.count - 60) more"] : []
  return (sorted.prefix(60) + rest).joined(separator: "\n")
}
