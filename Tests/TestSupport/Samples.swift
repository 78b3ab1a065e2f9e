package import Dates
package import Entities
package import Foundation
package import JSON
package import Register

/// The registers under Data, found from this file. Tests read them and never write there.
package enum Samples {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder Data.
  package static let data = root.appendingPathComponent("Data")

  /// The register of Pakistan and Türkiye, 38 items.
  package static let bundled = files(in: data.appendingPathComponent("pakistan-turkiye"))

  /// An invented register with three parties.
  package static let riverbank = files(in: data.appendingPathComponent("riverbank-water"))

  /// The day on which the README shows the bundled register.
  package static let today = day("2026-11-21")

  /// The bundled register on that day, read once: reading is most of what many a test would do.
  package static let register = Register(files: bundled, today: today)

  /// The invented one on that day.
  package static let river = Register(files: riverbank, today: today)

  /// The six files of a register folder; those that are not there are left out.
  package static func files(in folder: URL) -> [RegisterFile: Bytes] {
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases {
      let url = folder.appendingPathComponent(file.fileName)
      if let data = try? Data(contentsOf: url) { files[file] = Bytes(Array(data)) }
    }
    return files
  }
}

/// The day a test spells out; a typing mistake in it stops the test.
package func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no day: \(text)") }
  return day
}

/// The moment a test spells out.
package func moment(_ text: String) -> Moment {
  guard let moment = Moment(text) else { preconditionFailure("no moment: \(text)") }
  return moment
}

/// The event id a test spells out.
package func eventID(_ text: String) -> EventID {
  guard let id = EventID(text) else { preconditionFailure("no event id: \(text)") }
  return id
}
