package import Model

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

  /// One self-contained file: no script, no request to anywhere, A4 in print, dark
  /// and light on a screen.
  ///
  /// - Parameters:
  ///   - register: As of the day the report is of.
  ///   - options: What it holds.
  /// - Returns: An HTML document; text of the register is escaped.
  package static func html(_ register: Register, _ options: Options = Options()) -> String {
    paper(register, options).html
  }

  /// - Parameters:
  ///   - register: As of the day the report is of.
  ///   - options: What it holds.
  /// - Returns: GitHub-flavoured Markdown; text of the register is escaped.
  package static func markdown(_ register: Register, _ options: Options = Options()) -> String {
    paper(register, options).markdown
  }

  static func paper(_ register: Register, _ options: Options) -> Paper {
    var writer = SessionWriter(register, options)
    let facts = writer.facts()
    let sections = [
      writer.overview(), writer.overdue(), writer.pending(), writer.domains(), writer.balance(),
      writer.figures(), writer.changes(), writer.tensions(), writer.agenda(), writer.items(),
    ]
    // What was cited, and what was withheld, is known at the end.
    return Paper(
      language: register.header.language, title: register.header.title,
      cover: writer.cover(facts),
      sections: (sections + [writer.sources()]).enumerated().map { $1.numbered($0 + 1) })
  }
}
