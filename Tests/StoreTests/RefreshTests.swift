import Acts
import Dates
import Entities
import Journal
import Register
import TestSupport
import Testing

@testable import Store

/// Reading on: what others wrote since, and what changed in the six files.
@Suite("Refresh")
struct RefreshTests {
  @Test("Nothing new is nil; own appends are no news", arguments: Scene.Place.allCases)
  func nothing(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    #expect(try program.refresh() == nil)
    try program.note("1")
    #expect(try program.refresh() == nil)
    try program.note("2")
    #expect(try program.refresh() == nil)
  }

  @Test("Events of others, and the rows they touch", arguments: Scene.Place.allCases)
  func others(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var one = try scene.open("omar", seed: 1)
    var two = try scene.open("aylin", seed: 2)
    try two.set(.inProgress, of: "two")
    let row = try one.register.row(named: "two")
    _ = try #require(try one.refresh())
    #expect(one.register.delivery(row).status == .inProgress)
    try two.note("said")
    let news = try #require(try one.refresh())
    #expect(news.rows == [try one.register.row(named: "one")])
    #expect(news.added.map { one.register.journal.events[$0].note } == ["said"])
  }

  @Test("One of the six files changed: all is read again", arguments: Scene.Place.allCases)
  func bases(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    try scene.files.put("\(scene.folder)/commitments.json", "[]")
    let news = try #require(try program.refresh())
    #expect(news.filesChanged && news.isReadAnew)
    #expect(news.added == [])
    #expect(program.register.count == 0)
    #expect(program.notes == ["1"])
    #expect(try program.refresh() == nil)
    #expect {
      try program.note("2")
    } throws: { error in
      if case StoreError.refused(.unknownItem("commitment/one")) = error { true } else { false }
    }
    #expect(program.notes == ["1"])
  }

  @Test(
    "A file gone for a moment: an error, the register as it was, and then it goes on",
    arguments: Scene.Place.allCases)
  func moment(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    var program = try scene.open()
    try program.note("1")
    let path = "\(scene.folder)/register.json"
    let bytes = try scene.files.get(path)
    try scene.files.remove(path)
    #expect(error { try program.refresh() }?.exitCode == 66)
    #expect(error { try program.note("2") }?.exitCode == 66)
    #expect(program.register.count == 3)
    #expect(program.notes == ["1"])
    try scene.files.put(path, bytes)
    #expect(try program.refresh()?.filesChanged == true)
    #expect(program.notes == ["1"])
  }

  @Test(
    "A new event after lines read before changed is told as new, the others are not",
    arguments: Scene.Place.allCases)
  func anew(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let lines = (1...3).map { Scene.line("ana-aaaaaa:\($0)", "\($0)") + "\n" }
    try scene.put("ana-aaaaaa.jsonl", lines[0] + lines[1])
    var program = try scene.open()
    try scene.put("ana-aaaaaa.jsonl", lines[1] + lines[2])
    let news = try #require(try program.refresh())
    #expect(news.isReadAnew)
    #expect(news.added.map { program.register.journal.events[$0].note } == ["3"])
    #expect(program.notes == ["2", "3"])
  }

  @Test(
    "As of a day, later events of others do not count, and reading goes on",
    arguments: Scene.Place.allCases)
  func asOf(_ place: Scene.Place) throws {
    let scene = try Scene(place)
    let day = try #require(Day("2025-11-08"))
    var program = try scene.open(asOf: day)
    try scene.put("ana-aaaaaa.jsonl", Scene.line("ana-aaaaaa:1") + "\n")
    #expect(try program.refresh()?.added.count == 1)
    #expect(program.register.journal.counted == [true])
  }
}
