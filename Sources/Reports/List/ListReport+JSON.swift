import JSON
import Query
import Register

extension ListReport {
  /// `{"format":1,"commitments":[…]}`, one item a line; the keys of an item are told at `ItemJSON`,
  /// whatever columns a list shows. Where it is grouped, `"groups"` follows: of each, in order,
  /// `key`, `title`, `total`, `done`, `overdue`, `elsewhere` (items of the same domain that stand
  /// under their main one) and the `ids` of its items.
  package var json: String {
    let groups: [JSONMember] =
      arrangement.group == nil
      ? [] : [.init("groups", .array(sections.map { Self.group($0, register) }))]
    return JSONOutput.document(
      "commitments", rows.lazy.map { ItemJSON.object(register, Int($0)) }, then: groups)
  }

  private static func group(_ section: Section, _ register: Register) -> JSONValue {
    .object([
      .init("key", .string(section.key)), .init("title", .string(section.title)),
      .init("total", .number(String(section.tally.total))),
      .init("done", .number(String(section.tally.done))),
      .init("overdue", .number(String(section.tally.overdue))),
      .init("elsewhere", .number(String(section.elsewhere))),
      .init("ids", .texts(section.rows.map { register.index.id(Int($0)) })),
    ])
  }
}
