import Entities
package import JSON

extension SavedView {
  /// A member that cannot be read.
  package struct Fault: Error, Hashable, Sendable {
    package let member: String
    package let words: String
  }

  /// `{"name", "filter", "domains", "status", "overdue", "sort", "group", "columns"}`; all but the
  /// name may be missing, and other members are let be.
  init(_ value: JSONValue, keeper: Keeper) throws(Fault) {
    guard value.object != nil else {
      throw Fault(member: "", words: "a view is an object with a name")
    }
    var view = SavedView("", Filter(), Arrangement(), keeper)
    let name = try Self.text("name", value) ?? ""
    do { view.name = try SavedView.name(name) } catch {
      throw Fault(member: "name", words: "the name is missing, too long or not one line")
    }
    view.filter.text = try Self.text("filter", value) ?? ""
    view.filter.domains = try Self.texts("domains", value)
    view.filter.status = try Self.status(value)
    view.filter.isOverdueOnly = try Self.flag("overdue", value)
    for part in Arrangement.Part.allCases {
      guard let text = try Self.text(part.rawValue, value) else { continue }
      do { try view.arrangement.set(part, text) } catch {
        throw Fault(member: part.rawValue, words: error.words)
      }
    }
    self = view
  }

  /// The same members, those that are as usual left out.
  package var json: JSONValue {
    var members = [JSONMember(key: "name", value: .string(name))]
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONMember(key: key, value: value))
    }
    if !filter.text.isEmpty { add("filter", .string(filter.text)) }
    if !filter.domains.isEmpty { add("domains", .array(filter.domains.map(JSONValue.string))) }
    if let status = filter.status { add("status", .string(status.viewed)) }
    if filter.isOverdueOnly { add("overdue", .bool(true)) }
    if !arrangement.sort.isEmpty { add("sort", .string(arrangement.text(of: .sort))) }
    if arrangement.group != nil { add("group", .string(arrangement.text(of: .group))) }
    if arrangement.columns != nil { add("columns", .string(arrangement.text(of: .columns))) }
    return .object(members)
  }

  /// The members that say what a view is; others are let be.
  static let members = [
    "name", "filter", "domains", "status", "overdue", "sort", "group", "columns",
  ]

  private static func text(_ name: String, _ value: JSONValue) throws(Fault) -> String? {
    guard let member = value[name], member != .null else { return nil }
    guard let text = member.string else { throw Fault(member: name, words: "it is no text") }
    return text
  }

  private static func texts(_ name: String, _ value: JSONValue) throws(Fault) -> [String] {
    guard let member = value[name], member != .null else { return [] }
    let texts = member.array?.compactMap(\.string) ?? []
    guard let count = member.array?.count, count == texts.count else {
      throw Fault(member: name, words: "it is no array of texts")
    }
    return texts
  }

  private static func status(_ value: JSONValue) throws(Fault) -> Filter.StatusChoice? {
    guard let text = try text("status", value) else { return nil }
    if text == Filter.StatusChoice.noReport.viewed { return .noReport }
    if let status = Status(rawValue: text) { return .status(status) }
    let all = Status.allCases.map(\.rawValue) + [Filter.StatusChoice.noReport.viewed]
    throw Fault(
      member: "status",
      words: "There is no status “\(text)”; there are \(all.joined(separator: ", ")).")
  }

  private static func flag(_ name: String, _ value: JSONValue) throws(Fault) -> Bool {
    guard let member = value[name], member != .null else { return false }
    guard let flag = member.bool else {
      throw Fault(member: name, words: "it is not true or false")
    }
    return flag
  }
}

extension Filter.StatusChoice {
  /// `in-progress`, `no-report`.
  fileprivate var viewed: String {
    switch self {
    case .status(let status): status.rawValue
    case .noReport: "no-report"
    }
  }
}
