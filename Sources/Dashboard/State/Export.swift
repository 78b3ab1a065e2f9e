package import Check
import Dates
package import Entities
package import Query
package import Register
package import Sheets
import Summary
import Text

/// What is on screen, to be written to a file: what, how, and where.
package struct Export: Hashable, Sendable {
  /// What is written; the register as it is shown says the rest.
  package enum Content: Hashable, Sendable {
    /// Rows in their order, the filter that left them, how they are laid out.
    case items([Int32], Filter, Arrangement)
    case item(Target)
    case meetings
    /// A session by id, with its agenda.
    case agenda(String)
    /// By id.
    case figures([String])
    /// Events of one target, or of all.
    case log([Int], of: Target?)
    case changes(Period.Choice)
    case balance([Int32], Filter)
    case checks
    /// What is in dispute, as the findings it comes from.
    case disagreements([Finding])
    /// The session report; for others without what is the secretariat's own.
    case report(Filter, isShareable: Bool)
  }

  package let content: Content
  package let format: Format
  /// As typed: relative to the current folder, `~` for the home folder.
  package let path: String
  /// Whether a file that is there gives way.
  package let isReplacing: Bool
  /// What it is, for the line that tells of it: `14 of 35 items`.
  package let what: String
}

extension Export.Content {
  /// Those it can be written in, the one to begin with first.
  var formats: [Format] {
    switch self {
    case .items: [.text, .csv, .markdown, .json]
    case .figures: [.text, .csv, .json]
    case .agenda: [.text, .markdown, .json]
    case .item, .meetings, .log, .changes, .balance, .checks, .disagreements: [.text, .json]
    case .report: [.html, .markdown]
    }
  }

  /// What files of it are called.
  var name: String {
    switch self {
    case .items: "items"
    case .item(let target): String(target.slug)
    case .meetings: "meetings"
    case .agenda(let id): "agenda-\(id)"
    case .figures: "figures"
    case .log: "log"
    case .changes: "changes"
    case .balance: "balance"
    case .checks: "checks"
    case .disagreements: "disagreements"
    case .report: "report"
    }
  }
}

struct Exporting {
  let state: DashboardState

  /// What `E` writes: what the screen shows, whole and not only the rows that are seen.
  var content: Export.Content {
    if let view = state.view { return view.exported(state) }
    return switch state.focus {
    case .meetings: .meetings
    case .figures: .figures(state.register.figureOrder.map(\.id))
    default: .items(state.rows, state.filter, state.arrangement)
    }
  }

  /// `14 of 35 items`, and how they are laid out.
  func words(_ content: Export.Content) -> (what: String, how: [String]) {
    switch content {
    case .items(let rows, let filter, let arrangement):
      let all = state.register.count
      let count = rows.count == all ? counted(all, "item") : "\(rows.count) of \(all) items"
      let narrowed = filter.words(in: state.register)
      let how =
        [narrowed.isEmpty ? nil : "filter \(narrowed)", "order \(arrangement.orderWords)"]
        + [arrangement.groupWords, arrangement.columns.map { "columns \(words($0))" }]
      return (count, how.compactMap(\.self))
    case .item(let target): return (state.register.subject(target), ["as `ahd show` tells it"])
    case .meetings: return (counted(state.schedule.entries.count, "meeting"), [])
    case .agenda(let id): return ("the agenda of \(state.register.session(id)?.title ?? id)", [])
    case .figures(let ids): return (counted(ids.count, "figure"), ["with every reading"])
    case .log(let events, let target):
      let of = target.map { "of \(state.register.subject($0))" }
      return (counted(events.count, "entry", "entries"), ["oldest first"] + [of].compactMap(\.self))
    case .changes: return (counted(state.changesShown.count, "change"), [])
    case .balance(let rows, let filter):
      let narrowed = filter.words(in: state.register)
      return (
        "the balance of \(counted(rows.count, "item"))",
        narrowed.isEmpty ? [] : ["filter \(narrowed)"]
      )
    case .checks: return (counted(state.findingsShown.count, "finding"), [])
    case .disagreements(let findings): return (counted(findings.count, "disagreement"), [])
    case .report(let filter, let isShareable):
      let narrowed = filter.words(in: state.register)
      let reach = isShareable ? "without what is the secretariat's own" : "internal"
      return ("the session report", [reach] + (narrowed.isEmpty ? [] : ["filter \(narrowed)"]))
    }
  }

  private func words(_ columns: [Column]) -> String {
    columns.map(\.rawValue).joined(separator: ", ")
  }

  private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
  }

  /// A name nobody else is likely to have given: `pakistan-turkiye-items-2026-11-21.csv`.
  func fileName(_ content: Export.Content, _ format: Format) -> String {
    "\(state.register.id)-\(content.name)-\(state.register.day.text).\(format.suffix)"
  }
}

extension Suggestions {
  /// Formats, then a path.
  func exportSuggestions(_ typed: String) -> [Command.Suggestion] {
    let exporting = Exporting(state: state)
    let content = exporting.content
    let (what, how) = exporting.words(content)
    let (name, path) = Command.parts(typed) ?? ("", "")
    guard typed.contains(where: \.isWhitespace), let format = Format(named: name) else {
      let begun = content.formats.filter { $0.rawValue.hasPrefix(typed.trimmed.lowercased()) }
      return (begun.isEmpty ? content.formats : begun).map {
        Command.Suggestion(
          argument: "\($0.rawValue) \(exporting.fileName(content, $0))",
          words: "\(what) as \($0.words)")
      }
    }
    guard content.formats.contains(format) else {
      let names = content.formats.map(\.rawValue).joined(separator: ", ")
      return [Command.Suggestion(argument: typed, whyNot: "this is written as \(names)")]
    }
    let file = path.isEmpty ? exporting.fileName(content, format) : path
    let words = ([what] + how).joined(separator: ", ")
    return [Command.Suggestion(argument: "\(name) \(file)", words: words)]
  }
}

extension Command {
  /// `csv PATH`: writes what is on screen; a file that is there stays.
  static func runExport(_ text: String, _ state: inout DashboardState) -> [Effect] {
    guard state.isValid(.export), let (name, path) = Command.parts(text) else {
      return state.perform(.export)
    }
    let exporting = Exporting(state: state)
    let content = exporting.content
    guard let format = Format(named: name), content.formats.contains(format) else {
      let names = content.formats.map(\.rawValue).joined(separator: ", ")
      return state.refuse("This is written as \(names), not “\(name)”.")
    }
    let file = path.isEmpty ? exporting.fileName(content, format) : path
    return [
      .export(
        Export(
          content: content, format: format, path: file, isReplacing: false,
          what: exporting.words(content).what))
    ]
  }
}
