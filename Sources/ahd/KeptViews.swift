import Dashboard
import Query
import Register
import Screen
import Search
import Store

/// The views the person keeps: read at the start, changed on disk whenever one is saved,
/// renamed, moved or deleted.
struct KeptViews {
  private let file = ViewsFile(
    folder: Paths.configuration,
    salt: String((0..<6).compactMap { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() })
  )

  /// What is kept, with a sentence for what cannot be read.
  func load() -> (views: [SavedView], words: String?) {
    let book = file.load()
    let more = book.faults.count > 1 ? " (and \(book.faults.count - 1) more)" : ""
    return (book.views, book.faults.first.map { "\(Paths.short(file.path)), \($0)\(more)" })
  }

  /// Gives them to the dashboard.
  func load(into state: inout DashboardState) {
    let (views, words) = load()
    state.personalViews = views
    if let words { state.refused(words) }
  }

  func perform(_ change: ViewChange, told: String, in state: inout DashboardState) {
    do {
      state.changedViews(change, try file.change(change).views, told: told)
    } catch {
      state.refused(error.words)
    }
  }
}

extension [SavedView] {
  /// The one of a name, or the only one that begins with it; else a failure with those there are,
  /// or with why “mine” is none of them.
  func named(_ name: String, in register: Register, party: String?) throws(Failure) -> SavedView {
    let wanted = Folding.fold(name)
    let exact = filter { Folding.fold($0.name) == wanted }
    let hits = exact.isEmpty ? filter { Folding.fold($0.name).starts(with: wanted) } : exact
    guard let view = hits.first, hits.count == 1 || !exact.isEmpty else {
      if wanted == Folding.fold(SavedView.mine), let why = register.whyNotMine(.init(party: party))
      {
        throw Failure(64, "No items are yours: \(why).")
      }
      let list = (hits.isEmpty ? self : hits).map(\.name).joined(separator: ", ")
      let what = hits.isEmpty ? "There is no view “\(name)”" : "“\(name)” may be several views"
      throw Failure(hits.isEmpty ? 66 : 64, "\(what); choose one of \(list).")
    }
    return view
  }
}
