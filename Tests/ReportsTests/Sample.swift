import Foundation
import JSON
import Model
import Testing

/// The bundled registers, opened without the store.
enum Sample {
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

  /// The register of a folder under Data, judged on a day.
  static func register(_ name: String = "pakistan-turkiye", on day: String = "2026-11-21") throws
    -> Register
  {
    var files: [RegisterFile: Bytes] = [:]
    for file in RegisterFile.allCases {
      let url = data.appendingPathComponent(name).appendingPathComponent(file.fileName)
      files[file] = Bytes(Array(try Data(contentsOf: url)))
    }
    return Register(files: files, today: try #require(Day(day)))
  }

  /// Every row in the order of the list.
  static func rows(_ register: Register) -> [Int32] { Order(register).rows }
}
