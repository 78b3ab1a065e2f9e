import ArgumentParser
import Query
import Screen

/// Order, groups and columns of a list.
struct ArrangementOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by columns, such as due,-strength.", valueName: "columns"))
  var sort: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Group by domain, party, status, strength, …", valueName: "by"))
  var group: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show these columns, in this order.", valueName: "columns"))
  var columns: String?

  /// What they make of an arrangement; the parts that are not given stay.
  func read(over start: Arrangement = Arrangement()) throws(Failure) -> Arrangement {
    var arrangement = start
    let parts: [(Arrangement.Part, String?)] = [
      (.sort, sort), (.group, group), (.columns, columns),
    ]
    do {
      for case (let part, let text?) in parts { try arrangement.set(part, text) }
    } catch {
      throw Failure(64, Shown(error.words))
    }
    return arrangement
  }
}
