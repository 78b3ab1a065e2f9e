/// Something wrong with what was set; what it says does not count, the rest does.
package struct ConfigProblem: Hashable, Sendable {
  package let origin: Origin
  /// `flags.due-soon-days`; empty where none applies.
  package let path: String
  package let fault: Fault

  package init(_ origin: Origin, _ path: String, _ fault: Fault) {
    self.origin = origin
    self.path = path
    self.fault = fault
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

/// The likeliest meaning of a misspelt word.
package enum Nearest {
  /// The word that takes the fewest changes; nil where all take more than a third of its letters.
  package static func word(to text: String, in words: [String]) -> String? {
    let typed = Array(text.lowercased().unicodeScalars.prefix(64))
    let ranked = words.map { word in
      (word, distance(typed, Array(word.lowercased().unicodeScalars.prefix(64))))
    }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, best.0.unicodeScalars.count / 3) ? best.0 : nil
  }

  /// Letters put in, left out, changed or swapped with the next.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var cost = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
