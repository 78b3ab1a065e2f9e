package import Acts
package import Entities
package import Register
import Search
import Text

/// A filter and an arrangement of the list under a name: a question that is asked again and again.
package struct SavedView: Hashable, Sendable {
  /// Who keeps it.
  package enum Keeper: Hashable, Sendable {
    /// The program: the questions of a secretariat's quarter.
    case program
    /// The register: an event, which every reader of the register sees.
    case register(Target)
    /// The person, in a file of their own.
    case person
  }

  package internal(set) var name: String
  package internal(set) var filter: Filter
  package internal(set) var arrangement: Arrangement
  package internal(set) var keeper: Keeper
  /// What it answers; empty for a view that somebody saved.
  package internal(set) var answers = ""

  /// - Parameters:
  ///   - name: As typed.
  ///   - filter: All its parts.
  ///   - arrangement: Order, groups and columns.
  ///   - keeper: Who keeps it.
  /// - Throws: Why it cannot be a name.
  package init(
    name: String, filter: Filter, arrangement: Arrangement, keeper: Keeper = .person
  ) throws(ViewRefusal) {
    self.init(name, filter, arrangement, keeper)
    self.name = try SavedView.name(name)
  }

  init(_ name: String, _ filter: Filter, _ arrangement: Arrangement, _ keeper: Keeper) {
    (self.name, self.filter, self.arrangement) = (name, filter, arrangement)
    self.keeper = keeper
  }

  /// The same view with another filter and arrangement.
  package func showing(_ other: SavedView) -> SavedView {
    var view = self
    (view.filter, view.arrangement) = (other.filter, other.arrangement)
    return view
  }

  /// The program's view of what the person's own party owes.
  package static let mine = "mine"

  /// The most characters of a name.
  package static let longestName = ViewRefusal.longestName

  /// A name as it is kept: one line, no blanks around it, nothing in it that is not seen.
  static func name(_ typed: String) throws(ViewRefusal) -> String {
    let name = typed.trimmed
    guard !name.isEmpty else { throw .noName }
    guard name.count <= longestName else { throw .longName }
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain else { throw .strangeName }
    return name
  }

  /// What two names are compared by: `Mine` and `mine` are one.
  var folded: [UInt8] { Folding.fold(name) }

  /// `flag:overdue · by due · grouped by domain`: what it asks and how it shows it; empty for
  /// all items as they come.
  package func words(in register: Register) -> String {
    SavedView.words(filter, arrangement, register)
  }

  /// The same of what is not saved yet.
  package static func words(
    _ filter: Filter, _ arrangement: Arrangement, _ register: Register
  ) -> String {
    let order = arrangement.sort.isEmpty ? nil : arrangement.orderWords
    let columns = arrangement.columns.map { "\($0.count) columns" }
    let filters = filter.words(in: register)
    return [filters.isEmpty ? nil : filters, order, arrangement.groupWords, columns]
      .compactMap(\.self).joined(separator: " · ")
  }
}

/// What is done to the views that somebody keeps.
package enum ViewChange: Hashable, Sendable {
  /// In the place of one of the same name, else at the end.
  case save(SavedView)
  case rename(String, to: String)
  case delete(String)
  /// Up or down among the others.
  case move(String, by: Int)
}
