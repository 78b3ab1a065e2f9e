/// One object or array that is open.
struct Frame {
  /// In an array the index of the element, in an object the offset of the key's opening quote; -1
  /// before the first and after a comma.
  var place: Int
  /// Where this object's keys start among all seen keys; -1 for an array.
  let firstKey: Int
  /// A bit for each hash seen in this object: a bit that is not set proves the key new.
  var hashes: UInt64

  var isObject: Bool { firstKey >= 0 }
}

/// A key of an object that is still open.
struct SeenKey {
  let hash: UInt64
  /// Of the opening quote.
  let offset: Int
}

/// Memory for the open frames and their keys.
///
/// Of a fixed size, so that the pointers are constants; a reader that needs more takes a
/// grown copy, and so does a reader that shares it with a copy of itself. How much is in
/// use the reader knows.
final class Nesting {
  let frames: UnsafeMutablePointer<Frame>
  let frameCapacity: Int
  let keys: UnsafeMutablePointer<SeenKey>
  let keyCapacity: Int

  init(frames frameCapacity: Int = 16, keys keyCapacity: Int = 64) {
    self.frameCapacity = frameCapacity
    self.keyCapacity = keyCapacity
    frames = .allocate(capacity: frameCapacity)
    keys = .allocate(capacity: keyCapacity)
  }

  deinit {
    frames.deallocate()
    keys.deallocate()
  }

  /// A copy of what is in use, with room for twice that at least.
  func grown(depth: Int, keyCount: Int) -> Nesting {
    let copy = Nesting(
      frames: max(frameCapacity, 2 * depth), keys: max(keyCapacity, 2 * keyCount))
    copy.frames.initialize(from: frames, count: depth)
    copy.keys.initialize(from: keys, count: keyCount)
    return copy
  }
}
