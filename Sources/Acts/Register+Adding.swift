import Dates
package import Entities
package import JSON
package import Journal
import Register
import Search
import Text

/// A commitment to be added, as a person gave it.
package struct NewItem: Sendable {
  package var title: String
  /// Nil is refused: what kind of promise it is must be said.
  package var strength: Strength?
  /// Members besides, with their values.
  package var values: [MemberValue] = []
  package var claim: Claim?
  /// Nil makes it of the title.
  package var id: String?
  /// Nil begins as its strength does.
  package var status: Status?
  /// Members nobody sets by hand, as the file has them: `inferred`, `claims`.
  package var others: [(String, JSONValue)] = []

  package init(title: String, strength: Strength?) {
    self.title = title
    self.strength = strength
  }
}

extension Register {
  /// `a`, `ahd add`: a new item, its id made of its title.
  ///
  /// - Parameters:
  ///   - new: What is known of it; domains are required.
  ///   - actor: Who adds it.
  ///   - reason: Why, as told.
  /// - Returns: The event, and the id the item will have.
  /// - Throws: What is missing or does not fit.
  package func add(
    _ new: NewItem, by actor: Actor, reason: String? = nil
  ) throws(Refusal) -> (draft: Draft, id: String) {
    let title = new.title.trimmed
    guard !title.isEmpty else { throw .emptied(member: "title") }
    guard let strength = new.strength else {
      throw .notAValue(
        "", member: "strength",
        expected:
          "what kind of promise it is: \(Strength.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    guard new.values.contains(where: { $0.member.name == "domains" && $0.value != .array([]) })
    else { throw .emptied(member: "domains") }
    let id = new.id ?? slug(of: title)
    let object = object(new, id: id, title: title, strength)
    try validate(object, title: title)
    let change = Change(.added(object), on: .commitment(id))
    return (Draft(by: actor.person, party: actor.party, reason: reason, changes: [change]), id)
  }

  /// Members in the order of the files, those not stated left out.
  private func object(
    _ new: NewItem, id: String, title: String, _ strength: Strength
  ) -> JSONValue {
    var values: [String: JSONValue] = Dictionary(
      new.values.map { ($0.member.name, $0.value) }, uniquingKeysWith: { $1 })
    values["title"] = .string(title)
    values["strength"] = .string(strength.rawValue)
    values = values.filter {
      $0.value != .null && ($0.value != .array([]) || $0.key.hasPrefix("owed"))
    }
    var members: [(String, JSONValue)] = [("id", .string(id))]
    for member in Member.all {
      if let value = values[member.name] { members.append((member.name, value)) }
    }
    members.append(("status", .string((new.status ?? strength.openingStatus).rawValue)))
    members.append(("statusDate", .string(today.text)))
    members += new.others
    if let claim = new.claim { members.append(("claims", .array([claim.json]))) }
    return .members(members)
  }

  /// `Train 20 officers in Ankara` is `train-20-officers-in-ankara`; with a number behind
  /// where that was ever used.
  package func slug(of title: String) -> String {
    let base = Slug.made(of: title)
    let used = Set(addedItems().map(\.slug)).union(past.slugs("commitment"))
    func isFree(_ slug: String) -> Bool {
      index.row(slug) == nil && opening.index.row(slug) == nil && !used.contains(slug)
    }
    if isFree(base) { return base }
    var number = 2
    while !isFree("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }

  /// Evidence for the reports that stand on an item.
  package func addEvidence(
    _ rows: [Int], _ text: String, by actor: Actor
  ) throws(Refusal) -> Draft {
    guard !text.isEmpty else { throw .emptyText }
    var changes: [Change] = []
    for row in rows.distinct {
      guard delivery(row).report != nil else { throw .notReported(item: index.title(row)) }
      changes.append(
        Change(.evidenceAdded(text), on: target(of: row), references: heads(row).ids))
    }
    return Draft(by: actor.person, party: actor.party, changes: changes)
  }

  /// One more claim on items.
  package func addClaim(
    _ rows: [Int], _ claim: Claim, by actor: Actor
  ) throws(Refusal) -> Draft {
    Draft(
      by: actor.person, party: actor.party,
      changes: rows.distinct.map { Change(.claimAdded(claim), on: target(of: $0)) })
  }

  /// A milestone at the end of those an item has.
  package func addMilestone(
    _ row: Int, _ title: String, due typed: String?, by actor: Actor
  ) throws(Refusal) -> Draft {
    let title = title.trimmed
    guard !title.isEmpty else { throw .emptyText }
    guard let object = object(row) else { throw .broken(item: index.title(row)) }
    let was = object["milestones"] ?? .null
    let base = Slug.made(of: title)
    let used = (was.array ?? []).compactMap { $0["id"]?.string }
    var id = base
    var number = 2
    while used.contains(id) {
      id = "\(base)-\(number)"
      number += 1
    }
    var members: [(String, JSONValue)] = [("id", .string(id)), ("title", .string(title))]
    if let typed { members.append(("due", try due(typed, isStated: false))) }
    let value = JSONValue.array((was.array ?? []) + [.members(members)])
    try validate(object.replacing("milestones", with: value), title: index.title(row))
    let after = states[target(of: row)]?.fields[.member("milestones")]?.ids ?? []
    return Draft(
      by: actor.person, party: actor.party,
      changes: [
        Change(
          .fieldSet(name: "milestones", value: value), on: target(of: row), was: was, after: after)
      ])
  }
}

extension Strength {
  /// How an item of this strength begins: what nobody promised is proposed.
  package var openingStatus: Status {
    self == .discussed || self == .position ? .proposed : .notStarted
  }
}

extension Slug {
  /// Letters folded to ASCII, all else a hyphen; `item` where nothing is left. At most 60
  /// bytes, cut between words.
  package static func made(of title: String) -> String {
    var words: [String] = []
    var word = ""
    for byte in Folding.fold(title) {
      let isPlain = (48...57).contains(byte) || (97...122).contains(byte)
      if isPlain { word.append(Character(UnicodeScalar(byte))) }
      if !isPlain, byte != UInt8(ascii: "'"), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    var slug = ""
    for word in words.map({ $0.prefix(60) }) {
      let longer = slug.isEmpty ? String(word) : "\(slug)-\(word)"
      if longer.utf8.count > 60 { break }
      slug = longer
    }
    return slug.isEmpty ? "item" : slug
  }
}
