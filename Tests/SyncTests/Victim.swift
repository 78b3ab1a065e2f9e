import Foundation
import Testing

/// Files of the person's own, outside of all that is exchanged, which nothing may change.
final class Victim: @unchecked Sendable {
  private let place: GitPlace
  private var before: [String: Data] = [:]
  let path: String

  init(_ place: GitPlace) throws {
    self.place = place
    path = place.folder.appending(path: "victim").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try place.write("victim/mine", "mine\n")
    try look()
  }

  /// They are as they should be now.
  func look() throws { before = try state() }

  /// Moves what stands at a name of a repository to the person's files, and leaves a link to it.
  ///
  /// - Returns: The link.
  func lead(_ repository: String, _ name: String) throws -> String {
    let files = FileManager.default
    let top = place.folder.appending(path: repository).path
    let fanOut = try #require(
      try files.contentsOfDirectory(atPath: "\(top)/objects").first { $0.utf8.count == 2 })
    let link = "\(top)/\(name.replacingOccurrences(of: "XX", with: fanOut))"
    let folder = link[..<(link.lastIndex(of: "/") ?? link.endIndex)]
    try files.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
    let target = "\(path)/moved"
    if files.fileExists(atPath: link) {
      try files.moveItem(atPath: link, toPath: target)
    } else {
      try place.write("victim/moved", "mine too\n")
    }
    try files.createSymbolicLink(atPath: link, withDestinationPath: target)
    try look()
    return link
  }

  func expectUntouched(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect((try? state()) == before, "written outside", sourceLocation: sourceLocation)
  }

  private func state() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, (try? Data(contentsOf: URL(filePath: "\(path)/\(name)"))) ?? Data())
      })
  }
}
