// The English of all words the program says: another language would be one more of this folder.

/// `1 day`, `2 days`.
package func plural(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`; empty for none.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }

  /// The same, of more than `limit` the first of them: `a, b and 3 more`.
  package func listed(atMost limit: Int) -> String {
    count > limit ? (prefix(limit) + ["\(count - limit) more"]).listed : listed
  }
}

extension String {
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  package var loweredFirst: String { prefix(1).lowercased() + dropFirst() }

  /// `“held”`.
  package var quoted: String { "“\(self)”" }

  /// The same, cut beyond forty characters: whatever was typed, a sentence stays one that can be read.
  package var quotedBriefly: String { (count > 40 ? prefix(39) + "…" : self).quoted }

  /// Without white space at its ends.
  package var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
