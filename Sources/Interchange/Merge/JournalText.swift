import Entities
import JSON
import Journal

/// A journal as lines, to be joined with another copy of it.
struct JournalText {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private typealias Line = ArraySlice<UInt8>

  private struct Parts {
    var lines: [Line] = []
    /// The beginning of a line whose rest is not here.
    var fragment: Line = []
  }

  private static let newline: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  // MARK: Taken apart

  private var parts: Parts {
    var parts = Parts()
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == JournalText.newline {
      parts.lines.append(withoutReturn(bytes[start..<place]))
      start = place + 1
    }
    let tail = withoutReturn(bytes[start...])
    if JournalText.isEvent(tail) { parts.lines.append(tail) } else { parts.fragment = tail }
    return parts
  }

  private func withoutReturn(_ line: Line) -> Line {
    line.last == JournalText.carriageReturn ? line.dropLast() : line
  }

  private static func isEvent(_ line: Line) -> Bool {
    let bytes = Bytes(Array(line))
    let whole = Event.Line(bytes: bytes, range: 0..<bytes.count, file: "", number: 1)
    return !line.isEmpty && (try? Event(whole)) != nil
  }

  // MARK: Lost

  /// Lines that are here and not there.
  func lines(missingIn other: JournalText, _ side: MergeSide) -> [MergedJournal.Lost] {
    if other.bytes.starts(with: bytes) { return [] }
    let there = Set(other.parts.lines)
    return parts.lines.filter { !$0.isEmpty && !there.contains($0) }.map {
      MergedJournal.Lost(line: Array($0), side: side)
    }
  }

  // MARK: Joined

  /// The lines of both, in an order that is the same whoever joins them.
  func joined(with other: JournalText) -> JournalText {
    if bytes.starts(with: other.bytes) { return self }
    if other.bytes.starts(with: bytes) { return other }
    let (a, b) = (parts, other.parts)
    let common = zip(a.lines, b.lines).prefix { $0 == $1 }.count
    var seen = Set(a.lines[..<common])
    let rest = (a.lines[common...] + b.lines[common...]).filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
    let lines = a.lines[..<common] + JournalText.sorted(rest)
    let fragments = Set([a.fragment, b.fragment]).filter { fragment in
      !fragment.isEmpty && !rest.contains { $0.starts(with: fragment) }
    }
    let isWhole = fragments.isEmpty
    let same = [self, other].filter { isWhole && $0.parts.lines.elementsEqual(lines) }
    return same.min { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      ?? JournalText(written(lines, fragments))
  }

  /// By sequence; what has none comes last.
  private static func sorted(_ lines: [Line]) -> [Line] {
    let numbered = lines.map { (line: $0, sequence: sequence($0)) }
    return numbered.sorted {
      $0.sequence != $1.sequence
        ? $0.sequence < $1.sequence : $0.line.lexicographicallyPrecedes($1.line)
    }.map(\.line)
  }

  private static func sequence(_ line: Line) -> Int {
    var reader = JSONReader(Bytes(Array(line)))
    guard (try? reader.beginObject()) != nil else { return .max }
    while let key = try? reader.nextKey() {
      guard reader.equals(key, "id") else {
        guard (try? reader.skip()) != nil else { break }
        continue
      }
      let id = (try? reader.string()).map { reader.string($0) }
      return id.flatMap { EventID($0)?.sequence } ?? .max
    }
    return .max
  }

  /// A fragment that another begins is dropped; of two that differ the first becomes a line.
  private func written(_ lines: some Sequence<Line>, _ fragments: Set<Line>) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines {
      text += line
      text.append(JournalText.newline)
    }
    let kept = fragments.filter { one in !fragments.contains { $0 != one && $0.starts(with: one) } }
    for (number, fragment) in kept.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
      if number > 0 { text.append(JournalText.newline) }
      text += fragment
    }
    return text
  }
}
