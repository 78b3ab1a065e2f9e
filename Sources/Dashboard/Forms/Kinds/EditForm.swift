package import Acts
import Entities
package import Journal
import Register

/// `e`: the members of an item, as they stand, to be changed; of several items those that can
/// be the same for all.
package struct EditForm: FormKind {
  package init() {}
  package var id: String { "edit" }
  package var title: String { "Edit" }
  package var start: Form.FieldID? { "title" }

  package func fields(_ context: FormContext) -> [Form.Field] {
    let isOne = context.rows.count == 1
    let members = isOne ? Member.all : Member.all.filter { Self.forMany.contains($0.name) }
    var fields = members.filter { $0.name != "due" }.map { member in
      field(member, isOne ? context.row : nil, context.register)
    }
    fields.append(.line(.reason, "Reason", placeholder: "none given"))
    return fields
  }

  private static let forMany: Set<String> = [
    "domains", "strength", "owedBy", "owedTo", "verifiable", "accountable", "implementing",
    "indicator", "origin",
  ]

  /// A member as a field; preset with what one item has, empty for several.
  private func field(_ member: Member, _ row: Int?, _ register: Register) -> Form.Field {
    let id = Form.FieldID(member.name)
    let value = row.flatMap { register.editable($0, member) }
    let empty = row == nil ? "unchanged" : "not stated"
    switch member.kind {
    case .ids(let entity):
      return .pick(
        id, member.label, .init(entity), chosen: value?.ids ?? [], isMany: true, placeholder: empty,
        short: member.short)
    case .id(let entity):
      return .pick(
        id, member.label, .init(entity), chosen: value?.ids ?? [], placeholder: empty,
        short: member.short)
    case .choice(let words):
      return choice(id, member, words.map { Form.Option(words: $0, id: $0) }, value, row == nil)
    case .flag:
      let options = [
        Form.Option(words: "not stated", id: "none"),
        Form.Option(words: "yes", id: "yes", key: "y"),
        Form.Option(words: "no", id: "no", key: "n"),
      ]
      return choice(id, member, options, value, row == nil)
    case .text where member.name != "title":
      return .lines(
        id, member.label, preset: value?.typed ?? "", placeholder: empty, short: member.short)
    default:
      return .line(
        id, member.label, preset: value?.typed ?? "", placeholder: empty,
        hint: member.kind == .quantity ? "20 officers, 4 sessions a year" : "", short: member.short)
    }
  }

  private func choice(
    _ id: Form.FieldID, _ member: Member, _ options: [Form.Option], _ value: Editable?,
    _ isMany: Bool
  ) -> Form.Field {
    let options = isMany ? [Form.Option(words: "unchanged", id: nil)] + options : options
    let place = options.firstIndex { $0.id == value?.typed } ?? 0
    return .choice(id, member.label, options, picked: place, short: member.short)
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    var values: [MemberValue] = []
    for member in Member.all where form.isTouched(Form.FieldID(member.name)) {
      let typed = form.typed(Form.FieldID(member.name))
      // Several items: what is empty stays as it is.
      if context.rows.count > 1, typed.isEmpty { continue }
      values.append(MemberValue(member, try context.register.value(typed, for: member)))
    }
    return try context.register.set(
      context.rows, values, by: form.actor(context.settings), reason: form.text(.reason))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let touched = Member.all.filter { form.isTouched(Form.FieldID($0.name)) }.map {
      $0.label.lowercased()
    }
    guard !touched.isEmpty else {
      return ["Result: nothing is changed yet. Status: s; due date: d; source: a on the item."]
    }
    return [
      "Result: \(touched.joined(separator: ", ")) amended. What was agreed is kept beside it, with the date."
    ]
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let touched = Member.all.filter { form.isTouched(Form.FieldID($0.name)) }.map {
      $0.label.lowercased()
    }
    return
      "Amended \(touched.joined(separator: ", ")): \(context.subject.words(context.register))."
  }
}

extension Form {
  /// What a field holds as `Register.value(_:for:)` reads it.
  func typed(_ id: FieldID) -> String {
    switch self[id]?.value {
    case .text(let field)?: field.text
    case .choice(let options, let picked)?: options[picked].id ?? ""
    case .pick(let pick)?: pick.chosen.joined(separator: ",")
    case nil: ""
    }
  }
}

extension Pick.Source {
  init(_ entity: Member.Entity) {
    self =
      switch entity {
      case .owner: .owners
      case .domain: .domains
      case .person: .people
      case .body: .bodies
      case .meeting: .meetings
      case .indicator: .indicators
      case .source: .sources
      case .commitment: .items
      }
  }
}

extension Member {
  /// The label within nine cells.
  var short: String? {
    switch name {
    case "accountable": "Account."
    case "implementing": "By bodies"
    case "verifiable": "Verifiab."
    case "supersedes": "Replaces"
    case "relatesTo": "Relates"
    default: nil
    }
  }
}
