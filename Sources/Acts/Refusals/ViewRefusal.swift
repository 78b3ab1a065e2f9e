/// Why a view is not kept, renamed, moved or found.
package enum ViewRefusal: Error, Hashable, Sendable {
  case noName, longName, strangeName
  /// The program's own views stay as they are.
  case isProgram(String)
  case isTaken(String)
  /// Nothing is called that; what there is.
  case unknown(String, [String])
  case cannotMove(String)
  /// The file that keeps them cannot be read, and is not written over.
  case unreadable(String)

  /// The most characters of a name.
  package static let longestName = 60

  package var words: String {
    switch self {
    case .noName: "A view needs a name; type one behind save."
    case .longName: "A view's name has at most \(ViewRefusal.longestName) characters."
    case .strangeName: "A view's name has no control characters; type it anew."
    case .isProgram(let name): "“\(name)” is the program's own view; save yours under another name."
    case .isTaken(let name): "There is a view “\(name)” already; give another name."
    case .unknown(let name, let all):
      "There is no view “\(name)”; "
        + (all.isEmpty ? "none is saved yet." : "there are \(all.joined(separator: ", ")).")
    case .cannotMove(let name): "“\(name)” stands at that end already."
    case .unreadable(let why): "Your views cannot be read: \(why); mend the file or move it away."
    }
  }
}
