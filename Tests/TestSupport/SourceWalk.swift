import Entities
import Journal
package import Register

/// Goes through a text sentence by sentence and holds each that names a source against the
/// register: the paragraph, what it is said to say, whether it states it, and who is named for it.
package struct SourceWalk {
  /// How many paragraphs, quotations, attributions and confirmations were looked at.
  package private(set) var seen = 0
  /// What the register does not bear out, with its line.
  package private(set) var faults: [String] = []
  private let register: Register
  private let claims: [Reference: [Claim]]
  private let paragraphs: Set<Reference>

  package init(_ register: Register) {
    self.register = register
    let header = register.header
    let items = (0..<register.count).flatMap { register.item($0)?.claims ?? [] }
    let others: [[Claim]] =
      register.meetings.map(\.allClaims) + register.indicators.map(\.claims)
      + register.tensions.map(\.claims) + header.people.map(\.claims) + header.bodies.map(\.claims)
      + header.domains.map(\.claims) + [header.parentClaims, header.cadence?.claims ?? []]
    claims = Dictionary(grouping: items + others.flatMap(\.self), by: \.reference)
    let read = register.indicators.flatMap(\.periods).compactMap { period in
      period.source.flatMap { source in
        period.paragraph.map { Reference(source: source, paragraph: $0) }
      }
    }
    paragraphs = Set(claims.keys).union(read)
  }

  /// - Parameter text: Lines; backslashes of Markdown before a sign do not matter.
  package mutating func walk(_ text: String) {
    var heading: Reference?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.filter { $0 != "\\" }
      let named = references(line)
      for (reference, before, after) in named { look(line, reference, before, after) }
      // A note of the list of sources: what stands under its number is of its paragraph.
      if line.hasPrefix("- **[") { heading = named.first?.reference }
      if line.hasPrefix("  - "), let heading { entry(line, of: heading) }
      quotations(line)
      attributions(line)
      confirmations(line)
    }
  }

  private mutating func fail(_ why: String, _ line: String) { faults.append("\(why): \(line)") }

  // MARK: Paragraphs and what they say

  /// `SouthAsianDesk ¶18` and `SouthAsianDesk, paragraph 18`, with what stands before and behind.
  private func references(
    _ line: String
  ) -> [(reference: Reference, before: Substring, after: Substring)] {
    register.opening.sources.flatMap { source in
      [" ¶", ", paragraph "].flatMap { sign in
        line.ranges(of: source.short + sign).compactMap { range in
          let digits = line[range.upperBound...].prefix(while: \.isNumber)
          return Int(digits).map { number in
            (
              Reference(source: source.id, paragraph: number), line[..<range.lowerBound],
              line[digits.endIndex...]
            )
          }
        }
      }
    }
  }

  private mutating func look(
    _ line: String, _ reference: Reference, _ before: Substring, _ after: Substring
  ) {
    seen += 1
    guard paragraphs.contains(reference) else { return fail("nothing rests on it", line) }
    let known = claims[reference] ?? []
    if before.hasSuffix("In the words of ") {
      let words = after.drop { ": ".contains($0) }
      if !known.contains(where: { $0.quote?.contains(words) ?? false }) {
        fail("no quotation", line)
      }
      return
    }
    var said = after
    for mark in [", inferred by the register", ", inferred", ", stated"] where said.hasPrefix(mark)
    {
      said = said.dropFirst(mark.count)
    }
    said = said.drop { ": ".contains($0) }
    guard let claim = known.filter({ said.hasPrefix($0.text) }).max(by: { $0.text < $1.text })
    else {
      if after.hasPrefix(": ") { fail("no claim says so", line) }
      return
    }
    let kinds = known.filter { $0.text == claim.text }.map(\.kind)
    let marks = [before.suffix(14), after.prefix(12), tail(said.dropFirst(claim.text.count))]
    let told: Claim.Kind =
      marks.contains { $0.lowercased().contains("inferred") } ? .inferred : .stated
    if !kinds.contains(told) { fail("it is not \(told.rawValue)", line) }
    speaker(line, before, claim, known)
  }

  /// What stands behind a claim, as far as the next one.
  private func tail(_ rest: Substring) -> Substring {
    let next = register.opening.sources.flatMap { rest.ranges(of: "\($0.short) ¶") }
    return rest[..<(next.map(\.lowerBound).min() ?? rest.endIndex)]
  }

  /// `Ali Yerlikaya in SouthAsianDesk ¶21: …`.
  private mutating func speaker(
    _ line: String, _ before: Substring, _ claim: Claim, _ known: [Claim]
  ) {
    for person in register.header.people where before.hasSuffix("\(person.name) in ") {
      if !known.contains(where: { $0.text == claim.text && $0.speaker == person.id }) {
        fail("\(person.name) is not named for it", line)
      }
    }
  }

  /// `- Vienna is named. Behind: T10`.
  private mutating func entry(_ line: String, of reference: Reference) {
    seen += 1
    let said = line.dropFirst(4)
    let known = claims[reference] ?? []
    let isNamedAlone = said.hasPrefix("Named for ") || said.hasPrefix("Behind: ")
    if !isNamedAlone, !known.contains(where: { said.hasPrefix($0.text) }) {
      fail("no claim of ¶\(reference.paragraph) says so", line)
    }
  }

  // MARK: Words, voices, confirmations

  /// Words in quotation marks behind a date are a source's own.
  private mutating func quotations(_ line: String) {
    for part in line.split(separator: "“").dropFirst() {
      guard let end = part.firstIndex(of: "”") else { continue }
      let words = String(part[..<end])
      let isDate = part[end...].hasPrefix("”, on ") || part[end...].hasPrefix("”)")
      guard isDate else { continue }
      seen += 1
      if claims.values.joined().allSatisfy({ !($0.quote?.contains(words) ?? false) }) {
        fail("“\(words)” is quoted by no claim", line)
      }
    }
  }

  private mutating func attributions(_ line: String) {
    for range in line.ranges(of: "attributed to ") {
      let name = line[range.upperBound...]
      if name.hasPrefix("nobody") { continue }
      seen += 1
      let header = register.header
      let people = header.people.filter { name.hasPrefix($0.name) }.map(\.id)
      let bodies = header.bodies.filter { name.hasPrefix($0.name) }.map(\.id)
      let speakers = Set(claims.values.joined().compactMap(\.speaker))
      let tellers = Set(register.indicators.compactMap(\.attributedTo))
      if !(people + bodies).contains(where: { speakers.union(tellers).contains($0) }) {
        fail("nothing is attributed so", line)
      }
    }
  }

  /// What confirmed a session is what the event that did so names, and nothing else.
  private mutating func confirmations(_ line: String) {
    for range in line.ranges(of: "onfirmed by ") {
      seen += 1
      let said = line[range.upperBound...]
      let grounds = register.meetings.compactMap { meeting in
        register.lastStateEvent(of: meeting).flatMap { register.journal.events[$0].reason }
      }
      if !grounds.contains(where: said.hasPrefix) { fail("it did not confirm it", line) }
    }
  }
}
