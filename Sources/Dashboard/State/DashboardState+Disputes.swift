package import Check
import Journal
import Query
import Register
import Summary

// What the record disagrees on, and the key that settles it.
extension DashboardState {
  /// The disagreement under the cursor of their view.
  package var disagreementHere: Disagreement? {
    guard case .disagreements? = view else { return nil }
    let shown = viewList.disagreements
    return shown.indices.contains(viewScroll.cursor) ? shown[viewScroll.cursor] : nil
  }

  /// How many the view would list; nil where counting would hold a menu up.
  var disagreementCount: Int? {
    guard register.count <= Checks.wholeItems, register.journal.events.count <= 20_000 else {
      return nil
    }
    return shown(register.disagreements).count
  }

  /// Under the dashboard's filter only what is about items that pass it, and what is about no item.
  func shown(_ disagreements: [Disagreement]) -> [Disagreement] {
    guard !filter.isEmpty else { return disagreements }
    let rows = Set(matching.map(Int.init))
    return disagreements.filter { register.touches($0.finding, rows) }
  }

  /// The disagreement that `=` would settle: the one under the cursor, or the first about the thing
  /// under the cursor.
  var disputeHere: Disagreement? {
    if case .disagreements? = view { return disagreementHere }
    guard let target = noteTarget,
      !register.flags(of: target).isDisjoint(with: [.contested, .drift])
    else { return nil }
    let open = register.disagreements(on: target)
    return open.first { $0.field != nil } ?? open.first { $0.kind == .contested }
  }

  /// Whether `=` does anything about it: says which counts, or fetches what is waited for.
  var canSettle: Bool {
    guard let dispute = disputeHere else { return false }
    return dispute.field != nil ? writeRefusal == nil : dispute.kind == .waiting
  }

  /// Settles what is here.
  mutating func settle() -> [Effect] {
    guard let dispute = disputeHere else { return [] }
    guard let field = dispute.field, let target = dispute.target else { return [] }
    open(SettleForm(field: field, name: dispute.name), on: Subject(target))
    return []
  }

  /// Why `=` does nothing here.
  var whyNotSettled: String {
    guard let dispute = disputeHere else {
      return "Nothing here is contested; \(keys[.views]), disagreements lists what is."
    }
    if dispute.field != nil, let refusal = writeRefusal { return refusal }
    let why = dispute.kind == .contested ? "No event settles this" : "No value is in dispute here"
    return "\(why): \(dispute.fix.text(keys.name))."
  }
}
