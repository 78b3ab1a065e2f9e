import Acts
import Entities
import JSON
import Text

extension ImportFault.What {
  /// One sentence that says what is so and what to do next.
  package var words: String {
    switch self {
    case .empty: "There is nothing in it; give a heading and a row for each item."
    case .csv(.openQuote): "This quote is not closed; a quote inside a cell is written twice."
    case .csv(.afterQuote):
      "Something stands behind a closing quote; a quote inside a cell is written twice."
    case .csv(.quoteInside):
      "A quote stands inside a cell without quotes; put the whole cell in quotes, and this one twice."
    case .csv(.notUTF8): "This is not UTF-8; save the file as UTF-8."
    case .json(let fault): "Found \(fault.found), expected \(fault.expected)."
    case .twice(let name): "The column “\(name)” stands twice; leave one out."
    case .tooManyCells(let count):
      "There are more cells than the \(count) columns of the heading; a cell with a comma needs quotes."
    case .noRows: "There is no row in it; give one for each item."
    case .notAnID(let id): "“\(id)” is no id: small letters and digits joined by single hyphens."
    case .sameID(let id): "The item “\(id)” stands in it a second time; leave one out."
    case .sameTitle(let title, let id):
      "There is an item “\(title)” already; give its id (\(id)) to change it, or another title."
    case .done(let status, let id):
      "\(status.words.capitalisedFirst) is reported, not set: ahd done \(id)."
    case .notAStatus(let text):
      "“\(text)” is no status; use one of \(Status.allCases.filter(\.isSettable).map(\.rawValue).joined(separator: ", "))."
    case .statedWithoutSource:
      "A date is stated by a source: ahd set ID due DATE --source S --paragraph N; here it is inferred or projected."
    case .kind(let expected): "Give \(expected)."
    case .refused(let refusal): refusal.words
    }
  }
}
