import Acts
import ArgumentParser
import Entities
import JSON
import Journal
import Register
import Screen

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set a field of items: status, due, title, owedBy, …",
    discussion: """
      Ids first, then the field, then its value; `none` clears what can be empty, ids are parted by
      commas. What was agreed is kept beside the new value. Done is reported (ahd done), not set.

        ahd set train-20-officers status in-progress --reason "First group arrived"
        ahd set train-20-officers due "Q1 2027" --reason "No room before"
        ahd set train-20-officers due 2027-03 --source src-southasiandesk --paragraph 18
        ahd set coast-guard-exchanges shared-satellite-watch due mid-2027

      The fields:
      \(SetCommand.fields)
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(
    help: ArgumentHelp(
      "Ids of items, or the beginnings of them; the field and its value last.",
      valueName: "id… field value"))
  var words: [String]
  @Option(help: "Why.") var reason: String?
  @OptionGroup var claim: ClaimOptions

  func validate() throws {
    guard words.count > 2 else {
      throw ValidationError(
        "Give an id, a field and its value: ahd set ID due \"Q1 2027\". The fields are status, \(Member.all.map(\.name).joined(separator: ", "))."
      )
    }
  }

  func run() throws {
    let ids = Array(words.dropLast(2))
    let (field, typed) = (words[words.count - 2], words[words.count - 1])
    if field == "status" { return try setStatus(ids, typed) }
    guard let member = Member.named(field) else {
      try Output.run { () throws(Refusal) in
        throw .unknownMember(field, ["status"] + Member.all.map(\.name))
      }
      return
    }
    try Writing.act(
      options, actor, on: ids, telling: { told(member, $0, $1) },
      drafting: { (register, rows, person) throws(Refusal) in
        try draft(register, rows, person, member, typed)
      })
  }

  private func draft(
    _ register: Register, _ rows: [Int], _ person: Actor, _ member: Member, _ typed: String
  ) throws(Refusal) -> Draft {
    let claim = try claim.claim(register, text: "\(member.label.lowercased()) \(typed)")
    guard member.kind == .date else {
      let value = try register.value(typed, for: member)
      return try register.set(
        rows, [MemberValue(member, value)], by: person, reason: reason, claim: claim)
    }
    let date = typed.isEmpty || typed == "none" ? nil : typed
    return try register.setDue(rows, date, by: person, reason: reason, claim: claim)
  }

  /// `Due Q1 2027*: Train 20 officers in Ankara (was Q1 2026*).`
  private func told(_ member: Member, _ register: Register, _ row: Int) -> Shown {
    let value = register.object(row)?[member.name] ?? .null
    let isGone = value == .null || value == .array([])
    let removed = member.kind == .date ? "The due date is removed" : "\(member.label) removed"
    let now = isGone ? removed : "\(member.label) \(register.words(of: value))"
    let before = register.amendments(row).first { $0.member == member.name }?.agreed
    let was = before.map { " (agreed: \($0))" } ?? ""
    return "\(now): \(register.index.title(row))\(was)."
  }

  private func setStatus(_ ids: [String], _ typed: String) throws {
    guard let status = Status(rawValue: typed) else {
      let words = Status.allCases.filter(\.isSettable).map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no status “\(typed)”; use one of \(words).")
    }
    try Writing.act(options, actor, on: ids) { (register, rows, person) throws(Refusal) in
      try register.setStatus(rows, to: status, by: person, reason: reason)
    }
  }

  private static let fields = Member.all.map { "  \($0.name): \($0.expected)" }
    .joined(separator: "\n")
}

/// The source a change is taken from.
struct ClaimOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The source that says so; it adds a claim.", valueName: "source"))
  var source: String?
  @Option(help: ArgumentHelp("Its paragraph.", valueName: "n")) var paragraph: String?

  func validate() throws {
    guard (source == nil) == (paragraph == nil) else {
      throw ValidationError("A source and its paragraph go together: --source S --paragraph N.")
    }
  }

  func claim(_ register: Register, text: String) throws(Refusal) -> Claim? {
    guard let source else { return nil }
    return try register.claim(source: source, paragraph: paragraph, text: text)
  }
}
