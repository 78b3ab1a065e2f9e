import JSON
package import Query
package import Register
import Screen

/// The saved views as `ahd views` lists them.
package enum ViewsReport {
  /// A line a view: its name, how many items it shows, what it asks, who keeps it.
  ///
  /// - Parameters:
  ///   - register: What they are asked of.
  ///   - views: In their order.
  ///   - page: Every line is within its width.
  /// - Returns: Lines, each with its newline.
  package static func text(_ register: Register, _ views: [SavedView], page: Page) -> String {
    let head = page.wrapped(register.reportTitle, style: Theme.heading)
    let columns = [
      TableColumn(title: "view", cells: views.map { TableCell(page.clean($0.name)) }, least: 12),
      TableColumn(
        title: "items", cells: views.map { TableCell(count($0, register).map(String.init) ?? "?") },
        isRight: true),
      TableColumn(
        title: "kept by", cells: views.map { TableCell($0.keeper.words) },
        steps: [.init(order: 2, change: .drop)]),
      TableColumn(
        title: "asks", cells: views.map { TableCell(page.clean($0.words(in: register))) },
        steps: [.init(order: 1, change: .narrow(12)), .init(order: 3, change: .drop)]),
    ]
    let table = Table(columns: columns, gap: 2).lines(on: page)
    return (head + [""] + table).map { $0 + "\n" }.joined()
  }

  /// `{"format":1,"views":[…]}`: `name`, `keptBy` (program, register, person), `count` (null where
  /// its filter cannot be read in this register), `filter`, `domains`, `status`, `overdue`, `sort`,
  /// `group`, `columns` as views.json has them.
  ///
  /// - Parameters:
  ///   - register: What they are asked of.
  ///   - views: In their order.
  /// - Returns: JSON text with a last newline.
  package static func json(_ register: Register, _ views: [SavedView]) -> String {
    JSONOutput.document(
      "views",
      views.map { view -> JSONValue in
        let count = count(view, register)
        return view.json.replacing("keptBy", with: .string(view.keeper.words))
          .replacing("count", with: count.map { .number(String($0)) } ?? .null)
      })
  }

  private static func count(_ view: SavedView, _ register: Register) -> Int? {
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
