extension NewRegisterFault {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .noTitle: "A register needs a title; give --title."
    case .noName(let typed): "“\(typed)” has no name in it; write ID=NAME, or a name alone."
    case .notAnID(let id):
      "“\(id)” is no id: small letters and digits joined by single hyphens; write ID=NAME, or a name alone."
    case .notText: "A name holds signs that are no text, as an arrow key leaves; type it anew."
    case .none(let noun): "A register needs a \(noun); give --\(noun), once for each."
    case .sameID(let id, let plural, let names):
      "Two \(plural) come to the id “\(id)” (\(names.joined(separator: ", "))); tell them apart with ID=NAME."
    }
  }
}
