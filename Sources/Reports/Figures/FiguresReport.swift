import Entities
package import Register
import Screen
package import Sheets
package import Summary

/// Every indicator with its readings, as `ahd figures` writes it. A reading nobody gave is
/// `?`: unknown, never 0.
package struct FiguresReport: Report {
  let register: Register
  let figures: [Figure]

  /// - Parameters:
  ///   - register: Where the indicators are.
  ///   - figures: Which of them; nil for all.
  package init(_ register: Register, _ figures: [Figure]? = nil) {
    self.register = register
    self.figures = figures ?? register.figures
  }

  /// A heading an indicator, a line a reading with its bar; bars are to scale within one indicator.
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    for figure in figures {
      sheet.blank()
      sheet.heading(
        "\(figure.indicator.title), in \(figure.indicator.unitTitle) · \(figure.indicator.id)")
      if let caution = figure.indicator.caution { sheet.aside(Words(caution)) }
      if figure.lines.isEmpty { sheet.add("? nothing reported: unknown, not 0") }
      sheet.table(register.readings(of: figure))
      if let next = figure.nextWords { sheet.aside("next: \(next)") }
    }
    if figures.isEmpty { sheet.add("This register follows no figures.") }
    return sheet
  }

  /// What else is to be known of a reading.
  static func remark(_ line: Figure.Line) -> String { line.remarks().joined(separator: ", ") }
}
