package import Model

extension ListReport {
  /// One record an item, under a heading. Lists stand in one cell, `; ` between; an empty cell is not stated.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  /// - Returns: RFC 4180 text; every line ends with CRLF.
  package static func csv(_ register: Register, _ rows: [Int32]) -> String {
    var csv = CSV([
      "id", "title", "summary", "domains", "strength", "status", "flags", "owedBy", "owedTo",
      "inferred", "dueText", "due", "dueEarliest", "dueLatest", "dueBasis", "late", "quantity",
      "unit", "per", "indicator", "missing",
    ])
    for row in rows { csv.add(record(register, Int(row))) }
    return csv.text
  }

  private static func record(_ register: Register, _ row: Int) -> [String] {
    let item = register.item(row)
    let due = item?.due
    let owners = register.owners(row)
    let report = register.status[row] == .reportedDone ? register.delivery(row).report : nil
    return [
      register.index.id(row), register.index.title(row), item?.summary ?? "",
      list(register.domains(row)), register.index.strength[row].rawValue,
      register.status[row].rawValue, list(register.allFlags(row, item).ids), list(owners.by),
      list(owners.to), list(item?.inferred ?? []), due?.text ?? "", due?.edtf?.text ?? "",
      due?.earliest?.text ?? "", due?.latest?.text ?? "",
      due.flatMap { $0.hasDate ? $0.basis.rawValue : nil } ?? "",
      register.lateness(row, item)?.short ?? "", item?.quantity?.value.text ?? "",
      item?.quantity?.unit ?? "", item?.quantity?.per ?? "", item?.indicator ?? "",
      list(report.map(register.missingWords) ?? []),
    ]
  }

  private static func list(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  /// A heading, a table with one row an item, and the counts.
  ///
  /// - Parameters:
  ///   - register: Where the rows are.
  ///   - rows: The items, in order.
  ///   - filter: What they were selected by, for the last line.
  /// - Returns: GitHub-flavoured Markdown; text of the register is escaped.
  package static func markdown(
    _ register: Register, _ rows: [Int32], filter: Filter = Filter()
  ) -> String {
    let table = Markdown.table(
      ["", "item", "domain", "owes", "strength", "due", "late", "status", "id"],
      rows.map { row in
        let row = Int(row)
        let item = register.item(row)
        return [
          register.flags[row].mark(), register.index.title(row), register.cell(.domain, row),
          item.map { register.owes($0) } ?? register.owes(row),
          register.index.strength[row].rawValue,
          item.map { register.dueLabel($0) } ?? register.dueLabel(row),
          register.lateness(row, item)?.short ?? "", register.statusWords(row),
          register.index.id(row),
        ]
      })
    let foot = Markdown.escape(counts(register, rows, filter))
    return
      "## \(Markdown.escape(register.reportTitle))\n\n\(rows.isEmpty ? "" : table + "\n")\(foot)\n"
  }
}

extension Register {
  /// Ids of the parties and bodies that owe a row, and of those it is owed to.
  func owners(_ row: Int) -> (by: [String], to: [String]) {
    let set = index.ownerSets[Int(index.owners[row])]
    return (Array(set.ids.prefix(set.split)), Array(set.ids.dropFirst(set.split)))
  }

  /// Ids of the domains of a row, the main one first.
  func domains(_ row: Int) -> [String] { index.domainSets[Int(index.domains[row])].ids }
}
