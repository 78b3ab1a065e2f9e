import Acts
import ArgumentParser
import Config
import Glibc
import Reports
import Screen
import Sheets
import Store

/// Standard output and error: the one door to both. It takes what is shown, which cannot hold raw
/// text; `LayeringTests` holds that nothing else writes there.
enum Output {
  /// Writes all of it; a full disk or a closed pipe is an error, never a silent loss.
  static func print(_ shown: Shown) throws {
    // By bytes: CR and LF are one character.
    let isEnded = shown.text.utf8.last.map { $0 == UInt8(ascii: "\n") } ?? true
    try write(isEnded ? shown : shown + "\n", to: 1)
  }

  /// Prints a report in one of its formats.
  static func print(_ report: any Reports.Report, as format: Format = .text) throws {
    try print(document: report.written(format, page) ?? "")
  }

  /// Prints a report, in the styles of the page.
  static func print(document text: String) throws {
    try print(Shown(document: text, isStyled: page.isColoured))
  }

  /// A question, with the cursor behind it.
  static func prompt(_ question: Shown) throws { try write(question, to: 1) }

  /// Prints a document, or writes it to the file that was named.
  static func give(_ text: String, to path: String?, force: Bool) throws {
    guard let path, path != "-" else { return try print(document: text) }
    try OutFile.write(text, to: path, force: force)
  }

  static func warn(_ sentence: Shown) { try? write("ahd: \(sentence)\n", to: 2) }

  private static func write(_ shown: Shown, to descriptor: Int32) throws {
    try write(Array(shown.text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw ExitCode(74) }
      bytes = bytes.dropFirst(written)
    }
  }

  /// How wide and how coloured text may be.
  static var page: Page {
    let isTerminal = Host.isTerminal(1)
    let isColoured =
      isTerminal && !isPlain && Host.environment("NO_COLOR") == nil
      && Host.environment("TERM") != "dumb"
    return Page(
      width: Host.columns ?? 100, isColoured: isColoured,
      isASCII: isASCII || Configured.own.configuration.flag(.ascii))
  }

  /// --plain was given: no colours.
  private static var isPlain: Bool {
    CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--plain")
  }

  /// The locale cannot show more than ASCII.
  static var isASCII: Bool {
    let locale =
      Host.environment("LC_ALL") ?? Host.environment("LC_CTYPE") ?? Host.environment("LANG") ?? ""
    return !locale.uppercased().contains("UTF-8") && !locale.uppercased().contains("UTF8")
  }

  /// Runs a command's body; failures become one sentence and their exit code.
  static func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      if error is ExitCode, let done = Done.words { warn(done) }
      guard let failure = Failure(of: error) else { throw error }
      warn(failure.words)
      throw ExitCode(failure.code)
    }
  }
}

extension Failure {
  /// The failure of a command's body, in a sentence; nil for an error that the argument parser
  /// tells.
  init?(of error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as StoreError: self.init(error.sysexit, Shown(error.words))
    case let error as Refusal: self.init(error.sysexit, Shown(error.words))
    default: return nil
    }
  }
}

extension StoreError {
  /// A refused action has the exit code of the refusal.
  fileprivate var sysexit: Int32 {
    if case .refused(let refusal) = self { refusal.sysexit } else { exitCode }
  }
}

extension Refusal {
  /// 66 for what is not there, 64 for what was asked wrongly, 75 where trying again may
  /// do, 65 for the rest.
  fileprivate var sysexit: Int32 {
    switch self {
    case .unknownItem, .reading(.unknownFigure), .session(.unknown), .session(.noneAhead): 66
    case .session(let refusal): refusal.isUsage ? 64 : 65
    case .ambiguous, .unknownParty, .notConcerned, .notSettable, .notADate, .notYet, .emptyText,
      .nothingChosen,
      .reasonMissing, .tooLong, .unknownMember, .notAValue, .unknownID, .emptied, .unfit:
      64
    case .reading(.same): 65
    case .reading: 64
    case .changed: 75
    case .newerFormat: 77
    case .several(let first, _): first.sysexit
    default: 65
    }
  }
}

extension Output {
  /// A line on a terminal that the next one overwrites.
  static func progress(_ words: Shown) { try? write(Array("\r\(words.text)".utf8), to: 2) }
  static func clearProgress() { try? write(Array("\r\u{1B}[K".utf8), to: 2) }
}
