package import Dates
package import JSON

/// A document claims are taken from.
package struct Source: Hashable, Sendable {
  package internal(set) var id = ""
  package internal(set) var title: String?
  package internal(set) var short = ""
  /// Nil is unknown.
  package internal(set) var publisher: String?
  package internal(set) var author: String?
  package internal(set) var date: DateValue?
  package internal(set) var aliases: [String] = []
  /// How many paragraphs it has.
  package internal(set) var paragraphs = 0
  package internal(set) var kind: String?
  package internal(set) var notes: String?
}

extension Decoding {
  package mutating func source() throws(JSONError) -> Source? {
    let before = problems.count
    var source = Source()
    let isObject = try object(requiring: ["id", "short", "paragraphs"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "id": source.id = try decoding.slug() ?? ""
      case "title": source.title = try decoding.text()
      case "short": source.short = try decoding.requiredText() ?? ""
      case "publisher": source.publisher = try decoding.text()
      case "author": source.author = try decoding.text()
      case "date": source.date = try decoding.date()
      case "aliases": source.aliases = try decoding.texts()
      case "paragraphs":
        source.paragraphs = try decoding.integer(1...1_000_000, "a count from 1") ?? 0
      case "kind": source.kind = try decoding.text()
      case "notes": source.notes = try decoding.text()
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    return hasFailed(since: before) ? nil : source
  }
}
