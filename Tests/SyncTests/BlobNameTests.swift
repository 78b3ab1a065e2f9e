import Testing

@testable import Sync

/// What git calls a file, found without git.
@Suite struct BlobNameTests {
  @Test func emptyIsAsEverybodyKnowsIt() {
    #expect(
      ObjectID(ofFile: [], isSHA256: false).hex == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")
    #expect(
      ObjectID(ofFile: [], isSHA256: true).hex
        == "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813")
  }

  /// Lengths about the ends of blocks.
  @Test(arguments: ["sha1", "sha256"]) func itIsWhatGitSays(format: String) throws {
    let place = try GitPlace()
    defer { place.remove() }
    try place.git("init", "-q", "--object-format=\(format)", "a")
    let lengths = Array(0...130) + [1000, 4096, 65_535]
    for length in lengths {
      try place.write(
        "a/\(length)", String(repeating: "é7\n", count: length / 4).padded(to: length))
    }
    let ids = try place.run(
      ["-C", "a", "hash-object", "--no-filters"] + lengths.map { String($0) }
    ).out.split(separator: "\n").map(String.init)
    let ours = lengths.map { length in
      let text = String(repeating: "é7\n", count: length / 4).padded(to: length)
      return ObjectID(ofFile: Array(text.utf8), isSHA256: format == "sha256").hex
    }
    #expect(ours == ids)
  }
}

extension String {
  fileprivate func padded(to bytes: Int) -> String {
    self + String(repeating: "x", count: bytes - utf8.count)
  }
}
