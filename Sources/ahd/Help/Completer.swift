import ArgumentParser
import JSON
import Manual

/// Answers the shells' scripts: what may come next in a half-typed command line. Never fails loudly, never writes.
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
    let partial = words.last ?? ""
    let expected = tool.expected(after: words)
    switch expected.kind {
    case .files: return [":files"]
    case .folders: return [":folders"]
    case .candidates(let candidates):
      return shell.lines(expected.led(candidates), partial: partial, shown: request[1])
    case .value(let argument, let path, let besides):
      guard let values = Values.of(argument, in: path) else {
        return shell.lines(besides, partial: partial, shown: request[1])
      }
      let typed = String(partial.dropFirst(expected.lead.count))
      let known = values.list(Array(words.dropLast()), typed)
      return shell.lines(expected.led(besides + known), partial: partial, shown: request[1])
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
