import ArgumentParser
import JSON
import Manual

/// Answers the shells' scripts: what may come next in a half-typed command line. Never fails
/// loudly, never writes.
enum Completer {
  /// What the scripts ask with; no command can have this name.
  private static let request = "---complete"

  /// Whether these arguments ask for a script or for candidates; then what to print.
  static func answer(_ arguments: [String]) -> String? {
    switch arguments.first {
    case request: lines(Array(arguments.dropFirst())).joined(separator: "\n")
    case "--generate-completion-script": script(arguments.dropFirst().first)
    default: nil
    }
  }

  /// Nil leaves it to the parser to say which shells there are.
  private static func script(_ name: String?) -> String? {
    let login = Host.environment("SHELL")?.split(separator: "/").last.map(String.init)
    return Shell(rawValue: name ?? login ?? "")?.script
  }

  /// `SHELL SHOWN WORDS…`; of bash, `bash SHOWN LINE`.
  private static func lines(_ request: [String]) -> [String] {
    guard request.count >= 2, let shell = Shell(rawValue: request[0]), let tool = Ahd.tool
    else { return [] }
    var words = Array(request.dropFirst(2))
    if shell == .bash { words = Array(Shell.words(of: words.first ?? "").dropFirst()) }
    // fish hands on the quote a word begins with.
    if shell == .fish, let quote = words.last?.first, quote == "'" || quote == "\"" {
      words[words.count - 1].removeFirst()
    }
    switch candidates(tool, words) {
    case .files: return [":files"]
    case .folders: return [":folders"]
    case .some(let all): return shell.lines(all, partial: words.last ?? "", shown: request[1])
    }
  }

  private enum Found {
    case files, folders
    case some([Expected.Candidate])
  }

  private static func candidates(_ tool: Tool, _ words: [String]) -> Found {
    let expected = tool.expected(after: words)
    switch expected.kind {
    case .files: return .files
    case .folders: return .folders
    case .candidates(let candidates): return .some(expected.led(candidates))
    case .value(let argument, let path, let besides):
      switch Values.of(argument, in: path) {
      case nil: return .some(besides)
      case .files: return .files
      case .folders: return .folders
      case .list(let list):
        let typed = String((words.last ?? "").dropFirst(expected.lead.count))
        return .some(expected.led(besides + list(words.dropLast(), typed)))
      }
    }
  }
}

extension Ahd {
  /// The command line as the parser tells it.
  static var tool: Tool? { (try? JSONValue(_dumpHelp())).flatMap { Tool($0) } }
}

extension Expected {
  /// Candidates with what stands before them in the same word.
  fileprivate func led(_ candidates: [Candidate]) -> [Candidate] {
    lead.isEmpty ? candidates : candidates.map { Candidate(lead + $0.text, $0.help) }
  }
}
