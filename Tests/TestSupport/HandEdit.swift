package import Entities
import JSON

/// What a person does to one of a register's files in an editor: one small thing at a time, in the
/// way the files are written.
package struct HandEdit: Sendable {
  /// Of the items, meetings, … that may be added.
  package var newIDs = ["oar", "quay", "raft"]
  /// Whether lists are changed by adding to them alone.
  package var onlyAddsToLists = false
  /// Whether whole items are taken out.
  package var removes = true
  /// Whether a person decides what was contested.
  package var settles = true

  package init() {}

  /// The file after one change; as it was where there is nothing to change.
  package func changed(
    _ file: RegisterFile, _ text: [UInt8], _ random: inout Seeded
  ) -> [UInt8] {
    guard let value = try? JSONValue(String(decoding: text, as: UTF8.self)) else { return text }
    let new = file == .register ? header(value, &random) : list(value, file, &random)
    return Array((new.pretty + "\n").utf8)
  }

  // MARK: Lists

  private func list(
    _ value: JSONValue, _ file: RegisterFile, _ random: inout Seeded
  ) -> JSONValue {
    var elements = value.array ?? []
    if elements.isEmpty || random.chance(12) {
      return added(&elements, random.pick(newIDs), file, &random)
    }
    let place = Int.random(in: elements.indices, using: &random)
    if removes, random.chance(8), elements.count > 1 {
      elements.remove(at: place)
    } else {
      elements[place] = member(of: elements[place], file, &random)
    }
    return .array(elements)
  }

  private func added(
    _ elements: inout [JSONValue], _ id: String, _ file: RegisterFile, _ random: inout Seeded
  ) -> JSONValue {
    guard !elements.contains(where: { $0["id"]?.string == id }) else { return .array(elements) }
    let new = HandEdit.element(id, file)
    let place = elements.firstIndex { ($0["id"]?.string ?? "") > id } ?? elements.count
    elements.insert(member(of: new, file, &random), at: place)
    return .array(elements)
  }

  private static func element(_ id: String, _ file: RegisterFile) -> JSONValue {
    switch file {
    case .meetings:
      [
        "id": .string(id), "title": "New", "short": "New", "kind": "session",
        "state": "tentative",
      ]
    case .indicators:
      ["id": .string(id), "title": "New", "short": "New", "measures": "it", "unit": "cm"]
    case .sources: ["id": .string(id), "short": "New", "paragraphs": 4]
    case .tensions: ["id": .string(id), "title": "New", "text": "Two", "state": "open"]
    default: SmallRegister.item(id)
    }
  }

  // MARK: Members

  private static let values: [RegisterFile: [(String, [JSONValue])]] = [
    .commitments: [
      ("title", ["Alpha", "Beta", "Gamma"]), ("summary", ["It stands.", "It holds.", nil]),
      ("notes", ["one", "two", nil]),
      ("due", [["edtf": "2026-03"], ["edtf": "2026-06~"], ["text": "some day"], nil]),
      ("status", ["in-progress", "suspended", "not-started"]),
      ("strength", ["firm", "pledge"]), ("quantity", [["value": 4, "unit": "boats"], nil]),
    ],
    .meetings: [
      ("title", ["First one", "The first"]), ("state", ["held", "confirmed", "tentative"]),
      ("date", [["edtf": "2025-12-10"], ["edtf": "2025-12-11"], nil]), ("notes", ["late", nil]),
    ],
    .indicators: [
      ("title", ["Water level", "Level"]), ("baseline", [.number("12"), .number("13.0"), nil]),
      ("caution", ["rough", nil]),
    ],
    .sources: [("title", ["Minutes", "The minutes"]), ("author", ["A", "B", nil])],
    .tensions: [("text", ["Two depths", "Three depths"]), ("state", ["open", "explained"])],
  ]

  private static let lists: [RegisterFile: [(String, [JSONValue])]] = [
    .commitments: [
      ("evidence", ["a letter", "a photo", "a list", "minutes"]),
      ("domains", ["works", "water"]), ("owedBy", ["pk", "tr", "group"]),
    ],
    .meetings: [("agenda", [["text": "money"], ["text": "water"], ["text": "boats"]])],
    .sources: [("aliases", ["M", "Min.", "Mins"])],
    .register: [("aliases", ["S", "Sm.", "Smalls"])],
  ]

  private func member(
    of element: JSONValue, _ file: RegisterFile, _ random: inout Seeded
  ) -> JSONValue {
    if let settled = settled(element, &random) { return settled }
    if let lists = HandEdit.lists[file], random.chance(35) {
      let (name, values) = random.pick(lists)
      return listed(element, name, random.pick(values), &random)
    }
    guard let members = HandEdit.values[file] else { return element }
    let (name, values) = random.pick(members)
    return element.replacing(name, with: random.pick(values))
  }

  private func listed(
    _ element: JSONValue, _ name: String, _ value: JSONValue, _ random: inout Seeded
  ) -> JSONValue {
    var values = element[name]?.array ?? []
    if let place = values.firstIndex(of: value) {
      if !onlyAddsToLists, values.count > 1 { values.remove(at: place) }
    } else {
      let place =
        random.chance(70) ? values.count : Int.random(in: 0...values.count, using: &random)
      values.insert(value, at: onlyAddsToLists ? values.count : place)
    }
    return element.replacing(name, with: .array(values))
  }

  /// With something decided that was contested; nil where nothing is, or nobody cares to.
  private func settled(_ element: JSONValue, _ random: inout Seeded) -> JSONValue? {
    guard settles, let contested = element["contested"]?.object, random.chance(40) else {
      return nil
    }
    return settled(element, random.pick(contested))
  }

  /// One proposal is taken, and the rest forgotten.
  private func settled(_ element: JSONValue, _ member: JSONMember) -> JSONValue {
    let rest = (element["contested"]?.object ?? []).filter { $0.key != member.key }
    var members = (element.object ?? []).filter { $0.key != "contested" }
    if !rest.isEmpty { members.append(JSONMember(key: "contested", value: .object(rest))) }
    let settled = JSONValue.object(members)
    guard let value = member.value.array?.first, value != .null else { return settled }
    return settled.replacing(member.key, with: value)
  }

  // MARK: register.json

  private func header(_ value: JSONValue, _ random: inout Seeded) -> JSONValue {
    if let settled = settled(value, &random) { return settled }
    return switch Int.random(in: 0..<5, using: &random) {
    case 0:
      value.replacing(
        "title", with: random.pick(["A small one", "The small one", "Small ones"]))
    case 1: value.replacing("notes", with: random.pick(["n", "m", nil]))
    case 2: listed(value, "aliases", random.pick(["S", "Sm.", "Smalls"]), &random)
    case 3: party(value, &random)
    default: people(value, &random)
    }
  }

  private func party(_ value: JSONValue, _ random: inout Seeded) -> JSONValue {
    var parties = value["parties"]?.array ?? []
    let place = Int.random(in: parties.indices, using: &random)
    parties[place] =
      settled(parties[place], &random)
      ?? parties[place].replacing(
        "name", with: random.pick(["The one", "The other", "That one"]))
    return value.replacing("parties", with: .array(parties))
  }

  private func people(_ value: JSONValue, _ random: inout Seeded) -> JSONValue {
    var people = value["people"]?.array ?? []
    let id = random.pick(["anna", "berk", "cem"])
    if let place = people.firstIndex(where: { $0["id"]?.string == id }) {
      people[place] =
        settled(people[place], &random)
        ?? people[place].replacing("role", with: random.pick(["chair", "clerk"]))
    } else {
      people.append(["id": .string(id), "name": .string("Name of \(id)")])
    }
    return value.replacing("people", with: .array(people))
  }
}

extension Seeded {
  /// One of them.
  package mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: all.indices, using: &self)] }
}
