extension Filter.Fault {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch what {
    case .unknownField(let name, let nearest?):
      "There is no field “\(name)”; the nearest is \(nearest):."
    case .unknownField(let name, nil):
      "There is no field “\(name)”; fields are \(Filter.Field.all.map(\.name).joined(separator: ", ")), and quotes make it a word."
    case .noValue(let field, let example): "\(field.name): needs a value, as in \(example)."
    case .unknownValue(let value, let field, let near, let all):
      "Nothing is called “\(value)” under \(field.name):; \(choice(near, all))."
    case .notADate(let value, let field):
      "“\(value)” is not a date for \(field.name); write 2026-03-14, 2026-03, 2026-Q1, today, next-session or a meeting's id."
    case .notCompared(let sign, let field):
      "\(field.name) has no order, so “\(sign)” says nothing; write \(field.example)."
    case .openQuote: "This quote is left open; close it."
    case .openBracket: "This bracket is left open; close it, or quote it to find the sign."
    case .strayBracket: "This bracket closes nothing; leave it out, or quote it to find the sign."
    case .emptyBrackets: "Nothing stands in these brackets; put a term in or leave them out."
    case .lone(let keyword):
      "“\(keyword.rawValue)” joins nothing here; add a term, or quote it to find the word."
    case .tooDeep: "Brackets are nested more than 50 deep here; leave some out."
    case .tooMany: "A filter takes 200 terms and values; leave out what stands from here on."
    case .tooLong: "A filter takes 10,000 characters; shorten it."
    }
  }

  private func choice(_ near: [String], _ all: [String]) -> String {
    if !near.isEmpty { return "the nearest is \(near.joined(separator: " or "))" }
    guard all.count > 12 else { return "choose \(all.joined(separator: ", "))" }
    return "choose \(all.prefix(12).joined(separator: ", ")) or one of \(all.count - 12) more"
  }
}
