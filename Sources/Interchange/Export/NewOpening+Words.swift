import Text

extension NewOpeningRefusal {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .contested(let names):
      "Two events disagree on \(names.listed(atMost: 20)); settle that first (ahd set, or s in the dashboard)."
    case .waiting(let names):
      "An event that is named has not arrived: \(names.listed(atMost: 20)); bring that writer's journal first."
    case .gap(let writer, let after, let before):
      "Between \(writer):\(after) and \(writer):\(before) events are missing; bring that writer's whole journal first."
    case .notInOrder(let event):
      "On that day \(event) counts, and an earlier event of its writer does not; give another day."
    }
  }
}
