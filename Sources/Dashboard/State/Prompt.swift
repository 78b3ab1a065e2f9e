package import Query
import Screen

/// The line after `/`: what is typed, what it may go on with, and what in it cannot be read.
package struct Prompt: Sendable {
  package struct Fault: Hashable, Sendable {
    /// In characters of the text.
    package let place: Range<Int>
    package let words: String
  }

  package internal(set) var field: TextField
  /// The text when it was opened, to come back to.
  let before: String
  /// What may stand at the cursor, the likeliest first.
  package internal(set) var suggestions: [Filter.Suggestion] = []
  package internal(set) var faults: [Fault] = []
  /// Enter was pressed on a fault, which is told until something is typed.
  package internal(set) var isRefused = false
  /// What was typed when Tab took a suggestion, and which of them stands there now.
  private(set) var taken: Taken?
  /// Tab asked what may stand where nothing is typed.
  private var isAsked = false

  struct Taken: Sendable {
    let typed: TextField
    let place: Int
  }

  init(_ text: String) {
    field = TextField(text)
    before = text
  }

  /// What is listed above the line: all suggestions, but at a blank only when they were asked for.
  package var listed: [Filter.Suggestion] {
    guard !isRefused, let first = suggestions.first else { return [] }
    return taken != nil || isAsked || !first.place.isEmpty || isValue(first) ? suggestions : []
  }

  /// Which of them stands in the text.
  package var takenPlace: Int? { taken?.place }

  /// Behind the cursor: what Tab and → would add; ` → id` where that is spelled otherwise.
  package var ghost: String {
    guard taken == nil, !isRefused, field.isCursorAtEnd, let first = suggestions.first,
      !first.place.isEmpty || isValue(first)
    else { return "" }
    if let rest = first.rest(after: field.text) { return rest }
    guard isValue(first) else { return "" }
    return first.place.isEmpty ? first.text : " → \(first.text)"
  }

  /// It stands behind the sign of a field.
  private func isValue(_ suggestion: Filter.Suggestion) -> Bool {
    let start = suggestion.place.lowerBound
    guard field.characters.indices.contains(start - 1) else { return false }
    return ":<>=,".contains(field.characters[start - 1])
  }

  // MARK: Keys

  /// Takes an editing key; false if it is none.
  mutating func take(_ key: Key) -> Bool {
    guard field.take(key) else { return false }
    taken = nil
    isAsked = false
    isRefused = false
    return true
  }

  /// Puts the next suggestion in, or the one before. True where that settled it, so that what may
  /// follow is to be found anew.
  mutating func complete(by step: Int) -> Bool {
    guard !suggestions.isEmpty else { return false }
    guard !listed.isEmpty else {
      isAsked = true
      return false
    }
    let count = suggestions.count
    let place = taken.map { ($0.place + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    return put(place)
  }

  /// Puts a suggestion in; of several the others stay at hand.
  mutating func put(_ place: Int) -> Bool {
    guard suggestions.indices.contains(place) else { return false }
    let typed = taken?.typed ?? field
    field = typed
    field.put(suggestions[place].text, at: suggestions[place].place)
    isRefused = false
    isAsked = false
    taken = suggestions.count == 1 ? nil : Taken(typed: typed, place: place)
    return suggestions.count == 1
  }

  /// → behind the text: takes what stands there in grey.
  mutating func takeGhost() -> Bool {
    guard !ghost.isEmpty else { return false }
    _ = put(0)
    taken = nil
    return true
  }

  /// The cursor goes to the fault.
  mutating func refuse() {
    guard let fault = faults.first else { return }
    isRefused = true
    taken = nil
    field.move(to: fault.place.upperBound)
  }
}
