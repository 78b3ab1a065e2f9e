import Entities
import Journal
import Register

/// What a commit says: what changed, in words.
struct Message {
  /// The register with the events in it.
  let register: Register
  /// Events, in the order of their journals.
  var events: [Event] = []
  /// Those of the six files that were changed by hand.
  var edited: [Edit] = []
  /// The register is committed for the first time.
  var isFirst = false

  /// A file that was changed by hand, and what it says otherwise now: ids, or
  /// members of register.json.
  struct Edit {
    let file: String
    var names: [String] = []
  }

  /// So many cells at most has the first line.
  static let width = 72
  /// So many events are listed; of more it is said how many.
  static let listed = 200
  /// So many names of a file's are.
  static let named = 20

  var text: String {
    let told = events.filter { !$0.isOpening }
    var body = told.prefix(Message.listed).map(line)
    if told.count > Message.listed { body.append("… and \(told.count - Message.listed) more") }
    body += edited.map(line)
    let isSaid = body.count == 1 && (told.isEmpty || subject == words(told[0]))
    let rest = isSaid ? told.map(hand) + edited.map(line).filter { $0 != subject } : body
    return ([subject] + (rest.isEmpty ? [] : [""] + rest)).joined(separator: "\n") + "\n"
  }

  /// As many of the lines as there is room for, and how many more there are.
  var subject: String {
    let told = events.filter { !$0.isOpening }
    let pieces =
      (isFirst ? ["Begin the register \(inert(register.header.short.utf8))"] : [])
      + told.prefix(20).map(words) + edited.map(told.isEmpty && edited.count == 1 ? line : words)
    let count = told.count + edited.count + (isFirst ? 1 : 0)
    guard let first = pieces.first else { return "A journal begun" }
    var subject = ""
    var taken = 0
    for piece in pieces {
      let next = taken == 0 ? piece : "\(subject); \(lowered(piece))"
      let rest = count - taken - 1
      guard cells(next + (rest > 0 ? " and \(rest) more" : "")) <= Message.width else { break }
      subject = next
      taken += 1
    }
    if taken == 0 { return cut(first, and: count - 1) }
    return count > taken ? "\(subject) and \(count - taken) more" : subject
  }

  private func cut(_ piece: String, and more: Int) -> String {
    let end = more > 0 ? "… and \(more) more" : "…"
    var text = piece
    while cells(text + end) > Message.width { text.removeLast() }
    return text + end
  }

  private func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Never fewer than a terminal uses: what is not of the old alphabets counts for two.
  private func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  private func words(_ event: Event) -> String {
    guard let index = register.journal.event(named: event.hashed) else {
      return "An event of \(event.id.writer)"
    }
    return inert(register.words(of: index).utf8)
  }

  private func words(_ edit: Edit) -> String { "\(edit.file) edited by hand" }

  private func line(_ event: Event) -> String { "\(words(event)) (\(hand(event)))" }

  private func line(_ edit: Edit) -> String {
    let names = edit.names.prefix(Message.named).map { inert($0.utf8, limit: 80) }
    let more = edit.names.count - names.count
    return words(edit) + (names.isEmpty ? "" : ": \(names.joined(separator: ", "))")
      + (more > 0 ? " and \(more) more" : "")
  }

  /// Who, for whom, by which writer.
  private func hand(_ event: Event) -> String {
    let party = event.party.map { " for \(inert(register.name(ofParty: $0).utf8))" } ?? ""
    return "\(inert(event.by.utf8, limit: 80))\(party), \(event.id.bare)"
  }
}
