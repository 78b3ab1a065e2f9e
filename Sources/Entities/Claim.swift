package import JSON

/// What one source says, with its paragraph; or what this register infers from it.
package struct Claim: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable { case stated, inferred }

  package let source: String
  /// From 1, counted over non-blank lines of the source.
  package let paragraph: Int
  /// In the register's own words.
  package let text: String
  package let kind: Kind
  /// The source's own words, at most eight of them, where the register rests on how it is put.
  package let quote: String?
  /// Person to whom the source attributes it, if to one.
  package let speaker: String?

  package init(
    source: String, paragraph: Int, text: String, kind: Kind, quote: String? = nil,
    speaker: String? = nil
  ) {
    self.source = source
    self.paragraph = paragraph
    self.text = text
    self.kind = kind
    self.quote = quote
    self.speaker = speaker
  }
}

extension Claim {
  /// The paragraph it is read in.
  package var reference: Reference { Reference(source: source, paragraph: paragraph) }
}

/// A paragraph of a source.
package struct Reference: Hashable, Sendable {
  package let source: String
  package let paragraph: Int

  package init(source: String, paragraph: Int) {
    self.source = source
    self.paragraph = paragraph
  }
}

extension Decoding {
  package mutating func claims() throws(JSONError) -> [Claim] {
    try list { (decoding) throws(JSONError) in try decoding.claim() }
  }

  private mutating func claim() throws(JSONError) -> Claim? {
    var source: String?
    var paragraph: Int?
    var text: String?
    var kind: Claim.Kind?
    var quote: String?
    var speaker: String?
    let isObject = try object(requiring: ["source", "paragraph", "text", "kind"]) {
      (decoding, key) throws(JSONError) in
      switch key {
      case "source": source = try decoding.requiredReference(.source)
      case "paragraph": paragraph = try decoding.paragraph(of: source)
      case "text": text = try decoding.requiredText()
      case "kind": kind = try decoding.requiredChoice(Claim.Kind.self)
      case "quote": quote = try decoding.text()
      case "speaker": speaker = try decoding.reference(.person)
      default: try decoding.unknown(key)
      }
    }
    guard isObject else { return nil }
    guard let source, let paragraph, let text, let kind else { return nil }
    return Claim(
      source: source, paragraph: paragraph, text: text, kind: kind, quote: quote, speaker: speaker)
  }

  /// A paragraph number, within the source where that stands before it.
  mutating func paragraph(of source: String?) throws(JSONError) -> Int? {
    _ = try reader.peek()
    let offset = reader.offset
    guard try expect(.number, "a paragraph number from 1") else { return nil }
    let number = try integer(1...1_000_000, "a paragraph number from 1")
    if let number, let last = source.flatMap({ known.sources[$0] }), number > last {
      report(.paragraphBeyond(number, last: last), at: offset)
      return nil
    }
    return number
  }

  mutating func referenceList() throws(JSONError) -> [Reference] {
    try list { (decoding) throws(JSONError) in
      var source: String?
      var paragraph: Int?
      let isObject = try decoding.object(requiring: ["source", "paragraph"]) {
        (decoding, key) throws(JSONError) in
        switch key {
        case "source": source = try decoding.requiredReference(.source)
        case "paragraph": paragraph = try decoding.paragraph(of: source)
        default: try decoding.unknown(key)
        }
      }
      guard isObject else { return nil }
      guard let source, let paragraph else { return nil }
      return Reference(source: source, paragraph: paragraph)
    }
  }
}
