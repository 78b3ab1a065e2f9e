import JSON
import Model

/// Which rows pass a filter, worked out item by item from what its terms mean.
struct NaiveFilter {
  let rows: [Int32]

  init(_ register: Register, _ filter: Filter) {
    rows = (0..<Int32(register.count)).filter {
      Self.passes(Int($0), register, filter)
    }
  }

  private static func passes(_ row: Int, _ register: Register, _ filter: Filter) -> Bool {
    guard let item = register.item(row) else { return false }
    if !filter.domains.isEmpty, Set(filter.domains).isDisjoint(with: item.domains) { return false }
    if filter.isOverdueOnly, !register.flags[row].contains(.overdue) { return false }
    switch filter.status {
    case .status(let status)? where register.status[row] != status: return false
    case .noReport? where !isNoReport(row, register): return false
    default: break
    }
    let words = filter.text.split(separator: " ").map(String.init)
    let isReadable = words.allSatisfy { field($0) == nil || fields.contains(field($0) ?? "") }
    return words.allSatisfy { word in
      isReadable && field(word) != nil
        ? holds(word, row, item, register) : contains(word, item, register)
    }
  }

  private static let fields = ["domain", "status", "strength", "party", "owedby", "owedto", "flag"]

  /// What stands before the first colon, if anything does.
  private static func field(_ word: String) -> String? {
    guard let colon = word.firstIndex(of: ":"), colon != word.startIndex else { return nil }
    return word[..<colon].lowercased()
  }

  private static func isNoReport(_ row: Int, _ register: Register) -> Bool {
    register.status[row] == .notStarted && register.flags[row].contains(.unreported)
  }

  private static func holds(
    _ word: String, _ row: Int, _ item: Commitment, _ register: Register
  ) -> Bool {
    let value = String(word[word.index(after: word.firstIndex(of: ":") ?? word.startIndex)...])
    let header = register.header
    func begins(_ names: [String]) -> Bool {
      names.contains { Folding.fold($0).starts(with: Folding.fold(value)) }
    }
    func isOwner(_ id: String) -> Bool {
      header.parties.contains { $0.id == id && begins([id, $0.name, $0.short] + $0.aliases) }
        || header.bodies.contains { $0.id == id && begins([id, $0.name, $0.short] + $0.aliases) }
    }
    switch field(word) {
    case "domain"?:
      return header.domains.contains {
        item.domains.contains($0.id) && begins([$0.id, $0.title, $0.short] + $0.aliases)
      }
    case "status"?:
      let status = register.status[row]
      let isNoReport = !value.isEmpty && isNoReport(row, register)
      return begins([status.rawValue, status.words])
        || isNoReport && begins(["no-report", "no report"])
    case "strength"?: return begins([item.strength.rawValue])
    case "party"?: return (item.owedBy + item.owedTo).contains(where: isOwner)
    case "owedby"?: return item.owedBy.contains(where: isOwner)
    case "owedto"?: return item.owedTo.contains(where: isOwner)
    default:
      let isSingle = Set(item.claims.map(\.source)).count == 1
      let up = register.flags[row].ids + (isSingle ? ["single-source"] : [])
      return up.contains { begins([$0]) }
    }
  }

  /// Folded, a word is looked for in title, id and summary, and in the names of domains and owners.
  private static func contains(_ word: String, _ item: Commitment, _ register: Register) -> Bool {
    let header = register.header
    let domains = header.domains.filter { item.domains.contains($0.id) }
      .flatMap { [$0.title, $0.short] + $0.aliases }
    let owners = item.owedBy + item.owedTo
    let parties = header.parties.filter { owners.contains($0.id) }
      .flatMap { [$0.name, $0.short] + $0.aliases }
    let bodies = header.bodies.filter { owners.contains($0.id) }
      .flatMap { [$0.name, $0.short] + $0.aliases }
    let needle = Folding.fold(word)
    let texts = [item.title, item.id, item.summary ?? ""] + domains + parties + bodies
    return needle.isEmpty
      || texts.map { Folding.fold($0) }.contains { text in
        text.indices.contains { text[$0...].starts(with: needle) }
      }
  }
}
