/// `ahd sync --lines` run beside the program that started it: what it says is read as it comes, and
/// nothing here ever waits, whatever the other side does.
package struct SyncRun: ~Copyable {
  private let child: Child
  private var lines = SyncLines()
  private var complaint = SyncLines()
  private var isTalking = true
  private var isComplaining = true
  private var last: SyncLine?
  /// What it said a person should look at.
  package private(set) var warnings: [String] = []
  /// Until when it may take to end after its last word, in the caller's milliseconds.
  private var deadline: Int?

  /// What came of looking at it.
  package enum News: Hashable, Sendable {
    case nothing
    case progress(String)
    /// Its last word, `done` or `failed`; the run is over.
    case ended(SyncLine)
  }

  /// More warnings than this are dropped.
  private static let most = 50

  /// So long one may take to end after its last word, in milliseconds.
  private static let grace = 2_000

  /// Starts it.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Without the name itself.
  ///   - environment: All of it, as `NAME=VALUE`.
  /// - Throws: The system's error where it cannot be started.
  package init(
    _ program: String, _ arguments: [String], environment: [String]
  ) throws(Child.Failure) {
    child = try Child.start(program, arguments, environment: environment)
  }

  /// What to wait on with poll(2).
  package var descriptors: [Int32] {
    (isTalking ? [child.output] : []) + (isComplaining ? [child.errors] : [])
  }

  /// How long to wait at most before it is looked at again, in milliseconds; nil for no end.
  package var patience: Int? { deadline == nil ? nil : 20 }

  /// Reads what it said by now, a piece at a time so that a flood holds nothing up.
  ///
  /// - Parameter now: A clock that only goes forward, in milliseconds.
  /// - Returns: The last of what it said, or that it ended.
  package mutating func look(now: Int) -> News {
    let said = isTalking ? hear() : []
    if isComplaining { hearErrors() }
    let before = last == nil ? Array(said.prefix { !$0.isLast }) : []
    for case .warning(let words) in before where warnings.count < SyncRun.most {
      warnings.append(words)
    }
    let words = before.last(where: \.isProgress)
    if let word = said.first(where: \.isLast), last == nil { last = word }
    if last != nil || !isTalking { deadline = deadline ?? now + SyncRun.grace }
    // What it did is told before its end, though both come at once.
    if case .progress(let words)? = words { return .progress(words) }
    return ending(now: now).map(News.ended) ?? .nothing
  }

  /// Ends it at once; what it had not done the next one does.
  package func end() { child.end() }

  private mutating func hear() -> [SyncLine] {
    guard let bytes = Child.read(child.output) else {
      isTalking = false
      return lines.finish().compactMap { SyncLine($0) }
    }
    return lines.take(bytes).compactMap { SyncLine($0) }
  }

  private mutating func hearErrors() {
    guard let bytes = Child.read(child.errors) else {
      isComplaining = false
      return
    }
    _ = complaint.take(bytes)
  }

  private func ending(now: Int) -> SyncLine? {
    guard let deadline else { return nil }
    if let code = child.ended() { return last ?? silent(code) }
    guard now >= deadline else { return nil }
    child.kill()
    _ = child.wait()
    return last ?? silent(137)
  }

  private func silent(_ code: Int32) -> SyncLine {
    let why = complaint.lastLine.map { ": \($0)" } ?? ""
    return .failed(
      code == 0 ? 70 : code,
      "The exchange broke off without a word (exit code \(code))\(why). Nothing is lost; ahd sync tries again."
    )
  }
}

extension SyncLine {
  /// Whether no line comes after this one: the exchange has ended, well or not.
  fileprivate var isLast: Bool {
    switch self {
    case .progress, .warning: false
    case .done, .failed: true
    }
  }

  fileprivate var isProgress: Bool { if case .progress = self { true } else { false } }
}

/// Lines of another program as they come, of any length up to a limit.
struct SyncLines {
  private var begun: [UInt8] = []
  /// The last line that held anything.
  private(set) var lastLine: String?

  /// More of a line than this is dropped.
  private static let limit = 4_096

  /// The lines that are whole by now, without their ends.
  mutating func take(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    for part in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      if part.offset > 0 { found += finish() }
      begun += part.element.prefix(max(0, SyncLines.limit - begun.count))
    }
    return found
  }

  /// The line that was begun.
  mutating func finish() -> [String] {
    guard !begun.isEmpty else { return [] }
    let line = String(decoding: begun, as: UTF8.self)
    begun = []
    lastLine = line
    return [line]
  }
}
