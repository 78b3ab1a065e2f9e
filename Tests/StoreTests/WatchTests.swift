import Register
import TestSupport
import Testing

@testable import Store

@Suite("Watch")
struct WatchTests {
  @Test("What others write is told, once; nothing is told of reading")
  func told() throws {
    let scene = try Scene(.disk)
    var one = try scene.open("omar", seed: 1)
    var two = try scene.open("aylin", seed: 2)
    guard var watch = Watch(one.store.watched) else {
      Issue.record("the system watches nothing")
      return
    }
    func expectNews(_ isNews: Bool, _ location: SourceLocation = #_sourceLocation) {
      let isTold = Disk.isReadable(watch.fileDescriptor, milliseconds: isNews ? 10_000 : 0)
      let isDrained = watch.drain()
      #expect(isTold == isNews && isDrained == isNews, sourceLocation: location)
    }
    expectNews(false)
    _ = try one.refresh()
    expectNews(false)

    // The folder journal/ is made by this, so it is the parent that tells.
    try two.note("1")
    expectNews(true)
    expectNews(false)
    #expect(try one.refresh()?.added.count == 2)

    try two.note("2")
    expectNews(true)
    #expect(try one.refresh()?.added.count == 1)

    try scene.files.put("\(scene.folder)/tensions.json", "[ ]\n")
    expectNews(true)
    #expect(try one.refresh()?.filesChanged == true)
    expectNews(false)
  }
}
