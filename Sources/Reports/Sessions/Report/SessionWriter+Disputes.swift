import Check
import Entities
import Register
import Sheets
import Summary

extension SessionWriter {
  // MARK: In dispute

  mutating func contestedTable(_ rows: [Int]) -> Table {
    var table = Table(
      caption: "Two records disagree; neither alone is what the register says",
      columns: [
        .init(title: "item"), .init(title: "contested"),
        .init(title: "what each says", room: .wide),
        .init(title: "sources", room: .narrow),
      ], groups: [.init(title: nil, rows: [])])
    for row in rows {
      let detail = register.detail(row, newest: 0)
      let fields = detail.contests.map(\.name).joined(separator: ", ")
      let sides = detail.contests.compactMap { inside(.contest, $0, "\(row) \($0.name)") }.flatMap(
        \.sides)
      let said = sides.map { Words($0.words) }.joined(.line)
      table.groups[0].rows.append(
        .init(cells: [
          name(detail), Words(fields), said.isEmpty ? Words("–", .quiet) : said, notes(row),
        ]))
    }
    return table
  }

  /// What else the record disagrees on, or waits for, with its sides; nil for nothing.
  mutating func disputes() -> Table? {
    var table = Table(
      caption: "In dispute besides, or waited for",
      columns: [
        .init(title: "about"), .init(title: "what"), .init(title: "what each says", room: .wide),
      ], groups: [.init(title: nil, rows: [])])
    for dispute in register.disagreements where dispute.isInDispute && isToldHere(dispute) {
      guard dispute.kind == .contested || !options.isShareable else {
        withheld.add(.matter, "\(dispute.kind) \(dispute.name) \(dispute.target?.text ?? "")")
        continue
      }
      let thing = "\(dispute.target?.text ?? "") \(dispute.name)"
      let sides = inside(.contest, dispute.sides, thing)?.map { Words($0.words) }
      table.groups[0].rows.append(
        .init(cells: [
          Words(dispute.target.map(register.subject) ?? register.header.short),
          Words(dispute.what), sides?.joined(.line) ?? Words("–", .quiet),
        ]))
    }
    return table.isEmpty ? nil : table
  }

  /// Contested items stand in a table of their own; of a part of the register
  /// only what is about it.
  private func isToldHere(_ dispute: Disagreement) -> Bool {
    let row = dispute.target.flatMap(register.row)
    if let row { return isHeld(row) && dispute.kind != .contested }
    guard isNarrowed else { return true }
    return dispute.target.flatMap(register.indicator).map { indicator in
      figuresShown.contains { $0.indicator.id == indicator.id }
    } ?? false
  }
}
