/// Typed letters looked for in names: all of a word's letters, in their order. The nearer together
/// they stand and the more of them begin a word, the better they fit.
package struct Fuzzy: Sendable {
  private let words: [[Unicode.Scalar]]

  package init(_ typed: String) {
    words = Fuzzy.scalars(typed).split(separator: " ").map(Array.init)
  }

  package var isEmpty: Bool { words.isEmpty }

  /// How well all that was typed fits; more is better.
  ///
  /// - Parameters:
  ///   - name: Where letters may stand apart.
  ///   - also: Sentences about it: only whole beginnings of their words count,
  ///     and less than the name.
  /// - Returns: Nil where a word fits neither.
  package func score(_ name: String, also: String = "") -> Int? {
    let name = Fuzzy.scalars(name)
    let also = Fuzzy.scalars(also)
    var sum = words.count == 1 && words[0] == name ? 100 : 0
    for word in words {
      guard
        let best = [Fuzzy.fit(word, in: name), Fuzzy.begins(word, in: also)].compactMap(\.self)
          .max()
      else { return nil }
      sum += best
    }
    return sum
  }

  /// Those that fit, best first; equals stay in their order.
  package func ranked<Entry>(
    _ entries: [Entry], _ texts: (Entry) -> (name: String, also: String)
  ) -> [Entry] {
    guard !isEmpty else { return entries }
    let hits = entries.enumerated().compactMap { place, entry in
      let (name, also) = texts(entry)
      return score(name, also: also).map { (-$0, place) }
    }
    return hits.sorted(by: <).map { entries[$0.1] }
  }

  // MARK: One word

  private static let letter = 4
  private static let beginning = 8
  private static let neighbour = 8
  private static let gap = -2

  /// The best of all ways to find the letters in their order; nil for none.
  private static func fit(_ word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    // By place in the text: the best score with the last letter there.
    var row = [Int?](repeating: nil, count: text.count)
    for (number, wanted) in word.enumerated() {
      var next = [Int?](repeating: nil, count: text.count)
      var apart: Int?
      for place in text.indices {
        if place >= 2, let before = row[place - 2] { apart = max(apart ?? before, before) }
        guard text[place] == wanted else { continue }
        let own = letter + (isBeginning(place, text) ? beginning : 0) + (place == 0 ? letter : 0)
        if number == 0 {
          next[place] = own
        } else {
          let joined = place > 0 ? row[place - 1].map { $0 + neighbour } : nil
          next[place] = [joined, apart.map { $0 + gap }].compactMap(\.self).max().map { $0 + own }
        }
      }
      row = next
    }
    // Letters strewn over a name mean something else.
    let least = letter * word.count + neighbour * (word.count - 1) / 2
    return row.compactMap(\.self).max().flatMap { $0 >= least ? $0 : nil }
  }

  private static func begins(_ word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    let isThere = text.indices.contains {
      isBeginning($0, text) && text[$0...].starts(with: word)
    }
    return isThere ? letter * word.count : nil
  }

  private static func isBeginning(_ place: Int, _ text: [Unicode.Scalar]) -> Bool {
    place == 0 || " -:_/,;.(".unicodeScalars.contains(text[place - 1])
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    Array(String(decoding: Folding.fold(text), as: UTF8.self).unicodeScalars)
  }
}
