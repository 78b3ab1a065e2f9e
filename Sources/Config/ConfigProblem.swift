import JSON

/// Something wrong with what was set; what it says does not count, the rest does.
package struct ConfigProblem: Hashable, Comparable, Sendable {
  package let origin: Origin
  /// `flags.due-soon-days`; empty where none applies.
  package let path: String
  package let fault: Fault

  package init(_ origin: Origin, _ path: String, _ fault: Fault) {
    self.origin = origin
    self.path = path
    self.fault = fault
  }

  /// In the order of the files, then what stands in none.
  package static func < (a: ConfigProblem, b: ConfigProblem) -> Bool { a.rank < b.rank }

  private var rank: (Int, String, Int, Int) {
    switch origin {
    case .file(let path, let place): (0, path, place.line, place.column)
    case .whole(let path): (0, path, 0, 0)
    case .variable(let name): (1, name, 0, 0)
    case .option(let name): (2, name, 0, 0)
    }
  }

  package enum Fault: Error, Hashable, Sendable {
    case unreadable(String)
    case tooLarge
    /// What is no TOML, in words.
    case syntax(String)
    /// What there is, and what comes near it.
    case unknownKey(known: [String], nearest: String?)
    case type(found: String, expected: String)
    case notOneOf(String, [String], nearest: String?)
    case outOfRange(String, ClosedRange<Int>)
    case notAPath(String)
    /// Found unfit by the part of the program it is for, in a sentence.
    case unfit(String)
  }
}

extension ConfigProblem {
  /// `~/.config/ahd/config.toml:3:7: theme: “darc” is …`, one sentence.
  package var words: String {
    let subject = path.isEmpty ? "" : "\(path): "
    return "\(origin.words): \(subject)\(fault.words)"
  }
}

extension ConfigProblem.Fault {
  /// What is so, in words, with the full stop.
  package var words: String {
    switch self {
    case .unreadable(let why): "the file cannot be read (\(why)); nothing of it counts."
    case .tooLarge:
      "the file is larger than 1 MiB, which is no configuration; nothing of it counts."
    case .syntax(let words): "\(words)."
    case .unknownKey(let known, let nearest):
      "there is no such setting; " + suggestion(known, nearest)
    case .type(let found, let expected): "expected \(expected), found \(found)."
    case .notOneOf(let text, let known, let nearest):
      "“\(text)” is not one of them; " + suggestion(known, nearest)
    case .outOfRange(let text, let range):
      "\(text) is out of range; write a number from \(range.lowerBound) to \(range.upperBound)."
    case .notAPath(let text):
      "“\(text)” depends on the folder you are in; begin the path with / or ~/."
    case .unfit(let words): words
    }
  }

  private func suggestion(_ known: [String], _ nearest: String?) -> String {
    if let nearest { return "did you mean “\(nearest)”?" }
    return "there are \(known.joined(separator: ", "))."
  }
}
