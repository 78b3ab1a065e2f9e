import JSON
package import Query
package import Register
import Screen
package import Sheets

/// The saved views as `ahd views` lists them.
package struct ViewsReport: Report {
  let register: Register
  let views: [SavedView]

  /// - Parameters:
  ///   - register: What they are asked of.
  ///   - views: In their order.
  package init(_ register: Register, _ views: [SavedView]) {
    self.register = register
    self.views = views
  }

  /// A row a view: its name, how many items it shows, what it asks, who keeps it.
  package var sheet: Sheet {
    var sheet = Sheet()
    sheet.title(Words(register.reportTitle))
    sheet.blank()
    sheet.table(
      Table(
        views, gap: 2,
        [
          .init("view", least: 12) { Words($0.name) },
          .init("items", isNumber: true) { Words(count($0).map(String.init) ?? "?") },
          .init("kept by", [.drop(2)]) { Words($0.keeper.words) },
          .init("asks", [.cut(1, to: 12), .drop(3)]) { Words($0.words(in: register)) },
        ]))
    return sheet
  }

  /// `{"format":1,"views":[…]}`: `name`, `keptBy` (program, register, person), `count` (null where
  /// its filter cannot be read in this register), `filter`, `domains`, `status`, `overdue`, `sort`,
  /// `group`, `columns` as views.json has them.
  package var json: String {
    JSONOutput.document(
      "views",
      views.map { view -> JSONValue in
        let count = count(view)
        return view.json.replacing("keptBy", with: .string(view.keeper.words))
          .replacing("count", with: count.map { .number(String($0)) } ?? .null)
      })
  }

  private func count(_ view: SavedView) -> Int? {
    guard (try? register.read(filter: view.filter.text)) != nil else { return nil }
    return register.select(view.filter).count
  }
}

extension SavedView.Keeper {
  fileprivate var words: String {
    switch self {
    case .program: "program"
    case .register: "register"
    case .person: "person"
    }
  }
}
