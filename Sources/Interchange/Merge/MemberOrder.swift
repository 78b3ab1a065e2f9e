import Entities
import Text

/// The order members stand in where nobody gave them one: that of docs/format.md and the schemas.
struct MemberOrder {
  private let ranks: [ExactText: Int]

  /// - Parameters:
  ///   - file: Where the object lies.
  ///   - isPart: It is a party, domain, person or body of register.json.
  init(_ file: RegisterFile, isPart: Bool) {
    let names = isPart ? MemberOrder.part : MemberOrder.names[file] ?? ""
    let list = names.split(separator: " ").enumerated().map { (ExactText(String($1)), $0) }
    ranks = Dictionary(list, uniquingKeysWith: { first, _ in first })
  }

  /// What both began from as the one that changed the order has it; what is new behind what it
  /// follows here, unknown names last. Whoever joins whom first, the order is the same.
  func order(base: MergeObject, ours: MergeObject, theirs: MergeObject) -> [ExactText] {
    let known = Set(base.names)
    let all = Set(ours.names + theirs.names)
    let old = Interleaving(
      base: base.names, ours: ours.names, theirs: theirs.names, kept: all.intersection(known)
    ).order
    return inserting(all.subtracting(known).sorted(by: precedes), in: old)
  }

  /// Each new name stands behind the last it follows.
  private func inserting(_ new: [ExactText], in old: [ExactText]) -> [ExactText] {
    // At each place the first of all names from there on.
    var firsts = old
    for place in old.indices.dropLast().reversed() where precedes(firsts[place + 1], old[place]) {
      firsts[place] = firsts[place + 1]
    }
    var order: [ExactText] = []
    var place = 0
    for name in new {
      while place < old.count, precedes(firsts[place], name) {
        order.append(old[place])
        place += 1
      }
      order.append(name)
    }
    return order + old[place...]
  }

  private func precedes(_ a: ExactText, _ b: ExactText) -> Bool {
    (ranks[a] ?? .max, a) < (ranks[b] ?? .max, b)
  }

  /// Of the objects each file is made of.
  static let names: [RegisterFile: String] = [
    .register:
      """
    format id title short aliases language group parent parentClaims asOf began includes completion words \
    parties domains cadence people bodies notes
    """,
    .commitments:
      """
    id title summary domains strength owedBy owedTo inferred accountable implementing quantity \
    indicator due recurs verifiable doneWhen origin status statusDate confirmations evidence \
    milestones relatesTo supersedes claims notes
    """,
    .meetings:
      """
    id title short kind number date time previousDates state place host hostBasis agenda attendees \
    decisions order claims notes
    """,
    .indicators:
      """
    id title short measures unit unitName scale ascending commitment baseline frequency periods \
    attributedTo caution claims notes
    """,
    .sources: "id title short publisher author date aliases paragraphs kind notes",
    .tensions:
      "id number kind title text hold refs commitments meetings indicators state resolution claims",
  ]

  private static let part =
    "id name title role short key zone party kind core aliases signers note claims"
}
