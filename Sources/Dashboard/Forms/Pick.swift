import Entities
import Query
package import Register
import Screen
import Search

/// Entries picked from what the register holds: typing narrows the list under the field, ↑↓ moves
/// in it, Space takes an entry or puts it back.
package struct Pick: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// Parties and bodies: who may owe.
    case owners
    case parties, domains, people, bodies, sources, meetings, indicators, items
    case options([Form.Option])
  }

  package let source: Source
  /// Ids, in the order they were picked.
  package var chosen: [String]
  /// Whether more than one may be picked.
  package let isMany: Bool
  package private(set) var typed = TextField()
  package private(set) var cursor = 0

  package init(source: Source, chosen: [String] = [], isMany: Bool) {
    self.source = source
    self.chosen = chosen
    self.isMany = isMany
  }

  /// The most that is listed; more is narrowed by typing.
  static let limit = 200

  /// Entries that match what was typed, those picked first while nothing is.
  package func options(_ register: Register) -> [Form.Option] {
    let found = matching(register)
    guard typed.isEmpty, !chosen.isEmpty else { return found }
    let first = chosen.map { Form.Option(words: words($0, register), id: $0) }
    return first + found.filter { !chosen.contains($0.id ?? "") }
  }

  /// What is picked, in words; nil for nothing.
  package func words(_ register: Register) -> String? {
    chosen.isEmpty ? nil : chosen.map { words($0, register) }.joined(separator: ", ")
  }

  func words(_ id: String, _ register: Register) -> String {
    if source == .items { return register.index.row(id).map(register.index.title) ?? id }
    return all(register).first { $0.id == id }?.words ?? id
  }

  /// Whether the register (still) holds what an id stands for.
  func isKnown(_ id: String, _ register: Register) -> Bool {
    source == .items ? register.index.row(id) != nil : all(register).contains { $0.id == id }
  }

  /// The cursor on an entry of those listed.
  mutating func go(to place: Int) { cursor = max(0, place) }

  // MARK: Keys

  /// Takes a key; false if it is none of a picker's.
  mutating func take(_ key: Key, _ register: Register) -> Bool {
    switch key {
    case .down: cursor = min(cursor + 1, max(0, options(register).count - 1))
    case .up: cursor = max(0, cursor - 1)
    case .character(" "): toggle(register)
    case .backspace where typed.isEmpty: if !chosen.isEmpty { chosen.removeLast() }
    default:
      guard typed.take(key) else { return false }
      cursor = 0
    }
    return true
  }

  /// Takes the entry under the cursor, or puts it back.
  mutating func toggle(_ register: Register) {
    let options = options(register)
    guard options.indices.contains(cursor), let id = options[cursor].id else { return }
    let wasTyped = !typed.isEmpty
    if let place = chosen.firstIndex(of: id) {
      chosen.remove(at: place)
    } else if isMany {
      chosen.append(id)
    } else {
      chosen = [id]
    }
    typed = TextField()
    // The cursor stays on the entry it took.
    let place = self.options(register).firstIndex { $0.id == id }
    cursor = wasTyped ? 0 : place ?? cursor
  }

  /// Leaving the field or recording: what was typed takes the entry under the cursor;
  /// false if it matches none.
  mutating func settle(_ register: Register) -> Bool {
    if typed.isEmpty { return true }
    let options = options(register)
    guard options.indices.contains(cursor), let id = options[cursor].id else { return false }
    if chosen.contains(id) { typed = TextField() } else { toggle(register) }
    return true
  }

  // MARK: Entries

  private func matching(_ register: Register) -> [Form.Option] {
    if source == .items { return items(register) }
    let needle = Folding.fold(typed.text)
    let all = all(register)
    guard !needle.isEmpty else { return Array(all.prefix(Self.limit)) }
    let words = String(decoding: needle, as: UTF8.self)
    return all.filter { option in
      let text = Folding.fold("\(option.words) \(option.id ?? "")")
      return String(decoding: text, as: UTF8.self).contains(words)
    }
  }

  private func items(_ register: Register) -> [Form.Option] {
    let all = 0..<Int32(min(register.count, Self.limit))
    let rows = typed.isEmpty ? nil : register.matches(typed.text)
    return (rows ?? Array(all)).prefix(Self.limit).map {
      Form.Option(words: register.index.title(Int($0)), id: register.index.id(Int($0)))
    }
  }

  private func all(_ register: Register) -> [Form.Option] {
    let header = register.header
    let opening = register.opening
    return switch source {
    case .parties: header.parties.map { .init(words: $0.name, id: $0.id) }
    case .owners:
      header.parties.map { .init(words: $0.name, id: $0.id) }
        + header.bodies.map { .init(words: $0.name, id: $0.id) }
    case .bodies: header.bodies.map { .init(words: $0.name, id: $0.id) }
    case .domains: header.domains.map { .init(words: $0.title, id: $0.id) }
    case .people: header.people.map { .init(words: $0.name, id: $0.id) }
    case .sources: opening.sources.map { .init(words: $0.short, id: $0.id) }
    case .meetings: register.meetings.map { .init(words: $0.title, id: $0.id) }
    case .indicators: register.indicators.map { .init(words: $0.title, id: $0.id) }
    case .options(let options): options
    case .items: []
    }
  }
}
