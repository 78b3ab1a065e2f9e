package import Acts
import Entities
package import Journal
package import Register
import Summary

/// `x`: says that items are done, with a party's word or none yet.
package struct ReportForm: FormKind {
  package init() {}
  package var id: String { "report" }
  package var title: String { "Report done" }

  package func fields(_ context: FormContext) -> [Form.Field] {
    [Reporting.word(context, withNone: true), Reporting.on, .line(.evidence, "Evidence")]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.report(
      context.rows, by: form.actor(context.settings), on: form.text(.on),
      evidence: form.text(.evidence))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    guard let row = context.row else { return [] }
    let warnings =
      context.rows.count == 1 ? context.register.warnings(row) : Reporting.warnings(context)
    return warnings + Reporting.outcome(form, context)
  }

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    Reporting.narrowOutcome(form, context) ?? outcome(form, context)
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    Reporting.told(form, context, isShort: isShort)
  }
}

/// `c`: adds a party's word to what is reported.
package struct ConfirmForm: FormKind {
  package init() {}
  package var id: String { "confirm" }
  package var title: String { "Confirm" }

  package func obstacle(_ context: FormContext) -> Refusal? {
    context.register.first(of: context.rows, where: { $0.report == nil }, Refusal.notReported)
  }

  package func fields(_ context: FormContext) -> [Form.Field] {
    [Reporting.word(context, withNone: false), Reporting.on, .line(.evidence, "Evidence")]
  }

  package func draft(_ form: Form, _ context: FormContext) throws(Refusal) -> Draft {
    try context.register.confirm(
      context.rows, by: form.actor(context.settings), on: form.text(.on),
      evidence: form.text(.evidence))
  }

  package func outcome(_ form: Form, _ context: FormContext) -> [String] {
    Reporting.outcome(form, context)
  }

  package func narrowOutcome(_ form: Form, _ context: FormContext) -> [String] {
    Reporting.narrowOutcome(form, context) ?? outcome(form, context)
  }

  package func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    Reporting.told(form, context, isShort: isShort)
  }
}

/// What report and confirm have in common.
private enum Reporting {
  static var on: Form.Field { .date(.on, "Done on") }

  /// The parties to all the items that have not spoken; no default puts a word in anyone's mouth
  /// but the person's own party's.
  static func word(_ context: FormContext, withNone: Bool) -> Form.Field {
    let register = context.register
    let rows = context.rows
    let reports = rows.compactMap { register.delivery($0).report }
    let parties = (rows.first.map(register.concerned) ?? []).filter { party in
      !reports.contains { $0.hasWord(of: party) }
        && rows.allSatisfy { register.concerned($0).contains(party) }
    }
    var options =
      withNone ? [Form.Option(words: "nobody yet: noted by the secretariat", id: nil)] : []
    options += parties.map { id in
      let party = register.header.parties.first { $0.id == id }
      return Form.Option(words: party?.name ?? id, id: id, key: party?.key)
    }
    if options.isEmpty { options = [Form.Option(words: "every party has spoken", id: nil)] }
    let own = options.firstIndex { $0.id != nil && $0.id == context.settings.party } ?? 0
    return .choice(.word, "Confirmed by", options, picked: own, short: "Word")
  }

  static func warnings(_ context: FormContext) -> [String] {
    let warned = context.rows.filter { !context.register.warnings($0).isEmpty }
    return warned.isEmpty
      ? []
      : [
        "\(warned.count) of \(context.rows.count) recur or were never promised; each is closed for good."
      ]
  }

  static func outcome(_ form: Form, _ context: FormContext) -> [String] {
    let register = context.register
    guard let row = context.row else { return [] }
    guard context.rows.count == 1 else {
      let done = context.rows.filter {
        !register.needsWords($0) || form.missingAfterwards($0, register).isEmpty
      }.count
      let left = context.rows.count - done
      let told = [
        done > 0 ? "● \(done) done" : nil,
        left > 0 ? "◑ \(left) reported done, something missing" : nil,
      ]
      return [
        "Result: \(told.compactMap(\.self).joined(separator: ", ")). One undo takes all back."
      ]
    }
    guard register.needsWords(row) else {
      return ["Result: ● done. One report is enough for this item."]
    }
    let missing = form.missingAfterwards(row, register)
    guard !missing.isEmpty else { return ["Result: ● done."] }
    let all = missing.joined(separator: ", ")
    return [
      "Result: ◑ reported done. Still missing afterwards: \(all). Done needs \(allWords(1 + register.concerned(row).count))."
    ]
  }

  /// `Then ◑ reported; lacks evidence, Türkiye's and Pakistan's word`; nil where
  /// the longer form does.
  static func narrowOutcome(_ form: Form, _ context: FormContext) -> [String]? {
    guard context.rows.count == 1, let row = context.row, context.register.needsWords(row) else {
      return nil
    }
    let lacking = form.lacking(row, context.register)
    guard !lacking.isEmpty else { return ["Then ● done."] }
    let whose = lacking.compactMap(\.wordOf)
    let all =
      lacking.filter { $0.wordOf == nil }.map(\.words)
      + (whose.isEmpty ? [] : ["\(whose.joined(separator: " and ")) word"])
    return ["Then ◑ reported; lacks \(all.joined(separator: ", "))"]
  }

  static func told(_ form: Form, _ context: FormContext, isShort: Bool) -> String {
    let register = context.register
    guard let row = context.row else { return "" }
    guard context.rows.count == 1 else {
      let done = context.rows.filter { register.delivery($0).status == .done }.count
      return done == context.rows.count
        ? "Done: \(done) items."
        : "Reported done: \(context.rows.count) items, \(done) of them done."
    }
    let title = register.index.title(row)
    guard register.delivery(row).status == .reportedDone else { return "Done: \(title)." }
    if isShort { return "Reported done: \(title)." }
    let missing = form.missingAfterwards(row, register).joined(separator: ", ")
    let keys = context.settings.keymap
    let open = register.meetingLeftOpen(by: row).map { " \(register.leftOpenWords($0))." } ?? ""
    return
      "Reported done: \(title). Missing: \(missing) (\(keys[.report]) adds, \(keys[.confirm]) confirms).\(open)"
  }

  /// How many things done needs, in words.
  private static func allWords(_ count: Int) -> String {
    switch count {
    case 2: "both"
    case 3: "all three"
    case 4: "all four"
    default: "all \(count)"
    }
  }
}

extension Form {
  /// What will still be missing once this form is recorded.
  fileprivate enum Lack {
    case evidence
    /// By the possessive of a party: `Pakistan's`. Typed, a word is only claimed: it counts once it
    /// is signed.
    case word(of: String)
    case sync(with: String)

    var wordOf: String? { if case .word(let whose) = self { whose } else { nil } }

    var words: String {
      switch self {
      case .evidence: "evidence"
      case .word(let whose): "\(whose) word"
      case .sync(let whose): "a sync with \(whose) key"
      }
    }
  }

  /// Evidence and words that will still be missing once this form is recorded.
  package func missingAfterwards(_ row: Int, _ register: Register) -> [String] {
    lacking(row, register).map(\.words)
  }

  fileprivate func lacking(_ row: Int, _ register: Register) -> [Lack] {
    let report = register.delivery(row).report
    let hasEvidence = text(.evidence) != nil || !(report?.evidence.isEmpty ?? true)
    let waiting = report?.missingWords ?? register.concerned(row)
    let isStrict = register.header.words == .verified
    let words = waiting.filter { isStrict || $0 != choice(.word) }.map { id -> Lack in
      let whose = register.header.parties.first { $0.id == id }?.possessive ?? id
      return id == choice(.word) ? .sync(with: whose) : .word(of: whose)
    }
    return (hasEvidence ? [] : [.evidence]) + words
  }
}

extension Register {
  /// The refusal for the first item whose delivery is not fit; nil if all are.
  func first(
    of rows: [Int], where isUnfit: (Delivery) -> Bool, _ refusal: (String) -> Refusal
  ) -> Refusal? {
    let unfit = rows.filter { isUnfit(delivery($0)) }.map(index.title)
    guard let first = unfit.first else { return nil }
    return unfit.count == 1 ? refusal(first) : .several(refusal(first), items: unfit)
  }
}
