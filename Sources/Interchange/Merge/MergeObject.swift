import Entities
import JSON
import Text

/// A value as it stands in a file.
struct MergeValue {
  /// As written there, lines after the first indented as there.
  let text: [UInt8]
  let value: JSONValue
  /// Where it lies in its file; nil if it was made.
  var range: Range<Int>?
  /// What it says, however it is written.
  let meaning: ExactText

  init(text: [UInt8], value: JSONValue, range: Range<Int>? = nil) {
    self.text = text
    self.value = value
    self.range = range
    meaning = value.meaning
  }
}

extension JSONValue {
  /// What a value says, the order of its members aside: the same text for the same. Numbers that
  /// are spelled differently are different.
  var meaning: ExactText { ExactText(ordered.compact) }

  private var ordered: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.ordered))
    case .object(let members):
      .object(
        members.map { JSONMember(key: $0.key, value: $0.value.ordered) }
          .sorted { ExactText($0.key) < ExactText($1.key) })
    default: self
    }
  }
}

/// An object of a file, as joining sees it.
struct MergeObject {
  /// As written, from brace to brace.
  var text: [UInt8]
  private(set) var keys: [ExactText] = []
  private(set) var values: [ExactText: MergeValue] = [:]
  /// By member, what is proposed for it.
  private(set) var contested: [ExactText: [JSONValue]] = [:]

  init(text: [UInt8]) { self.text = text }

  mutating func add(_ key: ExactText, _ value: MergeValue) {
    keys.append(key)
    values[key] = value
  }

  mutating func add(_ key: ExactText, _ member: MergeMember) {
    if let held = member.held { add(key, held) }
    if !member.proposals.isEmpty { contested[key] = member.proposals }
  }

  /// False if it is no object of lists. What has but one proposal is settled.
  mutating func take(contested value: JSONValue) -> Bool {
    guard let members = value.object else { return value == .null }
    for member in members {
      guard let proposals = member.value.array else { return false }
      let distinct = MergeMember.Proposals(proposals)
      if distinct.count > 1 { contested[ExactText(member.key)] = distinct.ordered }
    }
    return true
  }

  /// What it has and what is proposed for it.
  subscript(key: ExactText) -> MergeMember {
    MergeMember(held: values[key], proposals: contested[key] ?? [])
  }

  /// All it speaks of, what is only proposed last.
  var names: [ExactText] { keys + contested.keys.filter { values[$0] == nil }.sorted() }

  func says(the other: MergeObject) -> Bool {
    Set(names + other.names).allSatisfy { self[$0].says(the: other[$0]) }
  }

  // MARK: Written

  /// Pretty, indented as deep as it lies.
  static func written(_ members: [(key: ExactText, member: MergeMember)], level: Int) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "{")]
    func add(_ key: ExactText, _ value: [UInt8]) {
      let comma = text.count > 1 ? "," : ""
      text += "\(comma)\(lead(level + 1))\(JSONValue.string(key.text).compact): ".utf8
      text += value
    }
    for (key, member) in members {
      if let held = member.held { add(key, held.text) }
    }
    let open = members.filter { !$0.member.proposals.isEmpty }.sorted { $0.key < $1.key }
    if !open.isEmpty {
      let contested = JSONValue.members(open.map { ($0.key.text, .array($0.member.proposals)) })
      add("contested", contested.written(level: level + 1))
    }
    text += (text.count > 1 ? lead(level) : "").utf8
    text.append(UInt8(ascii: "}"))
    return text
  }

  /// The line end before what lies so deep.
  static func lead(_ level: Int) -> String { "\n" + String(repeating: "  ", count: level) }
}

extension JSONValue {
  /// Pretty, lines after the first indented as deep as it lies.
  func written(level: Int) -> [UInt8] {
    let lines = pretty.split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.joined(separator: MergeObject.lead(level)).utf8)
  }
}
