import Entities
import Foundation
import Interchange
import JSON
import Journal
import TestSupport
import Testing

/// The JSON Schemas of Data/schema and the reader refuse the same things, as far as a schema can
/// see them.
///
/// Needs python3 and its package jsonschema (Debian: python3-jsonschema), which `make test`
/// installs.
@Suite(.enabled(if: Python.hasSchemas, "python3 or its package jsonschema is missing"))
struct SchemaTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Broken")

  @Test func schemasAgreeWithTheReader() throws {
    let bundled = ["pakistan-turkiye", "riverbank-water"].map(Samples.data.appendingPathComponent)
    let broken = BrokenRegisterTests.names.map(Self.folder.appendingPathComponent)
    let paths = ([Samples.data.appendingPathComponent("schema")] + bundled + broken).map(\.path)
    let output = try #require(
      Python.run([Self.folder.appendingPathComponent("schema.py").path] + paths))
    let refused = try #require(try JSONValue(output).object)
    #expect(refused.count > 40 * 5)
    for file in refused {
      let found = file.value.array?.compactMap(\.string) ?? []
      #expect(try found == expected(file.key), "\(file.key)")
    }
  }

  /// Two writers' items under one name keep both, `slug~writer`, in the files made of
  /// them (docs/journal.md E16).
  @Test func schemasAgreeWithANewOpeningBalance() throws {
    var book = Book()
    for writer in ["a-aaaaaa", "b-bbbbbb"] {
      book.write(
        .added(SmallRegister.item("new")), on: .commitment("new"), by: writer,
        at: "2026-02-03T08:00:00.000Z")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try book.opened().newOpening()
    for (file, bytes) in files {
      try Data(bytes.string(0..<bytes.count).utf8).write(to: folder.appending(path: file.fileName))
    }
    let items = try #require(files[.commitments])
    #expect(items.string(0..<items.count).contains("\"new~a-aaaaaa\""))
    let output = try #require(
      Python.run([
        Self.folder.appending(path: "schema.py").path,
        Samples.data.appending(path: "schema").path, folder.path,
      ]))
    let refused = try #require(try JSONValue(output).object)
    #expect(refused.count == files.count && refused.allSatisfy { $0.value == [] }, "\(output)")
  }

  /// The paths that expected.json of the folder says the schema refuses; none for a bundled
  /// register.
  private func expected(_ name: String) throws -> [String] {
    let parts = name.split(separator: "/").map(String.init)
    let url = Self.folder.appendingPathComponent(parts[0]).appendingPathComponent("expected.json")
    guard let data = try? Data(contentsOf: url) else { return [] }
    let rows = try JSONValue(bytes: Bytes(Array(data)), in: 0..<data.count).array ?? []
    let paths = rows.filter { $0["file"]?.string == parts[1] && $0["schema"] == true }
      .compactMap { $0["path"]?.string }
    return Set(paths).sorted()
  }

  /// Every line a program writes is what the schema of an event describes.
  @Test(arguments: 0..<3)
  func schemaAgreesWithTheWriter(seed: Int) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("ahd-\(ProcessInfo.processInfo.processIdentifier)-\(seed).jsonl")
    defer { try? FileManager.default.removeItem(at: url) }
    let lines = History.random(seed: seed, steps: 200, wildness: 0).lines.map(\.text)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
    let script = Self.folder.appendingPathComponent("schema.py").path
    let output = try #require(
      Python.run([script, Samples.data.appendingPathComponent("schema").path, url.path]))
    let refused = try #require(try JSONValue(output).object)
    #expect(lines.count > 50)
    #expect(refused.map(\.value) == [[]])
  }
}
