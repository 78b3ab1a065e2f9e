extension NewOpeningRefusal {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .contested(let names):
      "Two events disagree on \(list(names)); settle that first (ahd set, or s in the dashboard)."
    case .waiting(let names):
      "An event that is named has not arrived: \(list(names)); bring that writer's journal first."
    case .gap(let writer, let after, let before):
      "Between \(writer):\(after) and \(writer):\(before) events are missing; bring that writer's whole journal first."
    case .notInOrder(let event):
      "On that day \(event) counts, and an earlier event of its writer does not; give another day."
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}
