import Dashboard
import JSON
import Store

/// How large a person made the panes, kept between runs in the state folder:
/// `{"format": 1, "panes": {"column": {"figures": "hidden"}}}`.
struct PanesFile {
  private let file = KeptFile("\(Paths.state)/panes.json")

  /// Nil where nothing is kept yet.
  func load() -> PaneSizes? {
    guard let value = file.load(), value["format"]?.int == 1, let panes = value["panes"]?.object
    else { return nil }
    let words = panes.map { screen in
      let sizes = (screen.value.object ?? []).compactMap { pane in
        pane.value.string.map { (pane.key, $0) }
      }
      return (screen.key, Dictionary(sizes, uniquingKeysWith: { $1 }))
    }
    return PaneSizes(words: Dictionary(words, uniquingKeysWith: { $1 }))
  }

  /// A sentence where that fails.
  func save(_ sizes: PaneSizes) -> String? {
    let panes = sizes.words.sorted { $0.key < $1.key }.map { screen, panes in
      JSONMember(
        key: screen,
        value: .object(
          panes.sorted { $0.key < $1.key }
            .map { JSONMember(key: $0.key, value: .string($0.value)) }))
    }
    do {
      try file.save(
        .object([
          JSONMember(key: "format", value: .number("1")),
          JSONMember(key: "panes", value: .object(panes)),
        ]))
      return nil
    } catch {
      return "The panes are as you made them, but only for now: \(error.words)."
    }
  }
}
