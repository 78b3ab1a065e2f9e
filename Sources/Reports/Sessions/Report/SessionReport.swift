import Entities
package import Query
package import Register
package import Sheets

/// The report of a session: what was promised, what came of it and on whose word, for those who
/// were not there. HTML and Markdown hold the same.
package enum SessionReport {
  /// What a report is asked to hold.
  package struct Options: Hashable, Sendable {
    /// Which items; figures and tensions follow the items they belong to.
    package var filter: Filter
    /// What “changed since” means; nil is since the last session held.
    package var period: Period?
    /// For others: without what is the secretariat's own, saying so on the cover.
    package var isShareable: Bool

    package init(filter: Filter = Filter(), period: Period? = nil, isShareable: Bool = false) {
      self.filter = filter
      self.period = period
      self.isShareable = isShareable
    }
  }

  /// A report, and what was left out of it: that is for whoever makes it, not for its readers.
  package struct Written: Sendable {
    /// Text of the register is escaped in it.
    package let text: String
    /// `2 notes`, `1 follow-up of the secretariat itself`, …; empty for an internal one.
    package let withheld: [String]
  }

  /// - Parameters:
  ///   - register: As of the day the report is of.
  ///   - options: What it holds.
  ///   - format: HTML, one self-contained file: no script, no request to anywhere, A4 in print, dark
  ///     and light on a screen; or else Markdown, which holds the same.
  /// - Returns: The report, and what a shareable one withholds.
  package static func write(
    _ register: Register, _ options: Options = Options(), as format: Format
  ) -> Written {
    var writer = SessionWriter(register, options)
    let facts = writer.facts()
    let sections = [
      writer.overview(), writer.overdue(), writer.pending(), writer.domains(), writer.balance(),
      writer.figures(), writer.changes(), writer.tensions(), writer.agenda(), writer.items(),
    ]
    let paper = Paper(
      language: register.header.language, title: register.header.title,
      cover: writer.cover(facts),
      // What was cited is known at the end.
      sections: (sections + [writer.sources()]).enumerated().map { $1.numbered($0 + 1) })
    return Written(
      text: format == .html ? paper.html : paper.markdown, withheld: writer.withheld.words)
  }
}
