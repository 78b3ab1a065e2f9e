package import Entities
package import Register
package import Summary

extension Register {
  /// A row a reading: its period, a bar on the scale of the figure's greatest value, targets too, the
  /// value, and behind it where it is from and what else is to be known.
  ///
  /// - Parameter figure: The figure.
  /// - Returns: A table without a heading.
  package func readings(of figure: Figure) -> Table {
    let indicator = figure.indicator
    let full = figure.lines.flatMap { [$0.actual, $0.target] }.compactMap { $0?.double }
      .filter(\.isFinite).max()
    return Table(
      figure.lines, gap: 2, margin: 2,
      [
        .init("") { Words($0.period) },
        .init("") {
          Words(Bar(value: $0.actual?.double, full: full ?? 0, .init($0.obsStatus)))
        },
        .init("", most: 26) { line in
          let second = indicator.secondUnit(line).map { " (\($0))" } ?? ""
          return Words(indicator.value(line) + second, line.actual == nil ? .unknown : .plain)
        },
        .init("", room: .flow(26)) { line in
          let source = sourceWords(line) ?? (line.actual == nil ? nil : "no source")
          let remarks = line.remarks().joined(separator: ", ")
          return Words(
            [source, remarks.isEmpty ? nil : remarks, recordedBy(line)].joined(" · "))
        },
      ])
  }
}

extension Indicator {
  /// `tonnes (t)`.
  package var unitTitle: String {
    let name = unitName ?? unit
    return name == unit ? name : "\(name) (\(unit))"
  }
}
