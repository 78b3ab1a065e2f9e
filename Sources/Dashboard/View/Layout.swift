package import Screen

/// Where everything stands for a size, and how many rows each part shows. `handle` asks it too, to page and scroll.
package struct Layout: Sendable {
  package let size: Size
  let focus: Pane

  package init(_ state: DashboardState) {
    size = state.size
    focus = state.focus
  }

  /// Entries a pane shows at once; at least 1.
  package func capacity(_ pane: Pane) -> Int { max(1, size.height - 8) }

  package func pane(leftOf pane: Pane) -> Pane { pane.rawValue > 3 ? .meetings : pane }
  package func pane(rightOf pane: Pane) -> Pane { pane.rawValue <= 3 ? .items : pane }

  /// Lines of the detail pane's text.
  package func detailCount(_ state: DashboardState) -> Int { 0 }

  /// Entries or lines of the full view on top, and how many are seen.
  package func viewCount(_ state: DashboardState) -> Int { 0 }
  package func viewCapacity(_ state: DashboardState) -> Int { max(1, size.height - 3) }

  package var helpCapacity: Int { max(1, size.height - 6) }
}
