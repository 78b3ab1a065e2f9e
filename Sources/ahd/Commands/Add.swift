import Acts
import ArgumentParser
import Entities
import JSON
import Journal
import Register
import Screen

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an item; prints its id.",
    discussion: """
      What kind of promise it is must be said: firm, pledge, discussed, position, past, or follow-up
      for a task of the secretariat itself. An item without a source is told as such.

        ahd add "Share port manifests" --domain narcotics --strength pledge \\
          --owed-by pakistan --owed-to turkiye --due "Q1 2027" --source src-southasiandesk --paragraph 16
        ahd add "Write the next paper" --domain governance --strength follow-up
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "A few words; the id is made of them.") var title: String
  @Option(help: ArgumentHelp("What kind of promise it is.", valueName: "strength"))
  var strength: String?
  @Option(help: ArgumentHelp("Domain, the main one first.", valueName: "id")) var domain: [String] =
    []
  @Option(help: ArgumentHelp("Party or body that owes it.", valueName: "id")) var owedBy: [String] =
    []
  @Option(help: ArgumentHelp("Party or body it is owed to.", valueName: "id"))
  var owedTo: [String] = []
  @Option(help: "By when: 2027-03, Q1 2027, mid-2027.") var due: String?
  @Option(help: "The sentence.") var summary: String?
  @Option(help: "20 officers, 4 sessions a year.") var quantity: String?
  @Option(help: "What would count as done.") var doneWhen: String?
  @Option(help: ArgumentHelp("Who answers for it.", valueName: "person")) var accountable: String?
  @Option(help: ArgumentHelp("The figure that measures it.", valueName: "id")) var indicator:
    String?
  @Option(help: "Why it is added.") var reason: String?
  @Flag(help: "As JSON, with stable keys.") var json = false
  @OptionGroup var claim: ClaimOptions

  func run() throws {
    try Writing.run(options, actor) { desk in
      let person = desk.actor(actor, for: [])
      var id = ""
      _ = try desk.record { (register, _) throws(Refusal) in
        let (draft, made) = try draft(register, person)
        id = made
        return draft
      }
      let row = try desk.register.row(named: id)
      return json
        ? Shown(
          document: JSONValue.object([
            JSONMember(key: "format", value: 1),
            JSONMember(key: "id", value: .string(desk.register.index.id(row))),
          ]).inertPretty)
        : Shown(desk.register.index.id(row))
    }
  }

  private func draft(
    _ register: Register, _ person: Actor
  ) throws(Refusal) -> (draft: Draft, id: String) {
    var new = NewItem(title: title, strength: try kind())
    let typed: [(String, String)] = [
      ("domains", domain.joined(separator: ",")), ("owedBy", owedBy.joined(separator: ",")),
      ("owedTo", owedTo.joined(separator: ",")), ("due", due ?? ""), ("summary", summary ?? ""),
      ("quantity", quantity ?? ""), ("doneWhen", doneWhen ?? ""),
      ("accountable", accountable ?? ""), ("indicator", indicator ?? ""),
    ]
    for (name, typed) in typed where !typed.isEmpty {
      guard let member = Member.named(name) else { continue }
      new.values.append(MemberValue(member, try register.value(typed, for: member)))
    }
    new.claim = try claim.claim(register, text: summary ?? title)
    return try register.add(new, by: person, reason: reason)
  }

  private func kind() throws(Refusal) -> Strength? {
    guard let strength else { return nil }
    guard let kind = Strength(rawValue: strength) else {
      throw .notAValue(
        strength, member: "strength",
        expected: "one of \(Strength.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind
  }
}
