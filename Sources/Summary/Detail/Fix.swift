package import Text

/// What would settle a finding: in the dashboard, and as a command.
package struct Fix: Hashable, Sendable {
  private let keyed: KeyedWords
  /// Nil where no command does it.
  package let command: String?
  /// The sentence of the command line, where it is not that of the dashboard.
  private let plain: String?

  package init(_ words: KeyedWords, _ command: String? = nil, plain: String? = nil) {
    keyed = words
    self.command = command
    self.plain = plain
  }

  package static let drift = Fix(
    "\(.settle) says which counts; or put the file back as it was",
    plain: "put the file back as it was, or say in the dashboard which counts")

  /// The action that does it; nil where none of the dashboard does.
  package var act: KeyedWords.Act? { keyed.act }

  /// As the command line does it: `ahd set train-20-officers due 2027-Q1 sets a date`.
  package var text: String {
    if let plain { return plain }
    guard let command else { return keyed.words { "\($0.rawValue) in the dashboard" } }
    var isNamed = false
    return keyed.words { act in
      defer { isNamed = true }
      return isNamed ? act.command : command
    }
  }

  /// With the person's keys: `d sets a date · ahd set …`.
  package func text(_ key: (KeyedWords.Act) -> String) -> String {
    keyed.words(key) + (command.map { " · \($0)" } ?? "")
  }

  /// The same in its first clause: `= says which counts`.
  package func briefText(_ key: (KeyedWords.Act) -> String) -> String {
    String(keyed.words(key).prefix { $0 != ";" })
  }
}

extension KeyedWords.Act {
  /// The command that does it; what it takes is shown where it is the first that is named.
  fileprivate var command: String {
    switch self {
    case .report: "ahd done"
    case .confirm: "ahd confirm"
    case .reopen: "ahd reopen"
    case .status: "ahd set … status"
    case .date: "ahd set … due"
    case .note: "ahd note"
    case .edit: "ahd set"
    case .record: "ahd record"
    case .settle: "settle in the dashboard"
    }
  }
}
